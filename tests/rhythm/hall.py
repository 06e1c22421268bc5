"""A community in virtual time whose plan may change: the real turn, and timers that fall due."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from warmfield.community import actions as a
from warmfield.community import events as e
from warmfield.community.calendar_records import OccurrenceRecord
from warmfield.community.draft import R, Record, key_of
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.records import Timer
from warmfield.engine.alarm import event_of
from warmfield.engine.turn import turn
from warmfield.plan import reference
from warmfield.plan.load import load
from warmfield.plan.model import Plan
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.sections.library import Content

PARENTS, TRIAL = GroupId("parents"), GroupId("trial")
SHANGHAI = ZoneInfo("Asia/Shanghai")
LEO, MIA = MemberId("lobby:leo"), MemberId("lobby:mia")
HOST = MemberId("lobby:tang")


def plan_with(**rhythm: object) -> Plan:
    """The reference plan in English, with a rhythm of its own: nothing comes but what is given."""
    plan = load(reference.text("en"), "plan.yaml").plan
    assert plan is not None
    kept = {"fixtures": (), "reminders": None, "warm_up": None} | rhythm
    return plan.model_copy(update={"rhythm": plan.rhythm.model_copy(update=kept), "content": Content()})


def at(day: int, hour: int, minute: int = 0, month: int = 3, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


class Hall:
    """`posts` and `told` keep what was said, with the moment; day 2 of March 2026 is a Monday."""

    def __init__(self, plan: Plan, start: datetime | None = None) -> None:
        self.rulebook = Rulebook(plan)
        self.kept: dict[tuple[type[Record], str], Record] = {}
        self.timers: dict[str, Timer] = {}
        self.now = start or at(2, 9)
        self.posts: list[tuple[datetime, GroupId, str]] = []
        self.told: list[tuple[datetime, MemberId, str]] = []
        self.count = 0
        self.publish(plan)

    def get(self, sort: type[R], key: str) -> R | None:
        return cast("R | None", self.kept.get((sort, key)))

    def publish(self, plan: Plan) -> None:
        self.rulebook = Rulebook(plan)
        self.take(e.PlanPublished, version="v")

    def until(self, moment: datetime) -> "Hall":
        """Let the clock run; what falls due until then is carried out in its order."""
        while due := [one for one in self.timers.values() if one.due <= moment]:
            timer = min(due, key=lambda one: (one.due, one.id))
            del self.timers[timer.id]
            self.now = max(self.now, timer.due)
            self._turn(event_of(timer, self.now))
        self.now = max(self.now, moment)
        return self

    def asleep_until(self, moment: datetime) -> "Hall":
        """The machine sleeps: what was due meanwhile falls due at `moment`."""
        self.now = moment
        return self.until(moment)

    def take(self, event: Any, **fields: Any) -> None:  # noqa: ANN401 - any event, by its fields
        self.count += 1
        self._turn(event(at=self.now, id=EventId(f"e{self.count}"), **fields))

    def say(
        self, who: MemberId, text: str, nickname: str = "Leo's dad - Longze Garden", group: GroupId = PARENTS
    ) -> None:
        self.take(e.MessageSent, group=group, who=who, nickname=nickname, text=text)

    def whisper(self, who: MemberId, text: str) -> str:
        """Give the answer."""
        self.take(e.Whispered, who=who, text=text, group=PARENTS)
        return next(said for _, member, said in reversed(self.told) if member == who)

    def occurrence(self, key: str) -> OccurrenceRecord:
        found = self.get(OccurrenceRecord, key)
        assert found is not None
        return found

    def posted(self) -> list[str]:
        return [text for _, _, text in self.posts]

    def _turn(self, event: e.Event) -> None:
        made = turn(self.rulebook, self, event)
        for record in (*made.requests, *made.records):
            self.kept[type(record), key_of(record)] = record
        for gone in made.cancelled:
            self.timers.pop(gone, None)
        self.timers.update({timer.id: timer for timer in made.timers})
        self._hear(made.actions)

    def _hear(self, actions: Iterable[a.Action]) -> None:
        for action in actions:
            if isinstance(action, a.Post):
                self.posts.append((self.now, action.group, action.text))
            elif isinstance(action, a.Tell):
                self.told.append((self.now, action.member, action.text))


HOUR = timedelta(hours=1)
