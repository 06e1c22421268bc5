"""Undo what hides a text: width, look-alikes, invisible characters, traditional script, odd digits.

A batch of texts is one array of code points, each text between two NULs, so that every step is done for
all at once. Every character that remains knows its place in the original.
"""

import re
from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct

from warmfield.reading.characters import (
    CONFUSABLES,
    DIGIT,
    DIGITS,
    FOLDED,
    HAN,
    INVISIBLE,
    LATIN,
    LETTER,
    LOOKALIKE,
    SIZE,
    TRADITIONAL,
    WHY,
    WIDTH,
    Codes,
    Flags,
    Mask,
    Places,
    codes_of,
    sorts_of,
    text_of,
)

SOLID = (LETTER, DIGIT, HAN)
NUMERALS = dict(zip("零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺两", "0012345678912345678912", strict=True))
EVIDENCE = ("width", "confusables", "invisible", "traditional", "digits", "separators")


class Rewrite(Struct, frozen=True):
    """What to look for, what to write for each sign of it, and the column of EVIDENCE it counts for."""

    pattern: re.Pattern[str]
    shown: dict[str, str]
    column: int


_SIGN = "[0-9零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺两]"
_NUMBERS = Rewrite(re.compile(f"{_SIGN}{{6,}}|{_SIGN}{{2,}}(?=[元块折%])"), NUMERALS, 4)
_HIDDEN_WORDS = Rewrite(
    re.compile(
        "[薇溦徽嶶葳巍崴][信芯心❤]|[微v]❤|[威维魏微]芯|[威维]信(?=[:： a-z0-9])"
        "|[加十➕佳嘉架家][薇溦徽嶶葳威微](?=[:： a-z0-9信])|裙号|[加进入]裙|[佳架➕][我v微](?!们)|嘉[v微]"
        "|(?:思|(?<!公)司)[聊撩嘹]|私[撩嘹]|嫂[码玛马]|扫[玛马](?!路)|尤[会慧惠]|优慧|优会(?![员议场])|[勉免]废|勉费|煎[职直]|兼直"
        "|袋[款宽]|贷宽|(?<=\\d)圆"
    ),
    dict(
        zip(
            "薇溦徽嶶葳巍崴威维魏芯心❤裙➕十佳嘉架家思司撩嘹嫂玛马尤会慧勉废煎直袋宽圆",
            "微微微微微微微微微微信信信群加加加加加加私私聊聊扫码码优惠惠免费兼职贷款元",
            strict=True,
        )
    ),
    1,
)


class Normal(Struct, frozen=True):
    """A batch of normalised texts; `codes`, `sorts` and `origin` are as long as `text`.

    `starts[i]:ends[i]` is text i (a NUL stands before each and after the last). `origin` is each
    character's place in its own original text. `undone` holds a row of EVIDENCE flags a text.
    """

    text: str
    codes: Codes
    sorts: Flags
    origin: Places
    starts: Places
    ends: Places
    undone: Mask

    def plain(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]]

    def texts_at(self, places: Places) -> Places:
        """Which text each place of the batch lies in."""
        texts: Places = self.starts.searchsorted(places, "right") - 1
        return texts


def normalise(texts: Sequence[str]) -> Normal:
    """Normalise a batch: lower case, NFKC widths, simplified script, look-alikes in Latin, no hidden ones."""
    raw = codes_of("\0" + "\0".join(texts) + "\0")
    lengths = np.fromiter((len(text) for text in texts), np.int64, len(texts))
    ends = (lengths + 1).cumsum()
    starts = ends - lengths
    of_text = np.repeat(np.arange(len(texts) + 1), np.append(lengths + 1, 1))
    sorts = sorts_of(raw)
    why = WHY.take(raw, mode="clip")
    codes = np.where(raw < SIZE, FOLDED.take(raw, mode="clip"), raw)
    undone = np.zeros((len(texts) + 1, len(EVIDENCE)), bool)
    _note(codes, sorts, why, of_text, undone)
    origin = np.arange(len(raw)) - np.append(starts, len(raw))[of_text]
    hidden = sorts == INVISIBLE
    if hidden.any():
        _mark(undone, 2, of_text, _inside_words(hidden, sorts))
        codes, sorts, origin, of_text = codes[~hidden], sorts[~hidden], origin[~hidden], of_text[~hidden]
        ends = np.cumsum(np.bincount(of_text, minlength=len(texts) + 1))[:-1]
        starts = np.append(0, ends[:-1]) + 1
    text = text_of(codes)
    if _SUSPECT.take(codes, mode="clip").any():
        text = _rewritten(_HIDDEN_WORDS, text, codes, of_text, undone)
    if _mixed_number(codes, sorts).any():
        text = _rewritten(_NUMBERS, text, codes, of_text, undone)
        sorts = sorts_of(codes)
    return Normal(text, codes, sorts, origin, starts, ends, undone[:-1])


