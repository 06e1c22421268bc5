"""What every rota keeps, whatever the plan: availability, coverage, fairness, and the same again."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rhythm.duty.weeks import MONDAY, plan_of, weeks_of

from warmfield.community.rota import NOBODY, RotaRecord
from warmfield.plan.basics import DAYS
from warmfield.plan.model import Plan
from warmfield.plan.sections.staffing import Available, Coverage
from warmfield.rhythm.duty.choose import choose
from warmfield.rhythm.duty.make_rota import hours_of

ROLES = ("manager", "helper", "starter")
STEP = 1800
clock = st.integers(12, 44).map(lambda half: f"{half // 2:02}:{half % 2 * 30:02}")
hours = st.tuples(clock, clock).filter(lambda two: two[0] != two[1]).map("-".join)
days = st.sets(st.sampled_from(DAYS), min_size=1).map(sorted)
free = st.lists(st.fixed_dictionaries({"hours": hours, "days": days}), max_size=3)
line = st.fixed_dictionaries(
    {
        "hours": hours,
        "days": days,
        "roles": st.sets(st.sampled_from(ROLES), min_size=1, max_size=2).map(sorted),
        "people": st.integers(1, 3),
    }
)
zones = st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York"])
mondays = st.sampled_from([MONDAY, date(2026, 3, 23), date(2026, 10, 19), date(2026, 10, 26)])
Made = tuple[dict[str, str], dict[str, Any]]


@st.composite
def made(
    draw: st.DrawFn, turns: tuple[str, ...] = ("1 week", "1 day", "3 days", "2 weeks", "2 hours")
) -> Made:
    names = [f"p{number}" for number in range(draw(st.integers(1, 6)))]
    people = {who: draw(st.sampled_from(ROLES)) for who in names}
    duty = {
        "coverage": draw(st.lists(line, min_size=1, max_size=4)),
        "available": {who: draw(free) for who in names} | {"nobody": []},
        "turn": draw(st.sampled_from(turns)),
    }
    return people, duty


def inside(window: Coverage | Available, local: datetime) -> bool:
    """Whether a moment lies in hours and days of the plan, by the clock on the wall."""
    today, before = DAYS[local.weekday()], DAYS[local.weekday() - 1]
    if window.hours.start < window.hours.end:
        return today in window.days and window.hours.start <= local.time() < window.hours.end
    evening = today in window.days and local.time() >= window.hours.start
    return evening or (before in window.days and local.time() < window.hours.end)


def moments(plan: Plan, monday: date) -> Iterator[tuple[int, int, datetime]]:
    """Every half hour that a line of the plan wants covered in the week: line, moment, local time."""
    clocks = ZoneInfo(plan.community.time_zone)
    start = int(datetime(monday.year, monday.month, monday.day, tzinfo=clocks).timestamp())
    for moment in range(start, start + 8 * 86400, STEP):
        local = datetime.fromtimestamp(moment, UTC).astimezone(clocks)
        for at, one in enumerate(plan.duty.coverage):
            over_midnight = one.hours.start > one.hours.end and local.time() < one.hours.end
            begins = (local.date() - monday).days - over_midnight
            if inside(one, local) and 0 <= begins < 7:
                yield at, moment, local


def able_and_free(plan: Plan, at: int, local: datetime) -> set[str]:
    wanted = set(plan.duty.coverage[at].roles)
    return {
        who
        for who, person in plan.people.items()
        if set(person.roles) & wanted and any(inside(one, local) for one in plan.duty.available[who])
    }


def people_on(rota: RotaRecord, at: int, moment: int) -> list[str]:
    return [one.person for one in rota.stints if one.beat == at and one.start <= moment < one.end]


@settings(max_examples=50, deadline=None)
@given(made(), zones, mondays)
def test_whoever_can_is_on_duty_where_people_are_wanted_and_nobody_else(plan: Made, zone: str, monday: date):
    people, duty = plan
    whole = plan_of(people, duty, zone)
    rota = weeks_of(whole, first=monday)[0]
    for at, moment, local in moments(whole, monday):
        on = people_on(rota, at, moment)
        staffed, free = [one for one in on if one != NOBODY], able_and_free(whole, at, local)
        assert set(staffed) <= free
        assert len(set(staffed)) == len(staffed) == min(whole.duty.coverage[at].people, len(free))
        assert len(on) == whole.duty.coverage[at].people


@settings(max_examples=30, deadline=None)
@given(made(), zones, mondays)
def test_nobody_is_on_duty_outside_the_hours_to_cover(plan: Made, zone: str, monday: date):
    people, duty = plan
    whole = plan_of(people, duty, zone)
    rota = weeks_of(whole, first=monday)[0]
    wanted = {(at, moment) for at, moment, _ in moments(whole, monday)}
    on = {(one.beat, moment) for one in rota.stints for moment in range(one.start, one.end, STEP)}
    assert on == wanted


@settings(max_examples=20, deadline=None)
@given(made())
def test_the_same_weeks_are_made_again(plan: Made):
    first = weeks_of(plan_of(*plan), 3)
    choose.cache_clear()
    assert weeks_of(plan_of(*plan), 3) == first


@settings(max_examples=50, deadline=None)
@given(made(("1 week", "1 day", "3 days")), st.integers(1, 3))
def test_eight_weeks_are_fair_between_people_who_can_stand_in_for_one_another(plan: Made, peers: int):
    """They differ by no more than the longest turn, or half a day where turns are short."""
    people, duty = plan
    for number in range(peers):
        people = people | {f"peer{number}": people["p0"]}
        duty = duty | {"available": duty["available"] | {f"peer{number}": duty["available"]["p0"]}}
    whole = plan_of(people, duty)
    weeks = weeks_of(whole, 8)
    hours = hours_of(weeks)
    alike = ["p0", *(f"peer{number}" for number in range(peers))]
    spread = [hours.get(who, 0.0) for who in alike]
    assert max(spread) - min(spread) <= max(longest_turn(weeks, alike), 12.0)


def longest_turn(weeks: list[RotaRecord], people: list[str]) -> float:
    """The most hours of a line that one person had in a week."""
    return max(
        (
            sum(one.end - one.start for one in week.stints if (one.beat, one.person) == (beat, who)) / 3600
            for week in weeks
            for beat in range(len(week.beats))
            for who in people
        ),
        default=0.0,
    )
