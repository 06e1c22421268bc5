"""WeChat (and QQ) text as it is pasted or saved from the desktop client: a header, then what was said."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from warmfield.community.events import Event, Joined, Left, MessageSent
from warmfield.community.ids import EventId, MemberId
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

_DATE = r"(?:(?P<y>\d{4})\s?[-/.年]\s?)?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})\s?日?"
_DAY = r"(?:\s*(?:星期|周)[一二三四五六日天])?"
_CLOCK = rf"(?P<half>{HALF})?\s?(?P<hour>\d{{1,2}})[:：](?P<minute>\d{{2}})(?:[:：](?P<second>\d{{2}}))?"
SHAPES = {
    "name_first": re.compile(rf"^(?P<name>\S.*?)[:：]?\s+{_DATE}{_DAY}\s*{_CLOCK}$"),
    "time_first": re.compile(rf"^{_DATE}{_DAY}\s*{_CLOCK}\s+(?P<name>\S.*)$"),
    "clock_only": re.compile(rf"^(?P<name>\S.*?)[:：]?\s+{_CLOCK}$"),
}
DAY_LINE = re.compile(rf"^[—–\-=\s]*{_DATE}{_DAY}[—–\-=\s]*$")
ACCOUNT = re.compile(r"^(?P<name>.*?)[(<（](?P<who>\d{5,}|[^()<>\s]+@[^()<>\s]+)[)>）]$")
MEDIA = {
    "图片": "image", "照片": "image", "视频": "video", "语音": "voice", "文件": "file", "表情": "sticker",
    "动画表情": "sticker", "红包": "red_packet", "微信红包": "red_packet", "名片": "card", "位置": "place",
    "小程序": "mini_program", "链接": "link", "转账": "transfer", "Photo": "image", "Video": "video",
    "Sticker": "sticker", "File": "file", "Red Packet": "red_packet",
}  # fmt: skip
INVITED = re.compile(r'^["“]?(?P<by>.+?)["”]?邀请["“]?(?P<who>.+?)["”]?加入了?群聊?。?$')
SCANNED = re.compile(r'^["“]?(?P<who>.+?)["”]?通过扫描["“]?(?P<by>.+?)["”]?分享的二维码加入了?群聊?。?$')
REMOVED = re.compile(r'^["“]?(?P<by>.+?)["”]?将["“]?(?P<who>.+?)["”]?移出了?群聊?。?$')
PLATFORM = re.compile(r"撤回了?一条消息$|^以上是打招呼的内容$|修改群名为|拍了拍|领取了.*红包$|加入了群聊")


class Block(Struct):
    """A header with the lines up to the next one; `day` is the last date line above it."""

    line: int
    found: re.Match[str]
    day: re.Match[str] | None
    text: list[tuple[int, str]]


def _recognises(head: Sequence[str]) -> bool:
    return _shape(head) is not None


def _shape(lines: Sequence[str]) -> str | None:
    """Tell the shape of the headers: with a date where there are such, the more frequent one."""
    counts = {name: sum(bool(shape.match(line.strip())) for line in lines) for name, shape in SHAPES.items()}
    dated = max(("time_first", "name_first"), key=lambda name: counts[name])
    if counts[dated]:
        return dated
    return "clock_only" if counts["clock_only"] else None


def _read(log: Log, lines: Lines) -> Iterator[Event | Skipped]:
    kept: list[tuple[int, str]] = []
    for number, line in lines:
        if line is None:
            yield log.skipped(number, "no_text")
        else:
            kept.append((number, line.strip()))
    shape = _shape([text for _, text in kept]) or "clock_only"
    blocks, before = _blocks(kept, shape)
    for number, text in before:
        yield log.skipped(number, "broken", text)
    yield from _events(log, blocks)


def _blocks(lines: list[tuple[int, str]], shape: str) -> tuple[list[Block], list[tuple[int, str]]]:
    """Cut at the headers. What stands above the first is broken."""
    known = _names(lines, shape)
    blocks: list[Block] = []
    before, day, free = [], None, True
    for number, text in lines:
        found = SHAPES[shape].match(text)
        if found and (shape != "clock_only" or free or found["name"] in known):
            blocks.append(Block(number, found, day, []))
        elif shape == "clock_only" and (dated := DAY_LINE.match(text)):
            day = dated
        elif blocks:
            blocks[-1].text.append((number, text))
        elif text:
            before.append((number, text))
        free = not text
    return blocks, before


def _names(lines: list[tuple[int, str]], shape: str) -> set[str]:
    """Names that head more than one line: a text that ends in a time of day isn't taken for a header."""
    seen = [found["name"] for _, text in lines if (found := SHAPES[shape].match(text))]
    return {name for name in seen if seen.count(name) > 1} if len(seen) < 2000 else set(seen)


