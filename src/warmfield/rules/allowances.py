"""What staff allowed a member beforehand: a permit, a link, an invitation."""

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


def permits_here(situation: Situation) -> list[Permit]:
    """Give the member's permits that hold in this group now and aren't used up."""
    return [
        one
        for one in situation.member.permits
        if one.posts_left > 0
        and one.since <= situation.now <= one.until
        and one.group in (None, situation.group_id)
    ]


def permitted(situation: Situation, reading: Reading) -> bool:
    """Whether a permit covers this message: any wording, or the one agreed on."""
    return any(not one.text or same_words(one.text, reading) for one in permits_here(situation))


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
