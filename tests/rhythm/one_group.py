"""One group of the reference plan, played with the real turn; times are hours from Monday's midnight."""

from collections.abc import Iterable
from datetime import timedelta

from tests.rhythm.conftest import GROUP, MIDNIGHT, reference_rulebook

from warmfield.community.actions import Tell
from warmfield.community.events import MessageSent, PlanPublished
from warmfield.community.ids import EventId, MemberId, MessageId
from warmfield.community.pulse import PulseRecord, UsualRecord
from warmfield.community.requests import Request
from warmfield.community.warm_up_records import WarmUpRecord
from warmfield.engine.ports import Turn
from warmfield.plan.rulebook import Rulebook
from warmfield.rehearsal.play import Stage
from warmfield.rhythm.wish import Scope

STAFF = {MemberId("mo"): "mo", MemberId("tang"): "tang", MemberId("he"): "he"}


def plan_with(**parts: object) -> Rulebook:
    """The reference plan with other top parts, and a plain name for each person of the staff."""
    plan = reference_rulebook().plan
    return Rulebook(plan.model_copy(update=parts), STAFF)  # type: ignore[arg-type] # names are ids here


class OneGroup:
    """`turns` are all that were made, oldest first."""

    def __init__(self, rulebook: Rulebook | None = None) -> None:
        self.rulebook = rulebook or plan_with()
        self.stage = Stage(self.rulebook)
        self.turns: list[Turn] = []
        self.hour = 0.0
        self._take(PlanPublished(at=MIDNIGHT, id=EventId("p"), version="v", groups=(GROUP,)))

    def say(self, hour: float, who: str = "ann", text: str = "嗯", answers: str = "", **more: object) -> str:
        self.hour = hour
        event = MessageSent(
            at=MIDNIGHT + timedelta(hours=hour),
            id=EventId(f"m{len(self.turns)}"),
            group=GROUP,
            who=MemberId(who),
            nickname="乐乐爸-龙泽苑",
            text=text,
            reply_to=MessageId(answers) if answers else None,
            **more,  # type: ignore[arg-type] # a test's shorthand
        )
        self._take(event)
        return event.id

    def wait(self, hour: float) -> None:
        self.hour = hour
        self.turns += self.stage.wait(MIDNIGHT + timedelta(hours=hour))

    def days(self, hours: Iterable[float], of: Iterable[int]) -> None:
        """Somebody says something at these hours of these days."""
        at = list(hours)
        for day in of:
            for hour in at:
                self.say(24 * day + hour)

    def _take(self, event: MessageSent | PlanPublished) -> None:
        self.turns += self.stage.take(event)

    @property
    def pulse(self) -> PulseRecord:
        found = self.stage.shelf.get(PulseRecord, GROUP)
        assert found is not None
        return found

    @property
    def usual(self) -> UsualRecord:
        found = self.stage.shelf.get(UsualRecord, GROUP)
        assert found is not None
        return found

    @property
    def warmed(self) -> WarmUpRecord:
        return self.stage.shelf.get(WarmUpRecord, GROUP) or WarmUpRecord(id=GROUP)

    @property
    def scope(self) -> Scope:
        now = MIDNIGHT + timedelta(hours=self.hour)
        return Scope(rulebook=self.rulebook, view=self.stage.shelf, group=GROUP, now=now)

    def requests(self, sort: str) -> list[tuple[float, Request]]:
        """When each was made, in hours, and how it stands now."""
        return [
            ((turn.event.at - MIDNIGHT) / timedelta(hours=1), self.stage.shelf.get(Request, one.id) or one)
            for turn in self.turns
            for one in turn.requests
            if one.sort == sort
        ]

    def told(self, person: str) -> list[tuple[float, str]]:
        """The private words to somebody of the staff, with their hours; not those about duty."""
        return [
            ((turn.event.at - MIDNIGHT) / timedelta(hours=1), one.text)
            for turn in self.turns
            for one in turn.actions
            if isinstance(one, Tell) and one.member == f"lobby:{person}" and "/duty/" not in one.id
        ]

    def posts(self, clause: str) -> list[float]:
        """When the assistant said something under a row of the plan, in hours."""
        return [
            (turn.event.at - MIDNIGHT) / timedelta(hours=1)
            for turn in self.turns
            for one in turn.actions
            if one.clause == clause
        ]
