"""A week's rota holds up nobody: a turn takes well under a second, whatever the plan. Prints what it took."""

from random import Random
from time import process_time

import pytest
from tests.rhythm.duty.playing import Playing
from tests.rhythm.duty.weeks import MONDAY, WEEK, Kept, plan_of, quiet_plan, reference_plan, weeks_of

from warmfield.plan.basics import DAYS
from warmfield.plan.model import Group, Plan
from warmfield.plan.sections.staffing import Duty
from warmfield.rhythm.duty.choose import choose


def alike(count: int) -> Plan:
    """Groups with the same people."""
    plan = reference_plan()
    first = next(iter(plan.groups.values()))
    return plan.model_copy(update={"groups": {f"g{number}": first for number in range(count)}})


def all_different(count: int) -> Plan:
    """Each group with four managers of twenty and three helpers of its own, and hours by chance."""
    chance = Random(5)
    people = {f"m{n}": "manager" for n in range(20)} | {f"s{n}": "starter" for n in range(8)}
    people |= {f"h{group}.{n}": "helper" for group in range(count) for n in range(3)}
    free = {who: [_hours(chance)] for who in people}
    duty = reference_plan().duty.model_dump(mode="python") | {"available": free}
    plan = plan_of(people, {"coverage": []})
    groups = {f"g{number}": _group(plan.groups["parents"], number, chance) for number in range(count)}
    return plan.model_copy(update={"groups": groups, "duty": Duty.model_validate(duty)})


def _hours(chance: Random) -> dict[str, object]:
    days = (DAYS[:5], DAYS, DAYS[4:])
    hours = f"{chance.choice((8, 9, 10, 12, 14)):02}:00-{chance.choice((18, 20, 21, 22))}:00"
    return {"hours": hours, "days": chance.choice(days)}


def _group(group: Group, number: int, chance: Random) -> Group:
    managers = chance.sample([f"m{n}" for n in range(20)], 4)
    helpers = tuple(f"h{number}.{n}" for n in range(3))
    return group.model_copy(
        update={"owner": managers[0], "managers": tuple(managers[1:]), "helpers": helpers}
    )


@pytest.mark.parametrize(
    ("name", "plan", "most"),
    [
        ("the reference plan", reference_plan(), 0.5),
        ("100 groups with the same people", alike(100), 0.5),
        ("100 groups with people of their own", all_different(100), 2.0),
    ],
)
def test_a_week_is_made_in_well_under_a_second(name: str, plan: Plan, most: float):
    """CPU time; the limits leave room for a slow machine."""
    choose.cache_clear()
    kept = Kept()
    for number in range(3):
        began = process_time()
        (week,) = weeks_of(plan, first=MONDAY + number * WEEK, kept=kept)
        took = process_time() - began
        print(f"{name}, week {number + 1}: {took:.3f} s, {len(week.beats)} beats")
        assert took < most


def test_a_year_of_duty_costs_a_rehearsal_little():
    began = process_time()
    playing = Playing(quiet_plan())
    playing.until(365, 0)
    took = process_time() - began
    print(f"a year of the reference plan's duty, {len(playing.told)} words to staff: {took:.2f} s")
    assert len(playing.weeks()) == 16
    assert took < 6
