"""An answer of the staff is taken back: the item is open again; what it gave goes, if nobody used it yet."""

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from warmfield.acts.carry import carry
from warmfield.acts.moment import Moment
from warmfield.acts.put_off import open_again
from warmfield.acts.voice import in_voice
from warmfield.community.actions import Readmit
from warmfield.community.draft import Draft, View
from warmfield.community.findings import Decision
from warmfield.community.ids import MemberId
from warmfield.community.records import ApprovedInvitation, ApprovedLink, MemberRecord, Permit
from warmfield.community.request_sorts import by_done
from warmfield.community.requests import Request
from warmfield.moderation.grants import tell_member
from warmfield.rhythm.answered import ANSWERED
from warmfield.wording import Words, later

T = TypeVar("T")
OPEN = later("It is open.")
OVER = later("It was of no use any more, so there is nothing to take back.")
DECIDED = later("The decision itself is taken back, with an apology.")
POSTED = later("It is posted already; a post can't be unsaid.")
USED = later("It was used already, so it can't be taken back.")
LET_IN = later("They were let in already. Whoever should go again is removed in the group.")
TURNED_AWAY = later("They were told no at the door; they can ask again.")
GRANTED = later("The member was told sorry already, and everything is as it was before.")
FOLLOWED = later("Other things followed from it already, so it can't be taken back here.")
STANDS = {"review": DECIDED, "join": LET_IN, "appeal": GRANTED, "link": POSTED}
"""Approvals by sort."""
GRANTS = ("link", "invitation", "permit")
REFUSALS = {"join": TURNED_AWAY} | dict.fromkeys(("review", "appeal", *GRANTS), "")


def stands(view: View | Draft, request: Request) -> str:
    """Why an answer can't be taken back (a sentence of the catalogue); empty where it can."""
    if request.state in ("open", "over"):
        return OPEN if request.state == "open" else OVER
    if request.sort in ANSWERED:
        return FOLLOWED
    if by_done(request.sort):
        return ""
    if request.state == "refused":
        return REFUSALS.get(request.sort, FOLLOWED)
    return _approved(view, request)


def _approved(view: View | Draft, request: Request) -> str:
    subject, member = request.subject, request.member
    if request.sort == "invitation" and "joined" in subject:
        return ""
    if request.sort in GRANTS and not subject.get("held"):
        known = None if member is None else view.get(MemberRecord, member)
        return "" if known is not None and _without_grant(known, request) != known else USED
    return STANDS.get(request.sort, FOLLOWED)


def take_back(moment: Moment, request: Request) -> bool:
    """False where it stands."""
    if stands(moment.draft, request):
        return False
    match request.sort, request.state:
        case (("link" | "invitation" | "permit"), "approved") if request.member is not None:
            moment.draft.put(_without_grant(moment.draft.member(request.member), request))
        case "invitation", "refused" if "joined" in request.subject:
            _welcome_back(moment, request)
        case (("review" | "appeal"), "refused"):
            _undecided(moment, request)
        case _:
            pass
    if request.member is not None and _was_told(request):
        _tell(moment, request, request.member)
    open_again(moment, request)
    return True


def _was_told(request: Request) -> bool:
    """A newcomer who may stay was told nothing."""
    stays = "joined" in request.subject and request.state == "approved"
    return request.sort in (*GRANTS, "appeal") and not stays


def _without_grant(member: MemberRecord, request: Request) -> MemberRecord:
    """As far as it wasn't used: each grant once, the latest of those that are alike."""
    subject = request.subject
    match request.sort:
        case "link":
            links = [ApprovedLink(link=one) for one in subject.get("link", "").split()]
            return replace(member, links=_less(member.links, links))
        case "invitation":
            names = [one for one in subject.get("invitees", "").split("\n") if one] or [""]
            given = [ApprovedInvitation(name=one) for one in names]
            return replace(member, invitations=_less(member.invitations, given))
        case _:
            return replace(member, permits=_unused(member.permits, request))


def _less(held: tuple[T, ...], given: Sequence[T]) -> tuple[T, ...]:
    left = list(reversed(held))
    for one in given:
        if one in left:
            left.remove(one)
    return tuple(reversed(left))


def _unused(permits: tuple[Permit, ...], request: Request) -> tuple[Permit, ...]:
    text = request.subject.get("text", "")
    alike = [one for one in permits if one.text == text and one.group == request.group and one.posts_left]
    return _less(permits, alike[-1:])


def _undecided(moment: Moment, request: Request) -> None:
    decision = None if request.decision is None else moment.draft.get(Decision, request.decision)
    if decision is None:
        return
    if request.sort == "appeal":
        moment.draft.put(replace(decision, appeal="open"))
    elif not decision.actions:
        rung = request.subject.get("rung", "")
        moment.draft.put(replace(decision, decided_by=None, why_passed="", rung=rung))


def _welcome_back(moment: Moment, request: Request) -> None:
    if request.group is None or request.member is None:
        return
    action = moment.action_id("undo", "readmit")
    carry(moment, [Readmit(id=action, group=request.group, member=request.member)])


def _tell(moment: Moment, request: Request, member: MemberId) -> None:
    home = moment.home(member, request.group)
    name, words = moment.nickname(home, member), moment.words(home)
    lines = [_said(words, request), words("You hear from me as soon as they have answered.")]
    tell_member(moment, home, member, in_voice(moment.rulebook, home, name, lines), request.clause)


def _said(words: Words, request: Request) -> str:
    if "joined" in request.subject:
        return words("We were too quick to say goodbye, and I am sorry. You are welcome back.")
    if request.state == "approved":
        return words(
            "I am sorry: the managers' yes came too early. Please wait with it; they look at it again."
        )
    return words("I am sorry: the managers' no came too early. They look at it again.")
