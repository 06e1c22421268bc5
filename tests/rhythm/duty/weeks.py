"""Plans with a duty of their own, and weeks of rota made one after the other."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import cast

from warmfield.community.draft import R, Record, key_of
from warmfield.community.rota import RotaRecord
from warmfield.plan import reference
from warmfield.plan.load import load
from warmfield.plan.model import Person, Plan
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.sections.library import Content
from warmfield.plan.sections.rhythm_parts import Rhythm
from warmfield.plan.sections.staffing import Duty
from warmfield.rhythm.duty.make_rota import made_rota

MONDAY = date(2026, 3, 2)
EARLY = datetime(2026, 1, 1, tzinfo=UTC)
WEEK = timedelta(weeks=1)


@cache
def reference_plan() -> Plan:
    loaded = load(reference.text("en"), "plan.yaml")
    assert loaded.plan is not None
    return loaded.plan


def quiet_plan() -> Plan:
    """The reference plan, in which nothing falls due but duty."""
    return reference_plan().model_copy(update={"rhythm": Rhythm(), "content": Content()})


def plan_of(people: dict[str, str], duty: dict[str, object], zone: str = "Asia/Shanghai") -> Plan:
    """`people` maps ids to roles, `helper, host`; the one group has nobody of its own."""
    plan = reference_plan()
    named = {who: Person(name=who, roles=tuple(roles.split(", "))) for who, roles in people.items()}
    first = next(iter(plan.groups.values()))
    group = first.model_copy(update={"owner": "nobody", "managers": (), "helpers": ()})
    return plan.model_copy(
        update={
            "people": named,
            "groups": {"parents": group},
            "duty": Duty.model_validate(duty),
            "community": plan.community.model_copy(update={"time_zone": zone}),
        }
    )


class Kept:
    """A view over a dictionary."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.records = {(type(one), key_of(one)): one for one in records}

    def get(self, sort: type[R], key: str) -> R | None:
        return cast("R | None", self.records.get((sort, key)))

    def put(self, record: Record) -> None:
        self.records[type(record), key_of(record)] = record


def weeks_of(plan: Plan, count: int = 1, first: date = MONDAY, kept: Kept | None = None) -> list[RotaRecord]:
    """Weeks made one after the other, each knowing those before."""
    kept, rulebook = kept or Kept(), Rulebook(plan)
    made = []
    for number in range(count):
        rota = made_rota(kept, rulebook, first + number * WEEK, EARLY)
        kept.put(rota)
        made.append(rota)
    return made