def _note(codes: Codes, sorts: Flags, why: Flags, of_text: Places, undone: Mask) -> None:
    """Fold look-alikes, and note why anything was folded; in most messages alone nothing was."""
    reasons = int(np.bitwise_or.reduce(why))
    if reasons & LOOKALIKE:
        _fold_lookalikes(codes, sorts, why, of_text, undone)
    for column, flag in ((0, WIDTH), (1, CONFUSABLES), (3, TRADITIONAL)):
        if reasons & flag:
            undone[of_text[(why & flag) > 0], column] = True
    if reasons & DIGITS:
        _mark(undone, 4, of_text, _neighbours((why & DIGITS) > 0))


def _mark(undone: Mask, column: int, of_text: Places, where: Mask) -> None:
    if where.any():
        undone[of_text[where], column] = True


def _neighbours(odd: Mask) -> Mask:
    """Keep runs of at least three: a lone ① counts points of a list, ①③⑧ is a number."""
    run = odd.copy()
    run[2:] &= odd[1:-1] & odd[:-2]
    run[:2] = False
    return run


def _inside_words(hidden: Mask, sorts: Flags) -> Mask:
    """Invisible characters between solid ones; those that belong to emoji hide nothing."""
    solid = np.isin(sorts, SOLID)
    before = np.maximum.accumulate(np.where(~hidden, np.arange(len(sorts)), 0))
    after = np.minimum.accumulate(np.where(~hidden, np.arange(len(sorts)), len(sorts) - 1)[::-1])[::-1]
    inside: Mask = hidden & solid[before] & solid[after]
    return inside


def _fold_lookalikes(codes: Codes, sorts: Flags, why: Flags, of_text: Places, undone: Mask) -> None:
    """Fold Cyrillic and Greek letters that look Latin where they stand in a Latin word or in Han text."""
    letters = sorts == LETTER
    run = np.cumsum(np.diff(letters, prepend=False))
    latin = letters & (codes < 0x250) & (codes != 0)
    latin_runs = np.bincount(run, weights=latin) > 0
    han_texts = np.bincount(of_text, weights=sorts == HAN) > 0
    fold = ((why & LOOKALIKE) > 0) & (latin_runs[run] | han_texts[of_text])
    codes[fold] = LATIN[codes[fold]]
    _mark(undone, 1, of_text, fold)


def _mixed_number(codes: Codes, sorts: Flags) -> Mask:
    """A Han numeral beside another or a digit."""
    numeral = _NUMERAL.take(codes, mode="clip")
    one = (sorts == DIGIT) | numeral
    two: Mask = (numeral[1:] & one[:-1]) | (numeral[:-1] & one[1:])
    return two


def _rewritten(rewrite: Rewrite, text: str, codes: Codes, of_text: Places, undone: Mask) -> str:
    """Write 薇信 as 微信, or a number in Han numerals as digits, in place."""
    changed = False
    for found in rewrite.pattern.finditer(text):
        for at in range(found.start(), found.end()):
            if text[at] in rewrite.shown:
                codes[at], changed = ord(rewrite.shown[text[at]]), True
                undone[of_text[at], rewrite.column] = True
    return text_of(codes) if changed else text


def _table(signs: Iterable[str]) -> Mask:
    table = np.zeros(SIZE, bool)
    table[[ord(sign) for sign in signs]] = True
    return table


_SUSPECT = _table("薇溦徽嶶葳巍崴芯❤➕裙威维魏佳嘉架思司撩嘹嫂玛尤慧勉废煎袋宽圆")
_NUMERAL = _table(NUMERALS)


def plain(text: str) -> str:
    """Normalise one text."""
    return normalise([text]).plain(0)
