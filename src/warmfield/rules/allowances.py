"""What staff allowed a member beforehand: a permit, a link, an invitation."""

from msgspec import Struct

from warmfield.community.ids import GroupId
from warmfield.community.records import ApprovedInvitation, MemberRecord, Permit
from warmfield.reading.values import Link, Reading
from warmfield.rules.own_words import same_words
from warmfield.rules.situation import Situation


def link_approved(situation: Situation, links: tuple[Link, ...]) -> bool:
    """Whether every one of these links is covered by an approval that holds in this group."""
    here = [one for one in situation.member.links if one.group in (None, situation.group_id)]
    if any(not one.link for one in here):
        return True
    approved = {bare(one.link) for one in here}
    return bool(approved) and all(bare(link.url) in approved for link in links)


def bare(url: str) -> str:
    """Strip what doesn't change where a link leads: scheme, `www.`, a last slash, a fragment."""
    rest = url.strip().partition("#")[0].partition("://")
    host, slash, path = (rest[2] or rest[0]).partition("/")
    return host.casefold().removeprefix("www.") + (slash + path).rstrip("/")


class Agreed(Struct, frozen=True):
    """A wording staff agreed to post as an advert; `reason` says why no permit covers it any more, if so."""

    reason: str = ""


def any_wording(situation: Situation) -> bool:
    """Whether a permit in force leaves the words to the member."""
    return any(not one.text and _in_force(one, situation) for one in situation.member.permits)


def agreed(situation: Situation, reading: Reading) -> Agreed | None:
    """Tell whether a message is a wording agreed on, and whether it may be posted here and now."""
    same = [one for one in situation.member.permits if one.text and same_words(one.text, reading)]
    if not same:
        return None
    if any(_in_force(one, situation) for one in same):
        return Agreed()
    here = [one for one in same if one.group in (None, situation.group_id)]
    if not here:
        return Agreed(reason="other_group")
    if any(one.posts_left > 0 for one in here):
        return Agreed(reason="outside_window")
    return Agreed(reason="permit_used_up")


def _in_force(permit: Permit, situation: Situation) -> bool:
    here = permit.group in (None, situation.group_id)
    return here and permit.posts_left > 0 and permit.since <= situation.now <= permit.until


def invited(inviter: MemberRecord | None, name: str, group: GroupId) -> bool:
    """Whether staff agreed that `inviter` brings in `name` (a nickname or an account) here."""
    if inviter is None:
        return False
    return any(one.group in (None, group) and _means(one, name) for one in inviter.invitations)


def _means(invitation: ApprovedInvitation, name: str) -> bool:
    wanted, found = invitation.name.strip().casefold(), name.strip().casefold()
    if not wanted or wanted == found:
        return True
    return min(len(wanted), len(found)) >= 2 and (wanted in found or found in wanted)
