"""Duty in words: which hours, which days, where, as what."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from warmfield.acts.voice import text_in
from warmfield.community.ids import GroupId, PersonId
from warmfield.community.rota import Beat, Stint
from warmfield.plan.basics import DAYS
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.local_time import zone_of
from warmfield.wording import Words, later

MONTHS = (
    later("January"), later("February"), later("March"), later("April"), later("May"),
    later("June"), later("July"), later("August"), later("September"), later("October"),
    later("November"), later("December"),
)  # fmt: skip
MOST_NAMED = 3
"""More groups than this are counted instead of named."""
Hours = tuple[int, int]


def day_said(words: Words, day: date) -> str:
    """`Friday, 6 March`."""
    return words(
        "{weekday}, {day} {month}",
        weekday=words(DAYS[day.weekday()]).capitalize(),
        day=day.day,
        month=words(MONTHS[day.month - 1]),
    )


def clock_said(moment: int, clocks: ZoneInfo) -> str:
    return f"{datetime.fromtimestamp(moment, UTC).astimezone(clocks):%H:%M}"


def window_said(span: Hours, clocks: ZoneInfo) -> str:
    return "-".join(clock_said(one, clocks) for one in span)


def hours_said(words: Words, spans: Iterable[Hours], clocks: ZoneInfo) -> Iterator[str]:
    """One line for the same hours on days in a row: `Monday, 2 March to Friday, 6 March, 19:00-22:00`."""
    days = [(_day(start, clocks), window_said((start, end), clocks)) for start, end in sorted(spans)]
    for hours in dict.fromkeys(hours for _, hours in days):
        on = [day for day, there in days if there == hours]
        for first, last in _runs(on):
            said = day_said(words, first)
            if first != last:
                said = words("{first} to {last}", first=said, last=day_said(words, last))
            yield words("{days}, {hours}", days=said, hours=hours)


def _day(moment: int, clocks: ZoneInfo) -> date:
    return datetime.fromtimestamp(moment, UTC).astimezone(clocks).date()


def _runs(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    numbered = enumerate(sorted(set(days)))
    for _, run in groupby(numbered, key=lambda one: one[1] - timedelta(days=one[0])):
        together = [day for _, day in run]
        yield together[0], together[-1]


def groups_said(words: Words, rulebook: Rulebook, groups: Sequence[GroupId]) -> str:
    """The names of the groups; `all 12 groups`, or `12 groups`, where they are many."""
    if len(groups) <= MOST_NAMED:
        return words(", ").join(rulebook.group(at).name for at in groups)
    if len(groups) == len(rulebook.plan.groups):
        return words("all {count} groups", count=len(groups))
    return words("{count} groups", count=len(groups))


def duty_said(words: Words, rulebook: Rulebook, beat: Beat, who: PersonId | None = None) -> str:
    """What is done, `starter`; of several roles those the person has."""
    person = None if who is None else rulebook.plan.people.get(who)
    roles = [role for role in beat.roles if person is None or role in person.roles] or beat.roles
    said = [words(role) for role in roles]
    team = rulebook.plan.teams.get(beat.team)
    if team is not None and not said:
        said = [text_in(team.name, words.language)]
    return words(" or ").join([words(", ").join(said[:-1]), said[-1]][len(said) < 2 :])


def stints_said(
    words: Words, rulebook: Rulebook, stints: Iterable[tuple[Beat, Stint]], who: PersonId | None = None
) -> Iterator[str]:
    """Lines of hours for each duty, `Monday, 2 March, 19:00-22:00: starter in Firefly parents`."""
    clocks = zone_of(rulebook)
    by_beat: dict[Beat, list[Hours]] = {}
    for beat, one in stints:
        by_beat.setdefault(beat, []).append((one.start, one.end))
    for beat, spans in by_beat.items():
        for hours in hours_said(words, spans, clocks):
            yield words(
                "{hours}: {duty} in {groups}",
                hours=hours,
                duty=duty_said(words, rulebook, beat, who),
                groups=groups_said(words, rulebook, beat.groups),
            )


def name_of(rulebook: Rulebook, who: PersonId) -> str:
    person = rulebook.plan.people.get(who)
    return person.name if person else who


def moment_said(words: Words, moment: int, clocks: ZoneInfo) -> str:
    """`Friday, 6 March, 19:00`."""
    day = day_said(words, _day(moment, clocks))
    return words("{days}, {hours}", days=day, hours=clock_said(moment, clocks))


def window_in_words(words: Words, window: tuple[datetime, datetime], clocks: ZoneInfo) -> str:
    """`Friday, 6 March, 18:00-00:00`; whole days without the hours."""
    start, end = (one.astimezone(clocks) for one in window)
    if start.time() == end.time() == time(0):
        days = [day_said(words, one) for one in (start.date(), end.date() - timedelta(days=1))]
        return days[0] if days[0] == days[1] else words("{first} to {last}", first=days[0], last=days[1])
    until = "24:00" if end.time() == time(0) else f"{end:%H:%M}"
    return words("{days}, {hours}", days=day_said(words, start.date()), hours=f"{start:%H:%M}-{until}")
