"""What a host writes to lead a session, in Chinese or English: `开始分享：绘本怎么选 30分钟 主讲 沈老师`."""

import re
import unicodedata
from datetime import time, timedelta

from msgspec import Struct


class Opening(Struct, frozen=True, kw_only=True):
    """`lasts` or `until`, where either is given. `talk`: somebody speaks; else all discuss."""

    topic: str
    talk: bool
    lasts: timedelta | None = None
    until: time | None = None
    speakers: tuple[str, ...] = ()
    focus: bool = False


class Ending(Struct, frozen=True):
    pass


class CallingOff(Struct, frozen=True):
    pass


class Extending(Struct, frozen=True, kw_only=True):
    lasts: timedelta | None = None
    until: time | None = None


class CallingForQuestions(Struct, frozen=True):
    pass


class WhatsOn(Struct, frozen=True):
    """Anybody may ask what is being discussed."""


HostWord = Opening | Ending | CallingOff | Extending | CallingForQuestions | WhatsOn
LONGEST = 300
"""Characters; what is longer is no word of this kind."""
LONGEST_TOPIC = 80
SIMPLIFIED = str.maketrans(
    "開結討論話題講長時鐘環節賓員體讓說發進點個這麼什", "开结讨论话题讲长时钟环节宾员体让说发进点个这么什"
)
_THING = "(?:分享|讨论|话题|讲座)"
_SESSION = "(?:session|talk|topic|discussion)"
_STOP = r"[。.!！~]*$"
_OPEN = re.compile(
    rf"^(?:/(?P<slash>session|topic start|分享|讨论)|开始(?P<zh>{_THING})"
    rf"|(?:start|open|begin)(?: the| an?)? (?P<en>{_SESSION})(?= *(?:[:,]|$| about ))(?: about)?)"
    r"(?:\s*[:：,，]\s*|\s+|$)(?P<rest>.*)$",
    re.DOTALL,
)
_END = re.compile(
    rf"^(?:/(?:session )?end|/结束|结束{_THING}|{_THING}(?:到此)?结束"
    rf"|(?:end|close|finish)(?: the| this)? {_SESSION}){_STOP}"
)
_OFF = re.compile(
    rf"^(?:/session (?:cancel|off)|取消(?:今天|今晚|这次)?的?{_THING}"
    rf"|(?:cancel|call off)(?: the| this| today's| tonight's)? {_SESSION}){_STOP}"
)
_EXTEND = re.compile(
    r"^(?:/(?:session )?extend|延长|再?加时|extend(?: it| the session)?)"
    r"\s*(?:by|until|to|至)?\s*(?P<rest>.+)$"
)
_ASK = re.compile(
    r"^(?:/questions|(?:进入)?(?:提问|答疑)(?:环节|时间)|question time|(?:your )?questions,? please)"
    r"[:：。.!！~]*$"
)
_ON = re.compile(
    r"^(?:/?(?:topic|话题)|(?:现在|今天|今晚)?的?(?:话题|主题)是(?:什么|啥)"
    r"|(?:现在|今晚|你们|大家)?(?:正?在)(?:聊|讲|分享|讨论)(?:什么|啥)(?:呢|呀|啊)?"
    r"|what(?:'s| is) (?:on|the topic)(?: now| tonight)?|who is speaking(?: now)?)[?？。!！]*$"
)
_NUMBERS = {"半": 0.5, "一": 1, "两": 2, "二": 2, "三": 3}
_NUMBERS |= {"a": 1, "an": 1, "half an": 0.5, "one": 1, "two": 2}
_APART = r"(?:^|(?<=[\s,，。;；:：]))"
_LENGTH = re.compile(
    rf"{_APART}(?:for\s+|共|用时)?(?P<count>\d{{1,3}}(?:\.\d)?|half an|an?|one|two|[半一两二三])"
    r"\s*个?(?P<and>半)?\s*(?P<unit>小时|钟头|分钟?|hours?|hrs?|h|minutes?|mins?|m)\s*$"
)
_UNTIL = re.compile(
    rf"{_APART}(?:到|至|until|till)?\s*(?P<hour>\d{{1,2}})(?:[:：](?P<minute>\d{{2}})|点(?P<half>半)?)\s*$"
)
_FOCUS = re.compile(rf"{_APART}(?:只让主讲人?(?:说话|发言)|全[员体]禁言|禁言|with focus|focus)\s*$")
_SPEAKERS = re.compile(rf"{_APART}(?:主讲人?|嘉宾|分享人|speakers?)\s*[:：]?\s*(?P<names>[^,，;；\n]+)$")
_BETWEEN = re.compile(r"[、&和]|\band\b|\s{2,}")
_EDGE = " \t\n,，。;；:：《》“”\"'"


