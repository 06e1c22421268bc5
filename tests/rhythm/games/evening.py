"""A group at play: messages at a second, the clock let run, what the assistant said."""

from datetime import UTC, datetime, timedelta

from tests.moderation.chat import Chat, reference_plan

from warmfield.community import actions as a
from warmfield.community import events as e
from warmfield.community.game_records import GameRecord
from warmfield.engine.alarm import event_of
from warmfield.engine.ports import Turn
from warmfield.plan.model import Plan
from warmfield.plan.rulebook import Rulebook

SEVEN = datetime(2026, 3, 2, 11, tzinfo=UTC)
"""Seven in the evening in Shanghai."""
HOST = "lobby:tang"
GROUP = "parents"


class Evening(Chat):
    """Members go by their account as nickname; the host is the plan's."""

    def __init__(self, plan: Plan | None = None, secret: bytes = b"home") -> None:
        super().__init__(plan or reference_plan())
        self.rulebook = Rulebook(self.rulebook.plan, secret=secret)
        self.now = SEVEN

    def hear(self, who: str, text: str, *, seconds: float = 1.0, nickname: str = "") -> list[str]:
        """What the assistant says to it in the group."""
        self.run(timedelta(seconds=seconds))
        self.count += 1
        event = e.MessageSent(
            at=self.now, id=f"e{self.count}", group=GROUP, who=who, nickname=nickname or who, text=text
        )
        return posts(self.take(event))

    def run(self, length: timedelta) -> list[str]:
        """Let the clock run; a timer falls due at its time."""
        until, said = self.now + length, []
        while ripe := sorted((one.due, one.id) for one in self.timers.values() if one.due <= until):
            due, name = ripe[0]
            self.now = max(self.now, due)
            said += posts(self.take(event_of(self.timers.pop(name), self.now)))
        self.now = until
        return said

    def sleep(self, until: datetime) -> list[str]:
        """The machine is off until then: what is due meanwhile falls due late."""
        self.now = until
        return self.run(timedelta(0))

    @property
    def record(self) -> GameRecord:
        return self.records.kept[GameRecord, GROUP]


def posts(done: Turn) -> list[str]:
    return [one.text for one in done.actions if isinstance(one, a.Post)]
