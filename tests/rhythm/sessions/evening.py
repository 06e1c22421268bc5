"""An evening in a group with a host, a speaker and members: what is said goes through the real turn."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace
from tests.moderation.chat import Chat, reference_plan

from warmfield.community import actions as a
from warmfield.community.ids import GroupId
from warmfield.community.rhythm_records import Pause, RhythmRecord
from warmfield.community.session_records import Open, Planned, SessionRecord
from warmfield.engine.ports import Turn
from warmfield.reading.read import read
from warmfield.rhythm.sessions.session_slots import planned_ahead
from warmfield.rhythm.wish import Scope

PARENTS = GroupId("parents")
EIGHT = datetime(2026, 3, 2, 12, tzinfo=UTC)
"""Monday, eight in the evening in Shanghai."""
TALK = "开始分享：绘本怎么选 30分钟 主讲 沈博士"
HOST, SPEAKER = "lobby:tang", "lobby:shen"
ANN, BEN = "lobby:ann", "lobby:ben"


class Evening(Chat):
    """Every minute somebody writes. No fixtures and no reminders, so that nothing else falls due."""

    def __init__(self, **sessions: object) -> None:
        plan = reference_plan()
        settings = plan.rhythm.sessions.model_copy(update=sessions)
        rhythm = plan.rhythm.model_copy(update={"fixtures": (), "reminders": None, "sessions": settings})
        super().__init__(plan.model_copy(update={"rhythm": rhythm}))

    def hear(self, who: str, text: str, nickname: str = "", reply_to: str | None = None) -> Turn:
        return self.say(who, text, nickname=nickname or who, reply_to=reply_to, reading=read(text))

    def wait(self, length: timedelta) -> list[Turn]:
        """Let time pass: what falls due falls due, in its order."""
        until, turns = self.now + length, []
        while due := [one for one in self.timers.values() if one.due <= until]:
            turns.append(self.due(min(due, key=lambda one: (one.due, one.id)).sort))
        self.now = until
        return turns

    def pause_posts(self, length: timedelta) -> None:
        """A person asked for quiet."""
        known = self.records.kept[RhythmRecord, PARENTS]
        self.records.kept[RhythmRecord, PARENTS] = replace(known, pause=Pause(self.now + length, None, ""))  # type: ignore[type-var]

    @property
    def record(self) -> SessionRecord:
        return self.records.kept.get((SessionRecord, PARENTS)) or SessionRecord(id=PARENTS)  # type: ignore[return-value]

    @property
    def session(self) -> Open:
        assert self.record.on is not None
        return self.record.on

    @property
    def ahead(self) -> list[Planned]:
        """The sessions of the next days."""
        scope = Scope(rulebook=self.rulebook, view=self.records, group=PARENTS, now=self.now)
        return list(planned_ahead(scope))

    @property
    def is_closed_to_members(self) -> bool:
        """What the platform was told last."""
        told = [one for one in self.actions if isinstance(one, a.Focus | a.Unfocus)]
        return bool(told) and isinstance(told[-1], a.Focus)


def posts(*turns: Turn) -> list[str]:
    return [one.text for turn in turns for one in turn.actions if isinstance(one, a.Post)]


def told(turn: Turn, who: str) -> str:
    return "\n".join(one.text for one in turn.actions if isinstance(one, a.Tell) and one.member == who)
