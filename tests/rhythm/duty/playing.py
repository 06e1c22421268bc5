"""A plan in force in virtual time: staff write to the assistant, the clock runs, words to staff are heard."""

from datetime import UTC, datetime, timedelta

from warmfield.community import actions as a
from warmfield.community import events as e
from warmfield.community.ids import EventId, MemberId, RequestId
from warmfield.community.requests import Request
from warmfield.community.rota import DutyRecord, RotaRecord
from warmfield.engine.alarm import event_of
from warmfield.engine.ports import Turn
from warmfield.plan.model import Plan
from warmfield.plan.rulebook import Rulebook
from warmfield.rehearsal.play import Stage

SHANGHAI = timedelta(hours=8)
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


class Playing:
    """Days count from 1, a Monday; hours are the plan's own, in Shanghai."""

    def __init__(self, plan: Plan) -> None:
        self.stage = Stage(Rulebook(plan))
        self.now = MONDAY - SHANGHAI
        self.told: list[tuple[str, str]] = []
        self.asked: list[Request] = []
        self.turns = 0
        self.publish(plan)

    def at(self, day: int, hour: float) -> datetime:
        return MONDAY - SHANGHAI + timedelta(days=day - 1, hours=hour)

    def publish(self, plan: Plan) -> None:
        self.stage._rulebook = Rulebook(plan)
        self._take(e.PlanPublished(at=self.now, id=self._id(), version="1"))

    def until(self, day: int, hour: float) -> list[tuple[str, str]]:
        """Let the clock run; give what staff were told meanwhile, person and text."""
        before = len(self.told)
        self.now = self.at(day, hour)
        for made in self.stage.wait(self.now):
            self._hear(made)
        return self.told[before:]

    def sleep_until(self, day: int, hour: float) -> None:
        """The machine sleeps; then the clock of duty is the first to ring, late."""
        self.now = self.at(day, hour)
        late = next(one for one in self.stage._timers.values() if one.sort == "duty")
        self.stage._due.clear()
        self._take(event_of(late, self.now))

    def says(self, person: str, text: str) -> str:
        """Somebody of the staff writes to the assistant; give its answer to them."""
        self.now += timedelta(minutes=1)
        before = len(self.told)
        self._take(e.Whispered(at=self.now, id=self._id(), who=MemberId(f"lobby:{person}"), text=text))
        answers = [said for who, said in self.told[before:] if who == person]
        return answers[-1] if answers else ""

    def take(self, event: e.Event) -> None:
        self._take(event)

    def request(self, number: str) -> Request:
        found = self.stage.shelf.get(Request, RequestId(number))
        assert found is not None
        return found

    def duty(self) -> DutyRecord:
        return self.stage.shelf.get(DutyRecord, "") or DutyRecord()

    def weeks(self) -> list[RotaRecord]:
        records = self.stage.shelf._records.values()
        return sorted((one for one in records if isinstance(one, RotaRecord)), key=lambda one: one.monday)

    def _id(self) -> EventId:
        return EventId(f"e{self.now.isoformat()}")

    def _take(self, event: e.Event) -> None:
        for made in self.stage.take(event):
            self._hear(made)

    def _hear(self, made: Turn) -> None:
        self.turns += 1
        self.asked += made.requests
        self.told += [
            (one.member.removeprefix("lobby:"), one.text) for one in made.actions if isinstance(one, a.Tell)
        ]
