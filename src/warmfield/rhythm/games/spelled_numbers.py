"""Numbers however they are written: 12, １２, 十二, twelve. For answers, so small ones are enough."""

import re
from collections.abc import Iterator

from msgspec import Struct

_HAN = dict(zip("零一二三四五六七八九〇两", (*range(10), 0, 2), strict=True))
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_ENGLISH = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_UNITS = {"hundred": 100, "thousand": 1000}
_WORD = "|".join(sorted({*_ENGLISH, *_UNITS}, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<digits>\d+(?:,\d{{3}})*)|(?P<han>[{''.join([*_HAN, *_HAN_UNITS])}]+)"
    rf"|(?P<english>\b(?:{_WORD})(?:(?:[ -]+|\s+and\s+)(?:{_WORD}))*\b)"
)


class Number(Struct, frozen=True):
    """A number in a text, `text[start:end]`."""

    value: int
    start: int
    end: int


def numbers_in(plain: str) -> Iterator[Number]:
    """Every number of a text in lower case, in its order."""
    for found in _NUMBER.finditer(plain):
        yield Number(_value(found), found.start(), found.end())


def _value(found: re.Match[str]) -> int:
    if found["digits"]:
        return int(found["digits"].replace(",", ""))
    return _of_han(found["han"]) if found["han"] else _of_english(found["english"])


def _of_han(said: str) -> int:
    """Read 一百二十; what has no unit is read sign by sign, 二〇二六."""
    if not any(sign in _HAN_UNITS for sign in said):
        return int("".join(str(_HAN[sign]) for sign in said))
    whole, part, last = 0, 0, 0
    for sign in said:
        if sign in _HAN:
            last = _HAN[sign]
        elif sign == "万":
            whole, part, last = (part + last) * _HAN_UNITS[sign], 0, 0
        else:
            part, last = part + (last or 1) * _HAN_UNITS[sign], 0
    return whole + part + last


def _of_english(said: str) -> int:
    whole, part = 0, 0
    for word in re.findall(r"[a-z]+", said):
        if word in _ENGLISH:
            part += _ENGLISH[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word == "thousand":
            whole, part = (part or 1) * 1000, 0
    return whole + part
