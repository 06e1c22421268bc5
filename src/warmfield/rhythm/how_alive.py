"""How a group is doing, in a few lines: the gauge and why, the lever that is next, what warm-ups came to."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from msgspec import Struct

from warmfield.community.ids import GroupId
from warmfield.community.warm_up_records import Tried
from warmfield.rhythm.agenda import agenda
from warmfield.rhythm.last_days import last_days, today_so_far
from warmfield.rhythm.pulse.gauged import SAYS, Gauge, because
from warmfield.rhythm.warm_up.topics import topics
from warmfield.rhythm.warm_up.worked import settled
from warmfield.rhythm.wish import Item, Scope
from warmfield.wording import Words

BEST = 3
"""Topics and hours told in a few lines; the JSON has all."""
LOOK_AHEAD = timedelta(days=2)
"""How far ahead the next warm-up is told."""


class Answered(Struct, frozen=True):
    """Of the warm-ups with one topic, or in one hour: how many members answered."""

    what: str
    worked: int
    tried: int


class HowAlive(Struct, frozen=True, kw_only=True):
    """`today` is the day so far, None where nothing was heard yet; `days` the last days, oldest first."""

    group: GroupId
    today: Gauge | None
    days: tuple[Gauge, ...]
    next: Item | None
    """The next step of a warm-up, if nobody writes before."""
    worked: int
    tried: int
    by_topic: tuple[Answered, ...]
    by_hour: tuple[Answered, ...]


def how_alive(scope: Scope, days: int) -> HowAlive:
    """`days` says how many days that are over are looked at, 35 at most."""
    over = settled(scope)
    named = {topic.key: topic.text for topic in topics(scope)}
    ahead = agenda(scope, scope.now + LOOK_AHEAD)
    return HowAlive(
        group=scope.group,
        today=today_so_far(scope),
        days=tuple(last_days(scope, days)),
        next=next((one for one in ahead if one.wish.sort == "warm_up" and one.wish.speaks), None),
        worked=sum(bool(one.answered) for one in over),
        tried=len(over),
        by_topic=_counted([(named.get(one.topic, ""), one) for one in over]),
        by_hour=_counted([(f"{one.hour:02}:00", one) for one in over]),
    )


def lines(alive: HowAlive, scope: Scope, words: Words) -> Iterator[str]:
    """The group's name and gauge first, then what stands behind it."""
    name = scope.plan_group.name
    if alive.today is None:
        yield words("{group}: nothing heard yet.", group=name)
        return
    says = words(SAYS[alive.today.says])
    yield words("{group}: {says} so far today. {why}", group=name, says=says, why=because(alive.today, words))
    yield "  " + words(
        "Members who wrote: {people} of {around} in four weeks; useful: {share} %; apart from them staff: "
        "{staff}, assistant: {ours}.",
        people=alive.today.people,
        around=alive.today.around,
        share=round(alive.today.useful * 100),
        staff=alive.today.staff,
        ours=alive.today.ours,
    )
    for day in reversed(alive.days):
        says = words(SAYS[day.says])
        yield "  " + words("{day}: {says}. {why}", day=f"{day.day:%m-%d}", says=says, why=because(day, words))
    yield from ("  " + line for line in _levers(alive, scope, words))


def _levers(alive: HowAlive, scope: Scope, words: Words) -> Iterator[str]:
    if alive.next is not None and not alive.next.held:
        at = alive.next.at.astimezone(scope.clocks)
        yield words("{time}: {what}.", time=f"{at:%m-%d %H:%M}", what=alive.next.wish.title)
    if alive.tried:
        yield words("Warm-ups answered: {worked} of {tried}.", worked=alive.worked, tried=alive.tried)
        for one in (*alive.by_topic[:BEST], *alive.by_hour[:BEST]):
            said = words("{worked} of {tried}", worked=one.worked, tried=one.tried)
            yield words("· {what}: {said}", what=one.what or words("own words"), said=said)


def _counted(named: Sequence[tuple[str, Tried]]) -> tuple[Answered, ...]:
    """The best first."""
    tried = Counter(what for what, _ in named)
    worked = Counter(what for what, one in named if one.answered)
    counted = (Answered(what, worked[what], times) for what, times in tried.items())
    return tuple(sorted(counted, key=lambda one: (-one.worked / one.tried, -one.tried, one.what)))
