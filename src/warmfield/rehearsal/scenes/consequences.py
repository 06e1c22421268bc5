"""Say what a turn did, one line a consequence, in the words a scene uses."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Protocol, assert_never

from msgspec import Struct

from warmfield.community import actions as a
from warmfield.community.findings import Decision
from warmfield.community.ids import MemberId, MessageId
from warmfield.community.requests import Request
from warmfield.engine.ports import Turn


class Names(Protocol):
    """Who is who in a scene."""

    def name_of(self, member: MemberId) -> str: ...
    def off_stage(self, member: MemberId) -> bool: ...


class Consequence(Struct, frozen=True):
    """`note` is what a scene may leave out: the clause, the sort of a request.

    A quiet one (the rung, a finding that passed, a word to staff who aren't in the scene) is checked
    where a scene names it, and may be left out.
    """

    head: str
    note: str = ""
    text: str = ""
    quiet: bool = False

    def in_full(self) -> str:
        return self._line(self.note)

    def forms(self) -> set[str]:
        """Give the ways a scene may write it: with the note, with its first word, without."""
        return {self._line(self.note), self._line(self.note.split(" ")[0].rstrip(",")), self._line("")}

    def _line(self, note: str) -> str:
        head = f"{self.head} ({note})" if note else self.head
        return f"{head}: {self.text}" if self.text else head


def consequences(made: Turn, message: MessageId | None, names: Names) -> Iterator[Consequence]:
    """Give what the turn did; `message` is the one the scene's line is about."""
    if made.decision is not None:
        yield from _of_decision(made.decision, names)
    for action in made.actions:
        yield _of_action(action, message, made.event.at, names)
    for request in made.requests:
        yield _of_request(request)


def _of_decision(decision: Decision, names: Names) -> Iterator[Consequence]:
    clauses = ", ".join(dict.fromkeys(finding.clause for finding in decision.findings))
    for finding in decision.findings:
        yield Consequence(f"finds {finding.rule}", finding.clause, quiet=True)
    if decision.band == "pass":
        why = f"{clauses}, {decision.why_passed}" if decision.why_passed else clauses
        yield Consequence("lets it pass", why, quiet=True)
    if decision.rung:
        yield Consequence(f"rung {decision.rung}", clauses, quiet=True)
    if decision.dry:
        yield Consequence("only notices", clauses, quiet=True)


def _of_action(  # noqa: PLR0911 - one line an action
    action: a.Action, message: MessageId | None, now: datetime, names: Names
) -> Consequence:
    clause = action.clause or ""
    match action:
        case a.Tell(member=member, text=text):
            head = f"tells {names.name_of(member)}"
            return Consequence(head, clause, one_line(text), quiet=names.off_stage(member))
        case a.Post(text=text):
            return Consequence("posts", clause, one_line(text))
        case a.RemoveMessage(message=gone) | a.HoldMessage(message=gone):
            verb = "holds" if isinstance(action, a.HoldMessage) else "removes"
            which = (
                "the message" if gone == message else f"an earlier message of {names.name_of(action.member)}"
            )
            return Consequence(f"{verb} {which}", clause)
        case a.Mute(member=member, until=until):
            return Consequence(f"mutes {names.name_of(member)} for {in_words(until - now)}", clause)
        case a.SetNickname(member=member, nickname=nickname):
            return Consequence(f"sets the nickname of {names.name_of(member)} to {nickname}", clause)
        case a.Unmute() | a.RemoveMember() | a.Readmit() | a.ApproveJoin() | a.RefuseJoin():
            return Consequence(_VERBS[type(action)].format(names.name_of(action.member)), clause)
        case a.Focus():
            return Consequence("closes the group for all but speakers", clause)
        case a.Unfocus():
            return Consequence("opens the group again", clause)
        case a.Pin():
            return Consequence("pins a message", clause)
        case _:
            assert_never(action)


_VERBS: dict[type, str] = {
    a.Unmute: "unmutes {}",
    a.RemoveMember: "removes {}",
    a.Readmit: "readmits {}",
    a.ApproveJoin: "lets {} in",
    a.RefuseJoin: "refuses {}",
}


def _of_request(request: Request) -> Consequence:
    note = f"{request.sort} {request.clause}" if request.clause else request.sort
    return Consequence("asks the staff", note, one_line(request.title))


def one_line(text: str) -> str:
    return " ".join(text.split())


def in_words(length: timedelta) -> str:
    """Write a length of time in its largest whole unit: `1 day`, `90 minutes`."""
    seconds = round(length.total_seconds())
    for unit, size in (("week", 604800), ("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds and seconds % size == 0:
            count = seconds // size
            return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    return f"{seconds} seconds"
