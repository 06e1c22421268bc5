"""What a host asks for: “开始猜谜”, “开始成语接龙 15分钟”, “/quiz”, “/draw 3 prizes: picture books”.

The whole message must be the command: “大家准备好，开始猜谜吧” starts nothing.
"""

import re
import unicodedata
from datetime import timedelta

from msgspec import Struct

from warmfield.community.game_records import GameSort

SHORTEST, LONGEST = timedelta(minutes=2), timedelta(hours=2)
LONGEST_DRAW = timedelta(hours=12)
MOST_PRIZES = 20
STOP = frozenset({"停止游戏", "结束游戏", "/stopgame", "stop the game", "end the game"})
NAMES: dict[str, GameSort] = {
    "猜谜": "riddles", "猜谜语": "riddles", "谜语": "riddles", "riddle": "riddles", "riddles": "riddles",
    "问答": "quiz", "抢答": "quiz", "知识问答": "quiz", "知识抢答": "quiz", "quiz": "quiz",
    "成语接龙": "idioms", "成语": "idioms", "idioms": "idioms", "idiom chain": "idioms",
    "单词接龙": "words", "英语接龙": "words", "英文接龙": "words", "words": "words", "word chain": "words",
    "抽奖": "draw", "draw": "draw", "lucky draw": "draw",
}  # fmt: skip
_TRADITIONAL = str.maketrans("開謎語問獎龍單詞遊戲結", "开谜语问奖龙单词游戏结")
_NAME = "|".join(sorted(NAMES, key=len, reverse=True))
_START = re.compile(
    rf"^(?:/|开始|开一局|start (?:a |an |the )?)\s*(?P<name>{_NAME})(?![a-z])(?P<rest>.*)$", re.DOTALL
)
_LENGTH = re.compile(
    r"^[\s,，、:：]*(?:for\s+)?(?P<count>\d{1,3})\s*(?P<unit>分钟|分|小时|minutes?|mins?|hours?|h\b|m\b)[\s,，、]*"
)
_LATER = re.compile(r"[\s,，、;；]+(?P<count>\d{1,3})\s*(?P<unit>分钟|小时|minutes?|mins?|hours?)\s*$")
_COUNTED = re.compile(
    r"^(?:(?P<before>\d{1,3})\s*(?:份|个|本|张|套|只|件|盒|名|位|prizes?|times|x|×|\*)?\s*[:：]?\s*(?P<name>\S.*)"
    r"|(?P<named>\S.*?)\s*(?:x|×|\*)\s*(?P<after>\d{1,3})\s*(?:份|个|本|张|套|只|件|盒)?)$",
    re.IGNORECASE,
)
_NEW_WORD = re.compile(r"^(?:[\s:：!。.\d]|$)")
"""What may follow the name: “开始抽奖了，大家快来” is talk."""


class Wanted(Struct, frozen=True, kw_only=True):
    """A game somebody wants; `lasts` None: as the plan says."""

    sort: GameSort
    lasts: timedelta | None = None
    prizes: tuple[str, ...] = ()


class Stop(Struct, frozen=True):
    """Stop the game that is on."""


class Unclear(Struct, frozen=True):
    """A command that can't be carried out; `reason` is a key of `told_host.WHY`."""

    reason: str


def wanted_in(text: str) -> Wanted | Stop | Unclear | None:
    """None where the message is no command."""
    said = " ".join(unicodedata.normalize("NFKC", text).split())
    folded = said.lower().translate(_TRADITIONAL)
    if folded.rstrip("!。.") in STOP:
        return Stop()
    found = _START.match(folded) if len(folded) == len(said) else None
    if found is None:
        return None
    sort = NAMES[found["name"]]
    rest = said[found.start("rest") :]
    if not _NEW_WORD.match(rest):
        return None
    rest = rest.strip(" :,。!")
    lasts, left = _lasts(rest)
    if sort != "draw" and left:
        return None
    if lasts is not None and not SHORTEST <= lasts <= (LONGEST_DRAW if sort == "draw" else LONGEST):
        return Unclear("length")
    return Wanted(sort=sort, lasts=lasts) if sort != "draw" else _draw(left, lasts)


def _lasts(rest: str) -> tuple[timedelta | None, str]:
    """The length of time at the head or the end, and what is left."""
    found = _LENGTH.match(rest) or _LATER.search(rest)
    if found is None:
        return None, rest
    hours = found["unit"].lower().startswith(("小时", "h"))
    lasts = timedelta(hours=int(found["count"])) if hours else timedelta(minutes=int(found["count"]))
    return lasts, (rest[: found.start()] + rest[found.end() :]).strip(" :,，、;；")


def _draw(said: str, lasts: timedelta | None) -> Wanted | Unclear:
    prizes: list[str] = []
    for piece in re.split(r"[;；,，、+]", said):
        prizes += _prizes(piece.strip(" :。!"))
    if not prizes:
        return Unclear("no_prizes")
    if len(prizes) > MOST_PRIZES:
        return Unclear("many_prizes")
    return Wanted(sort="draw", lasts=lasts, prizes=tuple(prizes))


def _prizes(piece: str) -> list[str]:
    """`3 prizes: picture book`, `3本绘本`, `绘本×3`, `绘本`."""
    found = _COUNTED.match(piece)
    if found is None:
        return [piece] if piece and not piece.isdigit() else []
    count = int(found["before"] or found["after"])
    return [(found["name"] or found["named"]).strip(" :")] * min(count, MOST_PRIZES + 1)
