"""What staff allow: links, invitations and permits, by the console, a log or the private talk."""

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from warmfield.acts.carry import carry
from warmfield.acts.inbox import close, open_requests
from warmfield.acts.moment import Moment
from warmfield.community.actions import Post, Tell
from warmfield.community.ids import ClauseNumber, GroupId, MemberId
from warmfield.community.records import ApprovedInvitation, ApprovedLink, Permit
from warmfield.community.requests import Request
from warmfield.community.staff_commands import InvitationApproved, LinkApproved, MemberFacts, PermitGranted
from warmfield.moderation.joins import let_in_waiting
from warmfield.moderation.standing import without
from warmfield.moderation.told import allowed as told
from warmfield.rules.allowances import bare

PERMITS_KNOWN = timedelta(days=30)
"""So long after its window an agreed wording is still recognised when it is posted without a new permit."""
MOST_PERMITS = 20


def tell_member(
    moment: Moment, group: GroupId, member: MemberId, text: str, clause: ClauseNumber | None = None
) -> None:
    tell = Tell(id=moment.action_id(clause, "tell"), group=group, clause=clause, member=member, text=text)
    carry(moment, [tell])


def link_approved(moment: Moment, event: LinkApproved) -> None:
    """Answers the open request for this link where there is one."""
    for request in open_requests(moment):
        about = request.sort == "link" and request.member == event.who
        if about and (not event.link or bare(event.link) in map(bare, request.subject["link"].split())):
            approve_link(moment, close(moment, request, "approved", event.by))
            return
    allow_links(moment, event.who, [event.link], event.group)


def approve_link(moment: Moment, request: Request) -> None:
    """A held link is posted with credit and leaves no mark; one asked for may now be posted."""
    if request.member is None:
        return
    if not request.subject.get("held"):
        allow_links(moment, request.member, request.subject["link"].split(), request.group, everywhere=True)
        return
    group = moment.home(request.member, request.group)
    post = Post(
        id=moment.action_id(request.clause, "post"), group=group, clause=request.clause, text=request.ready
    )
    carry(moment, [post])
    if request.decision is not None:
        moment.draft.put(without(moment.draft.member(request.member), request.decision))
    name = moment.nickname(group, request.member)
    tell_member(moment, group, request.member, told.link_posted(moment.rulebook, group, name), request.clause)


def allow_links(
    moment: Moment, who: MemberId, links: Sequence[str], group: GroupId | None, *, everywhere: bool = False
) -> None:
    """Each link may be posted once, in `group` or, where that is None or `everywhere`, in each group."""
    member = moment.draft.member(who)
    given = tuple(ApprovedLink(link=one, group=None if everywhere else group) for one in links)
    moment.draft.put(msgspec.structs.replace(member, links=(*member.links, *given)))
    home = moment.home(who, group)
    text = told.link_allowed(moment.rulebook, home, moment.nickname(home, who), " ".join(links))
    tell_member(moment, home, who, text)


def invitation_approved(moment: Moment, event: InvitationApproved) -> None:
    for request in open_requests(moment):
        if request.sort == "invitation" and request.member == event.who and request.subject.get("invitees"):
            close(moment, request, "approved", event.by)
    allow_invitation(moment, event.who, event.invitees, event.group)


def allow_invitation(moment: Moment, who: MemberId, invitees: Sequence[str], group: GroupId | None) -> None:
    """Without a name: one person. Someone named who already waits at the door is let in."""
    left = let_in_waiting(moment, who, invitees)
    member = moment.draft.member(who)
    given = tuple(ApprovedInvitation(name=one, group=group) for one in left)
    moment.draft.put(msgspec.structs.replace(member, invitations=(*member.invitations, *given)))
    home = moment.home(who, group)
    text = told.invitation_allowed(moment.rulebook, home, moment.nickname(home, who), invitees)
    tell_member(moment, home, who, text)


def permit_granted(moment: Moment, event: PermitGranted) -> None:
    for request in open_requests(moment):
        if request.sort == "permit" and request.member == event.who:
            close(moment, request, "approved", event.by)
    since, until = event.window
    permit = Permit(since=since, until=until, posts_left=event.posts, text=event.text, group=event.group)
    allow_advert(moment, event.who, permit)


def allow_advert(moment: Moment, who: MemberId, permit: Permit) -> None:
    """A permit whose window is long over is forgotten by the way."""
    member = moment.draft.member(who)
    known = tuple(one for one in member.permits if one.until > moment.now - PERMITS_KNOWN)
    moment.draft.put(msgspec.structs.replace(member, permits=(*known, permit)[-MOST_PERMITS:]))
    home = moment.home(who, permit.group)
    tell_member(
        moment, home, who, told.permit_given(moment.rulebook, home, moment.nickname(home, who), permit)
    )


def member_facts(moment: Moment, event: MemberFacts) -> None:
    """None leaves a fact as it is."""
    facts = {
        "grade": event.grade,
        "joined": event.joined,
        "paid": event.paid,
        "on_leave_until": event.on_leave_until,
    }
    known = {name: fact for name, fact in facts.items() if fact is not None}
    moment.draft.put(msgspec.structs.replace(moment.draft.member(event.who), **known))