def host_word(text: str) -> HostWord | None:
    """None for everything else: nearly all of what is written in a group."""
    if len(text) > LONGEST:
        return None
    said = re.sub(r"^@\S+\s+", "", unicodedata.normalize("NFKC", text).strip())
    plain = said.lower().translate(SIMPLIFIED)
    if len(plain) != len(said):
        said = plain
    found = _OPEN.match(plain)
    if found:
        return _opening(found, said)
    words: tuple[tuple[re.Pattern[str], HostWord], ...] = (
        (_END, Ending()),
        (_OFF, CallingOff()),
        (_ASK, CallingForQuestions()),
        (_ON, WhatsOn()),
    )
    return _extending(plain) or next((word for pattern, word in words if pattern.match(plain)), None)


def _opening(found: re.Match[str], said: str) -> Opening:
    """Take off the end what is a length, an hour, speakers or focus: what remains is the topic."""
    rest, parts = found["rest"].rstrip(_EDGE), dict[str, re.Match[str]]()
    while cut := _last_part(rest):
        name, part = cut
        parts.setdefault(name, part)
        rest = rest[: part.start()].rstrip(_EDGE)
    own = said[found.start("rest") :]
    named = own[slice(*parts["speakers"].span("names"))] if "speakers" in parts else ""
    return Opening(
        topic=own[: len(rest)].strip(_EDGE)[:LONGEST_TOPIC],
        talk=(found["zh"] or found["en"] or found["slash"]) in ("分享", "讲座", "talk", "session"),
        lasts=_length(parts["lasts"]) if "lasts" in parts else None,
        until=_hour(parts["until"]) if "until" in parts else None,
        speakers=tuple(one.strip(_EDGE) for one in _BETWEEN.split(named) if one.strip(_EDGE)),
        focus="focus" in parts,
    )


def _last_part(rest: str) -> tuple[str, re.Match[str]] | None:
    for name, pattern in (("lasts", _LENGTH), ("until", _UNTIL), ("focus", _FOCUS), ("speakers", _SPEAKERS)):
        found = pattern.search(rest)
        if found and (name != "until" or _hour(found) is not None):
            return name, found
    return None


def _extending(plain: str) -> Extending | None:
    found = _EXTEND.match(plain)
    cut = _last_part(found["rest"].strip(_EDGE)) if found else None
    if cut is None or cut[0] not in ("lasts", "until"):
        return None
    name, part = cut
    return Extending(lasts=_length(part)) if name == "lasts" else Extending(until=_hour(part))


def _length(found: re.Match[str]) -> timedelta:
    count = _NUMBERS.get(found["count"]) or float(found["count"])
    count += 0.5 if found["and"] else 0
    return timedelta(hours=count) if found["unit"][0] in "小钟h" else timedelta(minutes=count)


def _hour(found: re.Match[str]) -> time | None:
    hour, minute = int(found["hour"]), 30 if found["half"] else int(found["minute"] or 0)
    return time(hour, minute) if hour <= 23 and minute <= 59 else None
