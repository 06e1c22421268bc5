"""WhatsApp: the text of "Export chat", in its many date formats."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from warmfield.community.events import Event, Joined, Left, MessageSent
from warmfield.community.ids import EventId, MemberId
from warmfield.rehearsal.importers.date_order import Written, order_of
from warmfield.rehearsal.importers.imported import (
    HALF,
    Importer,
    Lines,
    Log,
    Skipped,
    Tally,
    at_hour,
    hour_of,
    in_utc,
)

HEADER = re.compile(
    r"^\[?(?P<a>\d{1,4})[/.\-](?P<b>\d{1,2})[/.\-](?P<c>\d{1,4}),?\s+"
    rf"(?P<before>{HALF})?\s?(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?:[:.](?P<second>\d{{2}}))?"
    r"(?:\s?(?P<half>[aApP]\.?\s?[mM]\.?))?"
    r"(?:\]\s?|\s+[-–]\s)(?P<rest>.*)$"
)
MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202c\ufeff"))
"""Marks of writing direction, which WhatsApp strews in; the narrow spaces are spaces to the pattern."""
MEDIA = re.compile(
    r"^<(?:Media omitted|Medien ausgeschlossen|媒体已省略|省略多媒体文件|已忽略媒体)>$"
    r"|^(?:image|video|audio|sticker|GIF|document|Contact card) omitted$"
    r"|^<attached: .*>$|^.{1,120} \((?:file attached|文件附件)\)$|^(?:图片|视频|音频|贴图|文档)已忽略$"
)
DELETED = re.compile(
    r"^(?:This message was deleted|You deleted this message|此消息已删除|你删除了此消息)\.?$"
)
ADDED = re.compile(r"^(?P<by>.+?) (?:added|添加了) ?(?P<who>.+?)$")
CAME = re.compile(r"^(?P<who>.+?)(?: joined using (?:this group's|your|a group) .*link.*|使用.*链接加入.*)$")
REMOVED = re.compile(r"^(?P<by>.+?) (?:removed|移除了) ?(?P<who>.+?)$")
LEFT = re.compile(r"^(?P<who>.+?) ?(?:left|退出了群组|已退出)$")


class Block(Struct):
    """A header with all lines up to the next one."""

    line: int
    written: Written
    text: str


def _recognises(head: Sequence[str]) -> bool:
    return any(HEADER.match(line.translate(MARKS)) for line in head)


def _read(log: Log, lines: Lines) -> Iterator[Event | Skipped]:
    blocks: list[Block] = []
    for number, line in lines:
        text = None if line is None else line.translate(MARKS)
        found = None if text is None else HEADER.match(text)
        if found:
            blocks.append(Block(number, _written(found), found["rest"]))
        elif text is None:
            yield log.skipped(number, "no_text")
        elif blocks:
            blocks[-1].text += f"\n{text}"
        elif text.strip():
            yield log.skipped(number, "broken", text)
    yield from _events(log, blocks)


def _written(found: re.Match[str]) -> Written:
    half = found["before"] or re.sub(r"[\s.]", "", found["half"] or "").lower()
    return Written(
        parts=(int(found["a"]), int(found["b"]), int(found["c"])),
        hour=hour_of(int(found["hour"]), half),
        minute=int(found["minute"]),
        second=int(found["second"] or 0),
    )


def _events(log: Log, blocks: list[Block]) -> Iterator[Event | Skipped]:
    order, sure = order_of([block.written for block in blocks])
    if blocks and not sure:
        yield log.skipped(blocks[0].line, "day_or_month_first")
    tally = Tally(log)
    for block in blocks:
        at = _moment(log, block.written, order)
        if at is None:
            yield log.skipped(block.line, "no_time", block.text)
        else:
            yield from _made(log, block, at, tally)
    yield from tally.skipped()


def _moment(log: Log, written: Written, order: str) -> datetime | None:
    try:
        day = datetime(*written.date(order))  # noqa: DTZ001 - the zone comes in the next line
        return in_utc(at_hour(day, written.hour, written.minute, written.second), log.zone)
    except ValueError:
        return None


def _made(log: Log, block: Block, at: datetime, tally: Tally) -> Iterator[Event]:
    name, colon, text = block.text.partition(": ")
    if not colon and block.text.endswith(":"):
        name, colon = block.text[:-1], ":"
    if not colon or "\n" in name:
        yield from _platform(log, block, at, tally)
        return
    text = text.strip()
    if DELETED.match(text):
        tally.add(block.line, "deleted")
        return
    media = bool(MEDIA.match(text))
    yield MessageSent(
        at=at,
        id=log.id_of(block.line),
        group=log.group,
        who=MemberId(name),
        nickname=name,
        text="" if media else text,
        media="file" if media else "",
    )


def _platform(log: Log, block: Block, at: datetime, tally: Tally) -> Iterator[Event]:
    """Read who came and went from the platform's own lines; count the others."""
    text = block.text.strip()
    if found := CAME.match(text):
        yield Joined(
            at=at, id=log.id_of(block.line), group=log.group, who=MemberId(found["who"]),
            nickname=found["who"], via="link",
        )  # fmt: skip
    elif found := ADDED.match(text):
        for count, who in enumerate(_names(found["who"])):
            yield Joined(
                at=at, id=EventId(f"{log.id_of(block.line)}/{count}"), group=log.group, who=MemberId(who),
                nickname=who, invited_by=MemberId(found["by"]),
            )  # fmt: skip
    elif found := REMOVED.match(text):
        yield Left(
            at=at, id=log.id_of(block.line), group=log.group, who=MemberId(found["who"]),
            removed_by=MemberId(found["by"]),
        )  # fmt: skip
    elif found := LEFT.match(text):
        yield Left(at=at, id=log.id_of(block.line), group=log.group, who=MemberId(found["who"]))
    else:
        tally.add(block.line, "system")


def _names(text: str) -> list[str]:
    return [one.strip() for one in re.split(r",| and |、|和", text) if one.strip()]


WHATSAPP = Importer("WhatsApp", _recognises, _read)
