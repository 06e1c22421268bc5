"""How much a message says: its effective length, its mentions, whether it asks."""

import re

import numpy as np

from warmfield.reading.characters import DIGIT, HAN, LETTER, Flags, Mask, Places
from warmfield.reading.normalise import Normal

MENTION = re.compile(r"@(?<![a-z0-9._%+-]@)(?P<name>[^\s@,:;!?()\x00\[\]]{1,32})")
"""WeChat ends a mention with U+2005, which is a space here; e-mail addresses have a word before the @."""
_STICKERS = (re.compile(r"\[[\u4e00-\u9fff]{1,4}\]"), re.compile(r"faceid==\d+(?:name==)?"))
_ASKS_ENGLISH = re.compile(
    r"(?:^|[.!?,;:\n]\s*)(?:what|how|why|when|where|who|which|is there|are there|does any|do you|can i"
    r"|can you|could you|would you|will there|any idea|anyone know|anybody know)\b"
)
_ASKS_HAN = (
    r"[吗么呢]\s*[~。.!]*\s*$|怎么(?!样都)|为什么|为啥|几点|几号"
    r"|多少(?=[钱个人天岁]|\?)|哪[个里儿位家天]|是不是|能不能|可不可以|有没有|要不要"
)

_ASKS = re.compile(f"{_ASKS_HAN}|{_ASKS_ENGLISH.pattern}")


def words(normal: Normal, silent: Mask) -> Places:
    """Count what each text says: a Han character 1, a word of letters 2, `silent` characters nothing."""
    sorts = np.where(silent, 0, normal.sorts)
    letter = sorts == LETTER
    inside = (normal.codes == 0x27) | (normal.codes == 0x2019)
    begins = letter.copy()
    begins[1:] &= ~letter[:-1]
    begins[2:] &= ~(inside[1:-1] & letter[:-2])
    worth = (sorts == HAN).astype(np.int64)
    worth[begins] = 2
    return np.add.reduceat(worth, normal.starts - 1)


def stickers(normal: Normal, silent: Mask) -> None:
    """Silence the written names of stickers: `[捂脸]`."""
    for pattern in _STICKERS:
        for found in pattern.finditer(normal.text):
            silent[found.start() : found.end()] = True


def asks(plain: str, *, linked: bool, asking: bool) -> bool:
    """Whether it is a question, by mark, particle or first word.

    `linked`: it holds links, whose question marks don't count; `asking`: it holds a word that may ask.
    """
    if "?" in plain and not (linked and plain.count("?") <= _marks_in_links(plain)):
        return True
    pattern = _ASKS_ENGLISH if plain.isascii() else _ASKS
    return asking and pattern.search(plain) is not None


def _marks_in_links(plain: str) -> int:
    return len(re.findall(r"/\?|(?<=\w)\?(?=[\w%]+=)", plain))


def solid(sorts: Flags) -> Mask:
    """Letters, digits and Han: what a text's skeleton is made of."""
    kept: Mask = (sorts == LETTER) | (sorts == DIGIT) | (sorts == HAN)
    return kept