def _events(log: Log, blocks: list[Block]) -> Iterator[Event | Skipped]:
    clock, tally = _Clock(log), Tally(log)
    for block in blocks:
        at = clock.moment(block)
        if at is None:
            yield log.skipped(block.line, "no_time", block.found[0])
            continue
        yield from _made(log, block, at, tally)
    if clock.assumed is not None:
        yield log.skipped(clock.assumed, "no_date", f"{log.first_day:%Y-%m-%d}")
    yield from tally.skipped()


class _Clock:
    """Dates of headers that lack a year or the whole date: the last known one goes on, past midnight too."""

    def __init__(self, log: Log) -> None:
        self._zone = log.zone
        self._last = log.first_day.astimezone(log.zone).replace(tzinfo=None)
        self.assumed: int | None = None

    def moment(self, block: Block) -> datetime | None:
        found = block.found.groupdict()
        dated = found if found.get("m") else (block.day.groupdict() if block.day else {})
        hour = hour_of(int(found["hour"]), found["half"] or "")
        try:
            day = self._day(dated, block.line)
            at = at_hour(day, hour, int(found["minute"]), int(found["second"] or 0))
            if not dated and at < self._last:
                at += timedelta(days=1)
            moment = in_utc(at, self._zone)
        except ValueError:
            return None
        self._last = at
        return moment

    def _day(self, dated: dict[str, str], line: int) -> datetime:
        if not dated:
            self.assumed = self.assumed or line
            return self._last
        year = int(dated["y"] or self._last.year)
        return datetime(year, int(dated["m"]), int(dated["d"]))  # noqa: DTZ001 - local until `in_utc`


def _made(log: Log, block: Block, at: datetime, tally: Tally) -> Iterator[Event]:
    said, came = [], []
    for number, text in block.text:
        if event := _coming(log, number, text, at):
            came.append(event)
        elif PLATFORM.search(text) and len(text) < 60:
            tally.add(number, "system")
        else:
            said.append(text)
    name = block.found["name"].strip()
    account = ACCOUNT.match(name)
    text = "\n".join(said).strip()
    media = MEDIA.get(text[1:-1], "") if text[:1] == "[" and text[-1:] == "]" else ""
    yield MessageSent(
        at=at,
        id=log.id_of(block.line),
        group=log.group,
        who=MemberId(account["who"] if account else name),
        nickname=account["name"] if account else name,
        text="" if media else text,
        media=media,
    )
    for one in came:
        yield from one


def _coming(log: Log, number: int, text: str, at: datetime) -> list[Event]:
    """Read who was brought in or removed from a line of the platform."""
    if found := REMOVED.match(text):
        who, by = MemberId(found["who"]), MemberId(found["by"])
        return [Left(at=at, id=log.id_of(number), group=log.group, who=who, removed_by=by)]
    found = SCANNED.match(text) or INVITED.match(text)
    if not found:
        return []
    return [
        Joined(
            at=at, id=EventId(f"{log.id_of(number)}/{count}"), group=log.group, who=MemberId(name),
            nickname=name, invited_by=MemberId(found["by"]),
        )
        for count, name in enumerate(one.strip('"“” ') for one in found["who"].split("、"))
    ]  # fmt: skip


WECHAT = Importer("WeChat", _recognises, _read)
