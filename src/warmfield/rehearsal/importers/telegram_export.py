"""Telegram Desktop: `result.json`, of one chat or of all (`chats.list`)."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from warmfield.community.events import Event, Joined, Left, MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId, MessageId
from warmfield.rehearsal.errors import RehearsalError
from warmfield.rehearsal.importers.imported import Importer, Lines, Log, Skipped, Tally, in_utc
from warmfield.wording import later

NOT_TELEGRAM = later("This is no Telegram export: {why}")
NO_MESSAGES = later("This is no Telegram export: it holds no list of messages with their dates.")
JOINS = frozenset({"invite_members", "join_group_by_link", "join_group_by_request", "join_group"})
LEAVES = frozenset({"remove_members", "leave_group"})


def _recognises(head: Sequence[str]) -> bool:
    text = "\n".join(head).lstrip()
    return text.startswith("{") and re.search(r'"(messages|chats)"\s*:', text) is not None


def _read(log: Log, lines: Lines) -> Iterator[Event | Skipped]:
    text = "\n".join(line or "" for _, line in lines)
    try:
        export = msgspec.json.decode(text)
    except msgspec.DecodeError as why:
        raise RehearsalError(NOT_TELEGRAM, file=log.path.name, line=_line(text, str(why)), why=why) from None
    chats = export.get("chats")
    found = chats.get("list") if isinstance(chats, dict) else [export]
    if not isinstance(found, list) or not all(isinstance(c, dict) and "messages" in c for c in found):
        raise RehearsalError(NO_MESSAGES, file=log.path.name, line=1)
    if not any(_dated(message) for chat in found for message in chat["messages"]):
        raise RehearsalError(NO_MESSAGES, file=log.path.name, line=1)
    for chat in found:
        yield from _Chat(log, chat).events()


def _line(text: str, why: str) -> int:
    """Find the line of msgspec's `(byte 123)`; a file cut short is wrong at its end."""
    found = re.search(r"byte (\d+)", why)
    upto = text.encode()[: int(found[1])] if found else text.encode()
    return upto.count(b"\n") + 1


def _dated(message: object) -> bool:
    return isinstance(message, dict) and ("date" in message or "date_unixtime" in message)


class _Chat:
    """One chat of the export; `n` counts its messages where they bear no id."""

    def __init__(self, log: Log, chat: dict[str, Any]) -> None:
        self._log = log
        self._group = GroupId(str(chat.get("name") or log.group))
        self._messages = [one for one in chat["messages"] if isinstance(one, dict)]
        self._odd = len(chat["messages"]) - len(self._messages)
        self._tally = Tally(log)
        self._accounts = {str(m["from"]): str(m["from_id"]) for m in self._messages if m.get("from_id")}

    def events(self) -> Iterator[Event | Skipped]:
        for count, message in enumerate(self._messages, 1):
            number = message.get("id", count)
            try:
                at = self._at(message)
            except (KeyError, ValueError, TypeError, OverflowError, OSError):
                yield self._log.skipped(0, "no_time", f"{self._group} {number}")
                continue
            yield from self._made(message, number, at)
        if self._odd:
            yield self._log.skipped(0, "broken", self._group, self._odd)
        yield from self._tally.skipped()

    def _at(self, message: dict[str, Any]) -> datetime:
        if "date_unixtime" in message:
            return in_utc(datetime.fromtimestamp(int(message["date_unixtime"]), UTC), UTC)
        return in_utc(datetime.fromisoformat(message["date"]), self._log.zone)

    def _made(self, message: dict[str, Any], number: object, at: datetime) -> Iterator[Event | Skipped]:
        if message.get("type", "message") != "message":
            yield from self._service(message, number, at)
            return
        name = str(message.get("from") or "")
        who = str(message.get("from_id") or name)
        if not who:
            yield self._log.skipped(0, "no_who", f"{self._group} {number}")
            return
        answered = message.get("reply_to_message_id")
        yield MessageSent(
            at=at,
            id=EventId(self._id(number)),
            group=self._group,
            who=MemberId(who),
            nickname=name,
            text=_text(message.get("text", "")),
            reply_to=None if answered is None else MessageId(self._id(answered)),
            media=_media(message),
        )

    def _id(self, number: object) -> str:
        return f"{self._group}:{number}"

    def _service(self, message: dict[str, Any], number: object, at: datetime) -> Iterator[Event]:
        action, actor = str(message.get("action", "service")), str(message.get("actor") or "")
        if action not in JOINS | LEAVES:
            self._tally.add(0, "system", action)
            return
        for count, name in enumerate(message.get("members") or [actor]):
            who, by = self._account(str(name or "")), self._account(actor)
            rest: dict[str, Any] = {
                "at": at,
                "id": EventId(f"{self._id(number)}/{count}"),
                "group": self._group,
                "who": who,
            }
            other = by if by and by != who else None
            if action in LEAVES:
                yield Left(**rest, removed_by=other)
            else:
                via = "link" if action == "join_group_by_link" else ""
                yield Joined(**rest, nickname=str(name or ""), invited_by=other, via=via)

    def _account(self, name: str) -> MemberId:
        return MemberId(self._accounts.get(name, name))


def _text(text: object) -> str:
    """Join the pieces, strings and objects with a `text`; a link is kept apart from its neighbours."""
    if not isinstance(text, list):
        return str(text)
    joined, linked = "", False
    for one in text:
        part = one if isinstance(one, dict) else {"text": "" if one is None else one}
        piece = str(part.get("text", ""))
        link = part.get("type") == "link"
        apart = (link or linked) and not joined[-1:].isspace() and not piece[:1].isspace()
        joined += f" {piece}" if joined and apart else piece
        linked = link
    return joined


def _media(message: dict[str, Any]) -> str:
    if "photo" in message:
        return "image"
    return str(message.get("media_type") or ("file" if "file" in message else ""))


TELEGRAM = Importer("Telegram Desktop", _recognises, _read)
