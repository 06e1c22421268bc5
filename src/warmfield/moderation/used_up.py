"""An approval that covered something is used up by it."""

from collections.abc import Iterable

import msgspec

from warmfield.acts.moment import Moment
from warmfield.community.actions import Tell
from warmfield.community.findings import Finding
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import ApprovedLink, MemberRecord, Permit
from warmfield.moderation.breach import Breach, Weighed
from warmfield.moderation.told.allowed import receipt_text
from warmfield.reading.read import read
from warmfield.rules.allowances import bare
from warmfield.rules.own_words import same_words


def use_up(moment: Moment, breach: Breach) -> None:
    """Take what covered the breach's findings off the record of whom it was given to."""
    for why in dict.fromkeys(one.why for one in breach.weighed if one.band == "pass"):
        covered = next(one for one in breach.weighed if one.why == why)
        match why:
            case "permit":
                _post_of_permit(moment, breach, covered)
            case "approved_link":
                _link(moment, breach, covered.finding)
            case "approved_invitation":
                _invitation(moment, breach, covered.finding)
            case _:
                pass


def _post_of_permit(moment: Moment, breach: Breach, covered: Weighed) -> None:
    """One post less, and a receipt to the member. A permit used up is kept: its wording may come again."""
    member = moment.draft.member(breach.member)
    reading = read(breach.quote)
    fitting = (one for one in member.permits if not one.text or same_words(one.text, reading))
    used = next((one for one in fitting if holds(one, breach.group, moment)), None)
    if used is None:
        return
    less = msgspec.structs.replace(used, posts_left=used.posts_left - 1)
    permits = tuple(less if one is used else one for one in member.permits)
    moment.draft.put(msgspec.structs.replace(member, permits=permits))
    text = receipt_text(moment.rulebook, breach.group, breach.nickname, less)
    clause = covered.clause.number
    moment.draft.actions.append(
        Tell(
            id=moment.action_id(clause, "tell"),
            group=breach.group,
            clause=clause,
            member=breach.member,
            text=text,
        )
    )


def holds(permit: Permit, group: GroupId, moment: Moment) -> bool:
    here = permit.group in (None, group)
    return here and permit.posts_left > 0 and permit.since <= moment.now <= permit.until


def _link(moment: Moment, breach: Breach, finding: Finding) -> None:
    """Once in each group: an approval for all groups lives on in the plan's others."""
    member = moment.draft.member(breach.member)
    link = bare(str(finding.facts.get("link", "")))
    matching = (
        one for one in member.links if one.group in (None, breach.group) and bare(one.link) in ("", link)
    )
    used = next(matching, None)
    if used is None:
        return
    rest = [one for one in member.links if one is not used]
    if used.group is None and used.link:
        rest += _elsewhere(used, breach.group, moment.rulebook.plan.groups)
    moment.draft.put(msgspec.structs.replace(member, links=tuple(rest)))


def _elsewhere(used: ApprovedLink, here: GroupId, groups: Iterable[GroupId]) -> list[ApprovedLink]:
    return [ApprovedLink(link=used.link, group=group) for group in groups if group != here]


def _invitation(moment: Moment, breach: Breach, finding: Finding) -> None:
    inviter = moment.draft.member(MemberId(str(finding.facts.get("inviter", ""))))
    name = breach.nickname.strip().casefold()
    used = best_invitation(inviter, name, breach.group)
    left = tuple(one for at, one in enumerate(inviter.invitations) if at != used)
    moment.draft.put(msgspec.structs.replace(inviter, invitations=left))


def best_invitation(inviter: MemberRecord, name: str, group: GroupId) -> int:
    """Find the invitation that names this person, else one that names nobody; -1 when none is left."""
    here = [at for at, one in enumerate(inviter.invitations) if one.group in (None, group)]
    named = [at for at in here if inviter.invitations[at].name and alike(inviter.invitations[at].name, name)]
    return next(iter([*named, *(at for at in here if not inviter.invitations[at].name), *here]), -1)


def alike(invited: str, name: str) -> bool:
    """Whether a name an invitation was agreed for means this nickname; the empty one means anybody."""
    wanted, found = invited.strip().casefold(), name.strip().casefold()
    return wanted in found or (len(found) > 1 and found in wanted)
