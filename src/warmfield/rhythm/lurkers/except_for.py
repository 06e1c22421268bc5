"""Which of a numbered list stay: “approve r7 except 2, 5” and 同意 r7 除了 2 5."""

import re
from collections.abc import Sequence

from msgspec import Struct

_ALL = re.compile(r"(?:all(?: of them)?|every(?:one|body)|全部|全都|都|所有人?)?[\s.。!！]*", re.IGNORECASE)
_EXCEPT = re.compile(
    r"(?:but(?: not)?|except(?: for)?|without|not|除[了去]?|不(?:包括|含)|留下?|保留)[\s:：]*(?P<which>.+)",
    re.IGNORECASE | re.DOTALL,
)
_RANGE = re.compile(r"(\d{1,3})\s*(?:-|–|—|~|～|到|至|to)\s*(\d{1,3})")
_NUMBER = re.compile(r"\d+")
_FILLER = re.compile(
    r"[\s,，、;；.。#&+]|numbers?|nos?|and|第|号|位|个|和|跟|以外|之外|外|其他人?|的|都|同意|移出|留下?|stays?",
    re.IGNORECASE,
)
LONGEST = 500


class Chosen(Struct, frozen=True):
    """`stay`: places in the list, from 1. `unclear`: what can't be understood, as it was written."""

    stay: frozenset[int] = frozenset()
    unclear: str = ""


def who_stays(said: str, names: Sequence[str]) -> Chosen:
    """Read what stands beside an approval of the people so named; nothing means all of them go."""
    text = said.strip()[:LONGEST]
    if _ALL.fullmatch(text):
        return Chosen()
    found = _EXCEPT.match(text)
    if found is None:
        return Chosen(unclear=text)
    which = _RANGE.sub(_spelled, _numbered(found["which"], names))
    numbers = {int(one) for one in _NUMBER.findall(which)}
    rest = _FILLER.sub("", _NUMBER.sub("", which))
    beyond = [str(one) for one in sorted(numbers) if not 1 <= one <= len(names)]
    if rest or beyond or not numbers:
        return Chosen(unclear=text if rest or not beyond else ", ".join(beyond))
    return Chosen(stay=frozenset(numbers))


def _numbered(text: str, names: Sequence[str]) -> str:
    """People may be named too; of several with one name, all stay."""
    for name in sorted({one for one in names if len(one) > 1}, key=len, reverse=True):
        places = " ".join(str(nth) for nth, one in enumerate(names, 1) if one == name)
        text = text.replace(name, f" {places} ")
    return text


def _spelled(found: re.Match[str]) -> str:
    """`2-4` as `2 3 4`; one that runs backwards keeps its ends only."""
    start, end = int(found[1]), int(found[2])
    return " ".join(map(str, range(start, end + 1) if start <= end else (start, end)))
