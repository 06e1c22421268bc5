"""Make the tables of characters that reading looks everything up in: one row a code point.

Sources: Python's own Unicode database (sorts, NFKC, lower case), OpenCC (traditional to simplified,
Apache-2.0), pypinyin (syllables, MIT). Nothing of them is needed when the package runs.
"""

import json
import unicodedata
from pathlib import Path

import numpy as np
import opencc
import pypinyin

from training.saving import save

SIZE = 0x20000
HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
KANA = (0x3041, 0x30FF)
OTHER, SPACE, LETTER, DIGIT, HAN_SORT, INVISIBLE, EMOJI = range(7)
WIDTH, CONFUSABLES, TRADITIONAL, DIGITS, MIXED = 1, 2, 4, 8, 16
FILLERS = {0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x180E}
"""Letters and symbols that show nothing."""

# Cyrillic and Greek letters that look like Latin ones; folded only beside Latin letters or Han.
LOOKALIKES = dict(
    zip(
        "аеорсухіјѕԁһӏкмтвнԛԝѵɡɑοανυρκχιτεωΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕКМНОРСТУХІЈЅ",
        "aeopcyxijsdhlkmtbhqwvgaoavupkxitewabezhikmnoptyxabekmhopctyxijs",
        strict=True,
    )
)
# Latin letters of other looks, always folded.
SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢʼ", "abcdefghijklmnopqrstuvwyz'", strict=True))


def sort_of(point: int) -> int:
    """Say what a code point counts as."""
    kind = unicodedata.category(chr(point))
    control = kind == "Cc" and point not in (9, 10, 13)
    han = any(low <= point <= high for low, high in (*HAN, KANA)) or point == 0x3007
    sorts = (
        (OTHER, point == 0),
        (INVISIBLE, point in FILLERS or kind == "Cf" or 0xFE00 <= point <= 0xFE0F or control),
        (HAN_SORT, han),
        (SPACE, kind.startswith("Z") or point in (9, 10, 13)),
        (DIGIT, kind == "Nd"),
        (LETTER, kind.startswith("L")),
        (EMOJI, kind in ("So", "Sk") or point >= 0x1F000),
    )
    return next((sort for sort, is_it in sorts if is_it), OTHER)


def fold(point: int, simplify: opencc.OpenCC) -> tuple[int, int]:
    """Give the code point that stands for this one, and why it differs."""
    sign = chr(point)
    if sign in SMALL_CAPITALS:
        return ord(SMALL_CAPITALS[sign]), CONFUSABLES
    if sign in LOOKALIKES:
        return ord(sign.lower()) if len(sign.lower()) == 1 else point, MIXED
    wide = unicodedata.normalize("NFKC", sign)
    why = 0
    if wide != sign:
        solid = [one for one in wide if one.isalnum()]
        if len(solid) == 1 and (len(wide) == 1 or solid[0].isdigit() or ord(solid[0]) > 0x3000):
            sign = solid[0]
            why = DIGITS if sign.isdigit() or unicodedata.numeric(sign, -1) >= 0 else WIDTH
            if sign.isdigit() and 0xFF10 <= point <= 0xFF19:
                why = WIDTH
        elif len(wide) == 1:
            sign = wide
    if sign.isdigit() and unicodedata.decimal(sign, -1) >= 0:
        sign = str(unicodedata.decimal(sign))
    lower = sign.lower()
    sign = lower if len(lower) == 1 else sign
    simple = simplify.convert(sign) if ord(sign) > 0x3000 else sign
    if len(simple) == 1 and simple != sign:
        return ord(simple), why | TRADITIONAL
    return ord(sign), why


def syllables() -> np.ndarray:
    """Number the toneless syllable of every Han character from 0x3400 on; 0 where there is none."""
    numbers: dict[str, int] = {}
    table = np.zeros(0xA000 - 0x3400, np.uint16)
    for point in range(0x3400, 0xA000):
        said = pypinyin.lazy_pinyin(chr(point), errors="ignore", style=pypinyin.Style.NORMAL)
        if said and said[0].isascii():
            table[point - 0x3400] = numbers.setdefault(said[0], len(numbers) + 1)
    return table


def folds(folded: dict[int, tuple[int, int]], sorts: np.ndarray) -> dict[str, str]:
    """Make the table of nicknames: width, script, look-alikes; the case of letters stays.

    `from` and `to` go by pairs; `apart` stands between words, `gone` shows nothing.
    """
    gone = {point for point in folded if sorts[point] == INVISIBLE}
    apart = {point for point in folded if sorts[point] == EMOJI}
    pairs = [
        (point, chr(to).upper() if 0xFF21 <= point <= 0xFF3A else chr(to))
        for point, (to, _) in folded.items()
        if point >= 0xA0 and to != point and chr(point).lower() != chr(to) and point not in apart | gone
    ]
    return {
        "from": "".join(chr(point) for point, _ in pairs),
        "to": "".join(to for _, to in pairs),
        "apart": "".join(map(chr, sorted(apart))),
        "gone": "".join(map(chr, sorted(gone))),
    }


def write_characters(path: Path, nicknames: Path) -> None:
    simplify = opencc.OpenCC("t2s")
    points = [point for point in range(SIZE) if not 0xD800 <= point < 0xE000]
    folded = {point: fold(point, simplify) for point in points}
    changed = [point for point in points if folded[point] != (point, 0)]
    sorts = np.zeros(SIZE, np.uint8)
    for point in points:
        sorts[point] = sort_of(folded[point][0] if sort_of(point) != INVISIBLE else point)
    sorts[0x1F1E6:0x1F200] = EMOJI
    table = json.dumps(folds(folded, sorts), ensure_ascii=False)
    nicknames.write_text(table, encoding="utf-8")
    lookalikes = sorted({(ord(a.lower()), ord(b)) for a, b in LOOKALIKES.items() if len(a.lower()) == 1})
    save(
        path,
        sorts=sorts,
        changed=np.array(changed, np.uint32),
        becomes=np.array([folded[point][0] for point in changed], np.uint32),
        why=np.array([folded[point][1] for point in changed], np.uint8),
        lookalikes=np.array(lookalikes, np.uint32),
        syllables=syllables(),
    )
