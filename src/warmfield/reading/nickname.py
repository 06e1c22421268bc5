"""Read a nickname by a plan's pattern, in any order, width, script, with or without separators and emoji."""

import re

from msgspec import Struct

from warmfield.reading.folds import folds
from warmfield.reading.nickname_parts import Parts
from warmfield.reading.pattern import Pattern, filled


class NicknameReading(Struct, frozen=True, kw_only=True):
    """What a nickname says of each part.

    `fields` holds the parts found, by name; `missing` the required ones not found; `unclear` those
    guessed. `advert`: it names a trade. `ok`: nothing is missing and it is no advert. `suggestion` is the
    nickname in the plan's form, unknown parts as `〈name〉`; `suggested` the same in pieces: (text, "") or
    ("", name of the part).
    """

    fields: dict[str, str]
    missing: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    advert: bool = False
    ok: bool = False
    suggestion: str = ""
    suggested: tuple[tuple[str, str], ...] = ()


_BEFORE_OF = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=的)|(?<=的)\s+")


def parse(nickname: str, pattern: Pattern) -> NicknameReading:
    """Parse a nickname; never raises on a nickname, whatever it holds."""
    found = Parts(_BEFORE_OF.sub("", nickname.translate(folds())), pattern)
    found.anchored()
    found.known_place()
    found.kin()
    found.leftovers()
    missing = tuple(
        part.name for part in pattern.parts if part.name not in found.fields and not part.optional
    )
    suggested = filled(pattern, found.fields)
    return NicknameReading(
        fields=found.fields,
        missing=missing,
        unclear=tuple(found.unclear),
        advert=found.advert,
        ok=not missing and not found.advert,
        suggestion="".join(text or f"〈{name}〉" for text, name in suggested),
        suggested=suggested,
    )
