"""Chat logs of one JSON object a line: `id, ts, user, text, room`, sometimes `reply_to, thread, kind`."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import msgspec

from warmfield.community.events import Event, MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId, MessageId
from warmfield.rehearsal.importers.imported import Importer, Lines, Log, Skipped, Tally, in_utc


class Row(msgspec.Struct):
    """`ts` without a zone is UTC. Rows of the kind `system` are the platform's own."""

    ts: str
    user: str | None = None
    text: str | None = ""
    id: str | int | None = None
    room: str | None = None
    reply_to: str | int | None = None
    kind: str = "message"


_DECODER = msgspec.json.Decoder(Row)


def _recognises(head: Sequence[str]) -> bool:
    return any(line.startswith("{") and '"ts"' in line and '"text"' in line for line in head)


def _read(log: Log, lines: Lines) -> Iterator[Event | Skipped]:
    tally = Tally(log)
    for number, line in lines:
        if line is None:
            yield log.skipped(number, "no_text")
        elif line and not line.isspace():
            made = _event(log, number, line, tally)
            if made is not None:
                yield made
    yield from tally.skipped()


def _event(log: Log, number: int, line: str, tally: Tally) -> Event | Skipped | None:
    try:
        row = _DECODER.decode(line)
    except msgspec.DecodeError:
        return log.skipped(number, "broken", line)
    if row.kind != "message":
        tally.add(number, "system", row.kind)
        return None
    try:
        at = in_utc(datetime.fromisoformat(row.ts), UTC)
    except ValueError:
        return log.skipped(number, "no_time", row.ts)
    if not row.user:
        return log.skipped(number, "no_who", line)
    return MessageSent(
        at=at,
        id=log.id_of(number) if row.id is None else EventId(str(row.id)),
        group=log.group if row.room is None else GroupId(row.room),
        who=MemberId(row.user),
        nickname=row.user,
        text=row.text or "",
        reply_to=None if row.reply_to is None else MessageId(str(row.reply_to)),
    )


JSONL_CHAT = Importer("JSON lines", _recognises, _read)
