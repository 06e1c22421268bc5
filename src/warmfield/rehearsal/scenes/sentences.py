"""One maker of events for each sentence of a scene."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Protocol

from msgspec import Struct

from warmfield.community import events as e
from warmfield.community.findings import Decision
from warmfield.community.ids import EventId, GroupId, MemberId, MessageId, PersonId, RequestId
from warmfield.community.piece_events import PieceFound
from warmfield.community.staff_commands import (
    DecisionUndone,
    InvitationApproved,
    LinkApproved,
    MemberFacts,
    PermitGranted,
    RequestAnswered,
)
from warmfield.rehearsal.errors import RehearsalError
from warmfield.rehearsal.member_facts import read_facts
from warmfield.rehearsal.scenes.script import Step

ANSWERS = {
    "approves": "approve", "refuses": "refuse", "has done": "done", "takes": "take", "passes": "pass",
}  # fmt: skip


class Names(Protocol):
    """What the makers ask of the director."""

    def at(self, day: int, clock: time) -> datetime: ...
    def date_of(self, day: int) -> date: ...
    def today(self) -> int: ...
    def member(self, name: str) -> MemberId: ...
    def name_of(self, member: MemberId) -> str: ...
    def rename(self, member: MemberId, nickname: str) -> None: ...
    def said(self, group: GroupId, member: MemberId, message: MessageId) -> None: ...
    def last_message(self, step: Step, name: str) -> MessageId: ...
    def last_decision(self, step: Step, name: str) -> Decision: ...
    def person(self, name: str) -> PersonId: ...


class Told(Struct, frozen=True, kw_only=True):
    """A sentence with its moment and place."""

    step: Step
    at: datetime
    id: EventId
    group: GroupId
    director: Names

    def __getitem__(self, name: str) -> str:
        return self.step.parts.get(name, "")

    def who(self, name: str = "who") -> MemberId:
        return self.director.member(self[name])

    def maybe(self, name: str) -> MemberId | None:
        return self.who(name) if self[name] else None

    def by(self) -> PersonId:
        return self.director.person(self["by"])


def _says(told: Told) -> e.Event:
    who = told.who()
    if told["to"] == "private":
        return e.Whispered(
            at=told.at, id=told.id, who=who, nickname=told.director.name_of(who),
            text=told["text"], group=told.group,
        )  # fmt: skip
    answered = told["to"].removeprefix("to ")
    reply_to = told.director.last_message(told.step, answered) if answered else None
    told.director.said(told.group, who, MessageId(told.id))
    return _message(told, who, reply_to=reply_to)


def _message(
    told: Told, who: MemberId, reply_to: MessageId | None = None, replaces: MessageId | None = None
) -> e.MessageSent:
    return e.MessageSent(
        at=told.at, id=told.id, group=told.group, who=who, nickname=told.director.name_of(who),
        text=told["text"], reply_to=reply_to, replaces=replaces,
    )  # fmt: skip


def _edits(told: Told) -> e.Event:
    return _message(told, told.who(), replaces=told.director.last_message(told.step, told["who"]))


def _takes_back(told: Told) -> e.Event:
    gone = told.director.last_message(told.step, told["who"])
    return e.MessageVanished(at=told.at, id=told.id, group=told.group, message=gone, who=told.who())


def _joins(told: Told) -> e.Event:
    return e.Joined(
        at=told.at, id=told.id, group=told.group, who=told.who(), nickname=told["who"],
        invited_by=told.maybe("inviter"), via=told["via"],
    )  # fmt: skip


def _asks_to_join(told: Told) -> e.Event:
    return e.JoinAsked(
        at=told.at, id=told.id, group=told.group, who=told.who(), nickname=told["who"], text=told["text"],
        invited_by=told.maybe("inviter"), via=told["via"],
    )  # fmt: skip


def _leaves(told: Told) -> e.Event:
    return e.Left(at=told.at, id=told.id, group=told.group, who=told.who())


def _reads(told: Told) -> e.Event:
    return e.Read(at=told.at, id=told.id, group=told.group, who=told.who())


def _renames(told: Told) -> e.Event:
    who = told.who()
    told.director.rename(who, told["nickname"])
    return e.NicknameChanged(at=told.at, id=told.id, group=told.group, who=who, nickname=told["nickname"])


def _reacts(told: Told) -> e.Event:
    to = told.director.last_message(told.step, told["to"]) if told["to"] else None
    return e.Reacted(at=told.at, id=told.id, group=told.group, who=told.who(), text=told["text"], reply_to=to)


def _known(told: Told) -> e.Event:
    try:
        facts = read_facts(dict(_fact(one.strip()) for one in told["facts"].split(",")), told.at.tzinfo)
    except RehearsalError as wrong:
        wrong.line = told.step.line
        raise
    return MemberFacts(at=told.at, id=told.id, who=told.who(), **facts)


def _fact(text: str) -> tuple[str, object]:
    """Read `grade student`, `paid`, `not paid`, `joined 2026-01-01`, `on leave until 2026-05-01`."""
    words = text.split()
    if words in (["paid"], ["not", "paid"]):
        return "paid", len(words) == 1
    return "_".join(words[:-1]), words[-1]


def _answers(told: Told) -> e.Event:
    return RequestAnswered(
        at=told.at, id=told.id, request=RequestId(told["request"]), answer=ANSWERS[told["answer"]],
        by=told.by(), text=told["text"],
    )  # fmt: skip


def _undoes(told: Told) -> e.Event:
    undone = told.director.last_decision(told.step, told["who"])
    return DecisionUndone(at=told.at, id=told.id, decision=undone.id, by=told.by(), text=told["text"])


def _approves_link(told: Told) -> e.Event:
    link = "" if told["link"] == "any link" else told["link"]
    return LinkApproved(at=told.at, id=told.id, who=told.who(), link=link, by=told.by())


def _lets_invite(told: Told) -> e.Event:
    invitees = tuple(one.strip() for one in told["invitees"].split(",") if one.strip() != "someone")
    return InvitationApproved(at=told.at, id=told.id, who=told.who(), invitees=invitees, by=told.by())


def _permits(told: Told) -> e.Event:
    since, until = (
        told.director.at(told.director.today(), time.fromisoformat(told[end])) for end in ("since", "until")
    )
    return PermitGranted(
        at=told.at, id=told.id, who=told.who(), window=(since, until), posts=int(told["posts"]),
        text=told["text"], by=told.by(),
    )  # fmt: skip


def _brings(told: Told) -> e.Event:
    """A feed: the title, a link where one stands behind it, the text on the lines below."""
    first, _, text = told["text"].partition("\n")
    title, linked, rest = first.partition(" http")
    link = f"http{rest}" if linked else ""
    return PieceFound(at=told.at, id=told.id, source=told["source"], title=title, link=link, text=text)


MAKERS: dict[str, Callable[[Told], e.Event]] = {
    "says": _says, "edits": _edits, "takes_back": _takes_back, "joins": _joins,
    "asks_to_join": _asks_to_join, "leaves": _leaves, "reads": _reads, "renames": _renames, "reacts": _reacts,
    "known": _known, "answers": _answers, "undoes": _undoes, "approves_link": _approves_link,
    "lets_invite": _lets_invite, "permits": _permits, "brings": _brings,
}  # fmt: skip
"""By the sentence's name in `grammar.py`; `waits` makes no event."""
