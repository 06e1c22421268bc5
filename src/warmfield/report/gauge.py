"""The health gauge (7.4), first version: how lively a group's day was, against its own rhythm."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from statistics import median

from msgspec import Struct, field

from warmfield.community.ids import GroupId, MemberId
from warmfield.wording import Words, later

QUIET, BUSY, DROWNED = 0.4, 2.0, 3.5
"""Shares of the group's median day below which it is quiet, above which busy, drowned."""
FEW_DAYS = 4
"""Active days below which a group has no rhythm of its own yet."""
USEFUL_WORDS = 12
"""Effective length from which a message is taken to say something."""


class Day(Struct):
    """What the gauge needs of a group's day, counted message by message."""

    messages: int = 0
    useful: int = 0
    people: set[MemberId] = field(default_factory=set)

    def hear(self, who: MemberId, useful: bool) -> None:
        self.messages += 1
        self.useful += useful
        self.people.add(who)


class Gauge(Struct, frozen=True, kw_only=True):
    """A group's day. `usual` is the median of its active days, `useful` a share in 0..1.

    `says` is `silent`, `quiet`, `healthy`, `busy` or `drowned`; `because` a key of BECAUSE.
    """

    group: GroupId
    day: date
    messages: int
    people: int
    useful: float
    usual: float
    says: str
    because: str


SAYS = {
    "silent": later("silent"),
    "quiet": later("quiet"),
    "healthy": later("healthy"),
    "busy": later("busy"),
    "drowned": later("drowned"),
}
BECAUSE = {
    "nobody_wrote": later("Nobody wrote."),
    "far_below_usual": later("{messages} written, where {usual:g} is usual."),
    "one_person": later("Only one person wrote."),
    "as_usual": later("{messages} written, much as usual."),
    "above_usual": later("{messages} written, where {usual:g} is usual."),
    "far_above_usual": later("{messages} written, where {usual:g} is usual; it is hard to keep up."),
    "little_of_use": later("{messages} written, and only {share} % of it useful."),
    "no_rhythm_yet": later("{messages} written; too few days yet to know what is usual."),
}


def useful(words: int, question: bool, answered: bool) -> bool:
    """Tell a useful message: long enough to say something, a question, or one that drew an answer."""
    return answered or question or words >= USEFUL_WORDS


def gauge(days: Mapping[tuple[GroupId, date], Day], *, least_useful: float) -> Iterator[Gauge]:
    """Give every day of every group from its first to its last message, silent days too.

    `least_useful` is the share of useful messages under which a busy day counts as drowned.
    """
    groups: dict[GroupId, dict[date, Day]] = defaultdict(dict)
    for (group, day), heard in days.items():
        groups[group][day] = heard
    for group in sorted(groups):
        active = groups[group]
        usual = median(heard.messages for heard in active.values())
        known = len(active) >= FEW_DAYS
        for day in _every_day(min(active), max(active)):
            yield _day((group, day), active.get(day, Day()), usual, least_useful, known=known)


def _every_day(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _day(at: tuple[GroupId, date], heard: Day, usual: float, least_useful: float, *, known: bool) -> Gauge:
    people = len(heard.people)
    share = heard.useful / heard.messages if heard.messages else 0.0
    says, because = _judge(heard.messages, people, share, usual if known else 0.0, least_useful)
    return Gauge(
        group=at[0],
        day=at[1],
        messages=heard.messages,
        people=people,
        useful=round(share, 3),
        usual=usual,
        says=says,
        because=because,
    )


def _judge(  # noqa: PLR0911 - one line a case
    messages: int, people: int, share: float, usual: float, least_useful: float
) -> tuple[str, str]:
    if not messages:
        return "silent", "nobody_wrote"
    if not usual:
        return "healthy", "no_rhythm_yet"
    if messages < QUIET * usual:
        return "quiet", "far_below_usual"
    if people == 1 and usual > 2:
        return "quiet", "one_person"
    if messages > BUSY * usual and share < least_useful:
        return "drowned", "little_of_use"
    if messages > DROWNED * usual:
        return "drowned", "far_above_usual"
    return ("busy", "above_usual") if messages > BUSY * usual else ("healthy", "as_usual")


def because(day: Gauge, words: Words) -> str:
    """Say in the reader's language why the gauge stands where it stands."""
    return words(
        BECAUSE[day.because],
        messages=day.messages,
        usual=day.usual,
        share=round(day.useful * 100),
    )
