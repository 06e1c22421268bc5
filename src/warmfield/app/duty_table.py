"""A rota as people and programs read it: who, when, where; the gaps; everybody's hours."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from rich.cells import cell_len, set_cell_size

from warmfield.community.rota import NOBODY, RotaRecord
from warmfield.plan.basics import DAYS
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.duty.duty_words import day_said, duty_said, groups_said, name_of, window_said
from warmfield.rhythm.duty.gaps import gap_said, gaps_of
from warmfield.rhythm.duty.make_rota import hours_of
from warmfield.rhythm.local_time import zone_of
from warmfield.wording import Words

EVER = datetime(1970, 1, 1, tzinfo=UTC)


def table(rotas: Sequence[RotaRecord], rulebook: Rulebook, words: Words) -> Iterator[str]:
    """A week a part: the hours of each duty with the people, then gaps, then hours."""
    if not rulebook.plan.duty.coverage:
        yield words("The plan asks for nobody on duty: `duty.coverage` is empty.")
        return
    for rota in rotas:
        last = rota.monday + timedelta(days=6)
        yield words("{first} to {last}", first=day_said(words, rota.monday), last=day_said(words, last))
        for number, beat in enumerate(rota.beats):
            rows = list(_rows(rota, number, rulebook, words))
            if rows:
                yield f"  {duty_said(words, rulebook, beat)} · {groups_said(words, rulebook, beat.groups)}"
                yield from _aligned(rows)
        yield from _gaps(rota, rulebook, words)
        yield "  " + words("Hours on duty: {hours}", hours=_hours(rota, rulebook, words))


def _rows(rota: RotaRecord, number: int, rulebook: Rulebook, words: Words) -> Iterator[tuple[str, str, str]]:
    """Hours, name, days: one row for the same hours of one person."""
    clocks = zone_of(rulebook)
    days: dict[tuple[str, str], set[int]] = {}
    for one in rota.stints:
        if one.beat == number:
            name = words("nobody") if one.person == NOBODY else name_of(rulebook, one.person)
            day = datetime.fromtimestamp(one.start, UTC).astimezone(clocks).weekday()
            days.setdefault((window_said((one.start, one.end), clocks), name), set()).add(day)
    for hours, name in sorted(days):
        yield hours, name, _days(sorted(days[hours, name]), words)


def _days(days: Sequence[int], words: Words) -> str:
    """`every day`, `Monday to Friday`, `Monday, Wednesday`."""
    if len(days) == len(DAYS):
        return words("every day")
    names = [words(DAYS[day]).capitalize() for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return words("{first} to {last}", first=names[0], last=names[-1])
    return words(", ").join(names)


def _aligned(rows: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    widths = [max(cell_len(row[at]) for row in rows) for at in range(2)]
    for hours, name, days in rows:
        yield f"    {set_cell_size(hours, widths[0])}  {set_cell_size(name, widths[1])}  {days}"


def _gaps(rota: RotaRecord, rulebook: Rulebook, words: Words) -> Iterator[str]:
    gaps = list(gaps_of(rota, EVER))
    yield "  " + (words("Gaps:") if gaps else words("No gaps."))
    for gap in gaps:
        yield f"    {gap_said(words, rulebook, gap, gap.beat.groups)}"


def _hours(rota: RotaRecord, rulebook: Rulebook, words: Words) -> str:
    """Everybody who could be on duty, the busiest first; an hour in half of the groups is half an hour."""
    hours = hours_of([rota])
    people = sorted({*hours, *rota.could}, key=lambda who: (-hours.get(who, 0.0), who))
    said = (f"{name_of(rulebook, who)} {hours.get(who, 0.0):.1f}".removesuffix(".0") for who in people)
    return words(", ").join(said)


def as_json(rotas: Sequence[RotaRecord]) -> dict[str, object]:
    """For programs: version 1, times in UTC; a stint without a person is a gap."""
    return {"version": 1, "weeks": [_week(rota) for rota in rotas]}


def _week(rota: RotaRecord) -> dict[str, object]:
    return {
        "monday": rota.monday,
        "stints": [
            {
                "from": datetime.fromtimestamp(one.start, UTC),
                "until": datetime.fromtimestamp(one.end, UTC),
                "person": one.person or None,
                "roles": rota.beats[one.beat].roles,
                "team": rota.beats[one.beat].team,
                "groups": rota.beats[one.beat].groups,
            }
            for one in rota.stints
        ],
        "hours": {who: round(hours, 2) for who, hours in sorted(hours_of([rota]).items())},
    }
