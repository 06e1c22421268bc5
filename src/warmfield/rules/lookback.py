"""What was said just before, and whom a message is meant for."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from warmfield.community.events import MessageSent
from warmfield.community.ids import MemberId, MessageId
from warmfield.community.records import Said
from warmfield.reading.values import Reading
from warmfield.rules.situation import Situation

ALBUM = frozenset({"image", "photo", "video", "video_file", "file"})
"""Media that don't count towards a person's pace: nine photos of one afternoon come as nine messages."""
ANSWER_TIME = 180.0
"""Seconds after which an unaddressed message no longer answers the one before."""
WARM = 0.3
"""Heat from which "you" without a name is taken to mean whoever spoke last."""
_LAUGHS = re.compile(
    r"哈哈|嘻嘻|hhh|\[(?:偷笑|捂脸|呲牙|破涕为笑|憨笑)\]"
    r"|\b(?:haha+|lol|lmao)\b|[😂🤣😄😆😜😝]",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s\-_—–·・|/,，、()（）【】\[\]~～+]+")


def before(situation: Situation, within: timedelta) -> Iterator[Said]:
    """Yield the group's messages within this time, newest first; an edit doesn't see what it replaces."""
    event = situation.event
    since = situation.now.timestamp() - within.total_seconds()
    edited = event.replaces if isinstance(event, MessageSent) else None
    for one in reversed(situation.group.last):
        if one.at < since:
            return
        if one.id != edited:
            yield one


def takes_room(event: MessageSent) -> bool:
    """Whether a message counts towards a person's pace: no picture, and not one the log holds empty."""
    return event.media not in ALBUM and bool(event.text.strip() or event.media)


def said(last: Sequence[Said], message: MessageId | None) -> Said | None:
    if message is None:
        return None
    return next((one for one in reversed(last) if one.id == message), None)


def felt_heat(reading: Reading) -> float:
    """Half of it where the author laughs: friends call one another names. Below WARM nobody asks."""
    return reading.heat / 2 if reading.heat >= WARM and _LAUGHS.search(reading.text) else reading.heat


def aimed_at(event: MessageSent, reading: Reading, last: Sequence[Said]) -> MemberId | None:
    """Find the member a message answers or names; with some heat, also the one "you" must mean."""
    answered = said(last, event.reply_to)
    if answered is not None:
        return None if answered.who == event.who else answered.who
    if not reading.mentions and reading.heat < WARM:
        return None
    others = [one for one in reversed(last) if one.who != event.who]
    if reading.mentions:
        return _mentioned(reading.mentions, others)
    return _named(event.text, others) or _last_speaker(event, reading, others)


def _mentioned(mentions: Sequence[str], others: Sequence[Said]) -> MemberId | None:
    """A mention ends at a space, so it may be a nickname's first part, or run on into the text."""
    for mention in mentions:
        wanted = mention.lstrip("@＠").strip().casefold()
        known = {(one.nickname or one.who).casefold(): one.who for one in reversed(others)}
        if wanted in known:
            return known[wanted]
        near = [name for name in known if len(name) > 1 and _overlap(wanted, name)]
        if near:
            return known[max(near, key=len)]
    return None


def _overlap(wanted: str, name: str) -> bool:
    return len(wanted) > 1 and (name.startswith(wanted) or wanted.startswith(name))


def _named(text: str, others: Sequence[Said]) -> MemberId | None:
    for one in others:
        head = _SEPARATORS.split(one.nickname.strip(), maxsplit=1)[0]
        if len(head) >= 2 and head in text:
            return one.who
    return None


def _last_speaker(event: MessageSent, reading: Reading, others: Sequence[Said]) -> MemberId | None:
    if not reading.directed or not others:
        return None
    near = event.at.timestamp() - others[0].at <= ANSWER_TIME
    return others[0].who if near else None
