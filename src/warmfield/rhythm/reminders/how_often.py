"""How often the rules are repeated now: the plan's base, raised while more is broken than is usual here."""

from collections import Counter
from datetime import date
from math import exp

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.ids import ClauseNumber, GroupId
from warmfield.community.rhythm_records import Broken, RhythmRecord
from warmfield.plan.sections.rhythm_parts import Reminders
from warmfield.rhythm.local_time import day_of, zone_of

WEEK = 7
USUAL_WEEKS = 8
"""The group's own normal is the mean of the eight weeks before the last."""
KEPT_DAYS = WEEK * (USUAL_WEEKS + 1)
UNUSUAL, ODD = 0.05, 0.2
"""Chances, by a Poisson law of the usual rate, at which so many breaches raise the rate fully, or by half."""


def broken(moment: Moment, group: GroupId, clause: ClauseNumber) -> None:
    """Somebody was met under a clause: remember it for how often the rules are repeated, and which first."""
    day = day_of(moment.now, zone_of(moment.rulebook))
    moment.draft.put(count_broken(moment.draft.rhythm(group), clause, day))


def count_broken(record: RhythmRecord, clause: ClauseNumber, day: date) -> RhythmRecord:
    """Count one more breach of a clause on a local day."""
    today = day.toordinal()
    kept = [one for one in record.broken if one.day > today - KEPT_DAYS]
    count = next((one.count for one in kept if (one.day, one.clause) == (today, clause)), 0)
    rest = tuple(one for one in kept if (one.day, one.clause) != (today, clause))
    return replace(record, broken=(*rest, Broken(today, clause, count + 1)))


def a_week(settings: Reminders, record: RhythmRecord, day: date) -> float:
    """Reminders a week, from the plan's `a_week` to its `at_most`."""
    recent, usual = _rates(record, day)
    if recent >= settings.raise_at:
        return settings.at_most
    chance = _at_least(recent, max(usual, 1.0))
    if chance < UNUSUAL:
        return settings.at_most
    return (settings.a_week + settings.at_most) / 2 if chance < ODD else settings.a_week


def most_broken(record: RhythmRecord, day: date) -> list[ClauseNumber]:
    """Clauses by how often they were broken in four weeks, the most first."""
    since = day.toordinal() - 4 * WEEK
    counts: Counter[ClauseNumber] = Counter()
    for one in record.broken:
        if one.day > since:
            counts[one.clause] += one.count
    return [clause for clause, _ in sorted(counts.items(), key=lambda found: (-found[1], found[0]))]


def _rates(record: RhythmRecord, day: date) -> tuple[int, float]:
    """Breaches of the last seven days, and the usual number a week before."""
    today = day.toordinal()
    recent = sum(one.count for one in record.broken if today - WEEK < one.day <= today)
    before = sum(one.count for one in record.broken if one.day <= today - WEEK)
    weeks = min(USUAL_WEEKS, max(1.0, (today - WEEK - record.since.date().toordinal()) / WEEK))
    return recent, before / weeks


def _at_least(count: int, mean: float) -> float:
    """The chance of `count` or more where `mean` is usual (Poisson)."""
    term, below = exp(-mean), 0.0
    for number in range(count):
        below += term
        term *= mean / (number + 1)
    return max(0.0, 1.0 - below)
