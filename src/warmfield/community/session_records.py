"""Sessions with a topic: the one a group has now, and those that staff planned ahead."""

from datetime import datetime
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from warmfield.community.ids import GroupId, MemberId, MessageId, PersonId


class Voice(Struct, frozen=True, omit_defaults=True):
    """Who leads or speaks: a person of the plan, or a guest, whose account may not be known yet."""

    name: str
    person: PersonId | None = None
    member: MemberId | None = None

    def is_of(self, member: MemberId, person: PersonId | None) -> bool:
        return (self.person is not None and self.person == person) or self.member == member


class Planned(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A session as it is meant to be. `key` names it once and for all."""

    key: str
    topic: str
    starts: datetime
    ends: datetime
    where: str
    """The key of the plan file, or the event by which staff asked for it."""
    host: Voice | None = None
    speakers: tuple[Voice, ...] = ()
    focus: bool = False
    """Only the speakers and staff may write meanwhile."""
    summary: bool = True

    def has_floor(self, member: MemberId, person: PersonId | None) -> bool:
        voices = self.speakers if self.host is None else (self.host, *self.speakers)
        return any(one.is_of(member, person) for one in voices)


class Question(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a member asked. `at` is in POSIX seconds; `text` and `answer` are shortened."""

    message: MessageId
    who: MemberId
    name: str
    text: str
    at: float
    in_pause: bool = False
    """It came, or was put, while the speaker was silent, so that what they say next answers it."""
    number: int = 0
    """Under which it was put to the speaker; 0: not yet."""
    answer: str = ""


class Link(Struct, frozen=True, array_like=True):
    url: str
    who: MemberId


class Open(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A session that is on. Bounded: what is kept of the talk are its last meanings and pieces."""

    of: Planned
    since: datetime
    until: datetime
    spoke_at: float = 0.0
    """When someone with the floor wrote last, in POSIX seconds."""
    asked_at: float = 0.0
    """When they last asked the others something."""
    put_at: float = 0.0
    """When questions were last put to the speaker."""
    pause: bool = False
    """The host called for the questions."""
    questions: tuple[Question, ...] = ()
    links: tuple[Link, ...] = ()
    people: dict[MemberId, int] = {}
    """How many messages each wrote who took part."""
    told: dict[MemberId, int] = {}
    """How often each was told that they are off topic."""
    suggested_at: float = 0.0
    """When the host was last asked about something that may be off topic."""
    talk: tuple[bytes, ...] = ()
    """Meanings of the topic and of what those with the floor said, newest last."""
    lately: tuple[bytes, ...] = ()
    """Meanings of what was said last and not off topic."""
    pieces: tuple[int, ...] = ()
    """Hashes of the pieces of words that were heard, newest last."""
    apart: tuple[float, ...] = ()
    """When members last wrote what has no piece in common with all that."""


class Closed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A session that is over and whose digest isn't posted yet."""

    of: Planned
    since: datetime
    ended: datetime
    questions: tuple[Question, ...] = ()
    links: tuple[Link, ...] = ()
    people: dict[MemberId, int] = {}


class News(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the group has to hear of a session ahead: that it is moved, or called off."""

    key: str
    at: datetime
    until: datetime
    topic: str
    text: str
    where: str


class SessionRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One group's sessions. At most one is on."""

    id: GroupId
    on: Open | None = None
    over: tuple[Closed, ...] = ()
    """The last few whose digest isn't posted yet."""
    ahead: tuple[Planned, ...] = ()
    """Those that staff planned, besides the plan's fixtures."""
    off: tuple[str, ...] = ()
    """Keys of those called off or already begun, the latest last."""
    news: tuple[News, ...] = ()
    answered_at: float = 0.0
    """When the group was last answered what is on, in POSIX seconds."""

    def erased(self, member: MemberId) -> "SessionRecord":
        """Without what a member asked and shared; that they took part stays, as a number."""
        on = None if self.on is None else _without(self.on, member)
        return replace(self, on=on, over=tuple(_without(one, member) for one in self.over))


S = TypeVar("S", Open, Closed)


def _without(session: S, member: MemberId) -> S:
    return replace(
        session,
        questions=tuple(one for one in session.questions if one.who != member),
        links=tuple(one for one in session.links if one.who != member),
    )
