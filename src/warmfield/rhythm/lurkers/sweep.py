"""The sweep: who has been silent for longest and is spared by nothing gets a friendly word."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.capabilities import Can
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import MembershipRecord, Timer
from warmfield.plan.sections.rhythm_parts import Lurkers
from warmfield.rhythm.lurkers.by_hand_words import ask_for_words
from warmfield.rhythm.lurkers.silent_since import asks_after, is_dry, settings_for, silent_since
from warmfield.rhythm.lurkers.spared import why_spared
from warmfield.rhythm.wish import Item

LATE = timedelta(hours=12)
"""A friendly word that could not go out on its day is left for the next sweep."""
QUIET = timedelta(weeks=1)
"""Where nobody at all has written for so long, the group needs warming up, not clearing out."""


class Silent(Struct, frozen=True, order=True):
    """`last`: POSIX seconds of the last thing known of them, reading too."""

    last: float
    member: MemberId


def sweep(moment: Moment, item: Item) -> None:
    """Choose, and let the words go out over the rest of the managers' day."""
    settings = settings_for(moment.rulebook, item.group)
    if settings is None or is_dry(moment.rulebook):
        return
    moment.draft.put(replace(moment.draft.sweep(item.group), swept_at=moment.now))
    if _is_quiet(moment, item.group):
        return
    chosen = [one.member for one in sorted(silent(moment, item.group, settings))[: settings.at_most]]
    if Can.TELL in moment.rulebook.capabilities(item.group).can:
        moment.draft.timers.extend(_over_the_day(moment, item, chosen))
    elif chosen:
        ask_for_words(moment, item.group, settings, chosen)


def _is_quiet(moment: Moment, group: GroupId) -> bool:
    last = moment.draft.group(group).last
    return not last or moment.now.timestamp() - last[-1].at > QUIET.total_seconds()


def silent(moment: Moment, group: GroupId, settings: Lurkers) -> Iterator[Silent]:
    """Everyone of the group who may be asked."""
    sweep = moment.draft.sweep(group)
    pending = {one.member for one in (*sweep.told, *sweep.proposed)}
    known_since = moment.draft.rhythm(group).since
    before = moment.now - asks_after(moment.rulebook, group, settings)
    for member in moment.draft.roster(group).members:
        here = moment.draft.membership(group, member)
        since = silent_since(here, known_since)
        if since <= before and member not in pending and not_spared(moment, settings, here):
            yield Silent(max(since, here.signs.read or since).timestamp(), member)


def may_be_asked(moment: Moment, settings: Lurkers, here: MembershipRecord) -> bool:
    """Still there, still silent for long enough, still spared by nothing."""
    since = silent_since(here, moment.draft.rhythm(here.group).since)
    silent_for = moment.now - since
    long_enough = silent_for >= asks_after(moment.rulebook, here.group, settings)
    return here.listed and long_enough and not_spared(moment, settings, here)


def not_spared(moment: Moment, settings: Lurkers, here: MembershipRecord) -> bool:
    """Nor being asked in another group: nobody gets the same question twice at a time."""
    member = moment.draft.member(here.member)
    asked_elsewhere = any(one != here.group for one in member.told_in)
    if member.erased or asked_elsewhere:
        return False
    return not why_spared(moment.rulebook, settings, here, member, moment.now)


def _over_the_day(moment: Moment, item: Item, chosen: Sequence[MemberId]) -> Iterator[Timer]:
    """Evenly until the end of the hours, so that no platform takes it for a mass mailing."""
    for nth, member in enumerate(chosen):
        yield Timer(
            id=f"lurker_word/{item.group}/{member}",
            sort="lurker_word",
            due=moment.now + nth * (item.wish.until - moment.now) / len(chosen),
            group=item.group,
            member=member,
            late_after=LATE.total_seconds(),
        )
