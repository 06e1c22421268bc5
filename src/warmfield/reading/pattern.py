"""The shape a plan asks of nicknames, as reading needs it; reading knows no plan."""

import re
from functools import lru_cache
from string import Formatter

from msgspec import Struct


class PatternPart(Struct, frozen=True, kw_only=True):
    """One part. `sort`: child, parent, neighbourhood, choice, number or words.

    `choices` are the words allowed (`choice`) or known (other sorts); `longest` in characters.
    """

    name: str
    sort: str = "words"
    choices: tuple[str, ...] = ()
    optional: bool = False
    longest: int = 16


class Pattern(Struct, frozen=True, kw_only=True):
    """A template with the parts it names: `{child}{parent}-{neighbourhood}`.

    `separator` stands between parts where the template has none between two Latin words;
    `neighbourhoods` are the names the operator knows.
    """

    template: str = "{child}{parent}-{neighbourhood}"
    parts: tuple[PatternPart, ...] = (
        PatternPart(name="child", sort="child"),
        PatternPart(name="parent", sort="parent"),
        PatternPart(name="neighbourhood", sort="neighbourhood"),
    )
    separator: str = "-"
    neighbourhoods: tuple[str, ...] = ()


class Literal(Struct, frozen=True):
    """Fixed text of a template."""

    text: str


class Slot(Struct, frozen=True):
    """The place of a part in a template."""

    name: str


@lru_cache(maxsize=256)
def pieces(template: str) -> tuple[Literal | Slot, ...]:
    """Cut a template into fixed text and slots. Raises ValueError for a template that can't be read."""
    cut: list[Literal | Slot] = []
    for literal, name, _, _ in Formatter().parse(template):
        if literal:
            cut.append(Literal(literal))
        if name is not None:
            cut.append(Slot(name))
    return tuple(cut)


@lru_cache(maxsize=256)
def anchors(pattern: Pattern) -> dict[str, re.Pattern[str]]:
    """Give the expression that finds each `number` and `choice` part, with the fixed words beside it."""
    cut = pieces(pattern.template)
    found: dict[str, re.Pattern[str]] = {}
    by_name = {part.name: part for part in pattern.parts}
    for at, piece in enumerate(cut):
        part = by_name.get(piece.name) if isinstance(piece, Slot) else None
        if part is None or part.sort not in ("number", "choice"):
            continue
        before, after = _word_at(cut, at - 1, last=True), _word_at(cut, at + 1, last=False)
        found[part.name] = re.compile(_expression(part, before, after), re.IGNORECASE)
    return found


def _expression(part: PatternPart, before: str, after: str) -> str:
    if part.sort == "number":
        inner = r"\d+|[一二三四五六七八九十]+" if before or after else r"\d+"
    else:
        inner = "|".join(re.escape(one) for one in sorted(part.choices, key=len, reverse=True)) or r"(?!)"
    left, right = re.escape(before), re.escape(after)
    guard = (r"(?<!\d)", r"(?!\d)") if part.sort == "number" else ("", "")
    return rf"{left}\s*{guard[0]}(?P<v>{inner}){guard[1]}\s*{right}"


def _word_at(cut: tuple[Literal | Slot, ...], at: int, *, last: bool) -> str:
    """The letters of the fixed text that touches a slot: `班` in `{class}班-`."""
    piece = cut[at] if 0 <= at < len(cut) else None
    if not isinstance(piece, Literal):
        return ""
    found = re.search(r"\w+$" if last else r"^\w+", piece.text)
    return found[0] if found else ""


def filled(pattern: Pattern, fields: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Fill the template: pieces (text, "") or, for a part not known, ("", its name).

    Two Latin words that would run together are put apart.
    """
    optional = {part.name for part in pattern.parts if part.optional}
    sort = {part.name: part.sort for part in pattern.parts}
    out: list[tuple[str, str]] = []
    for piece in pieces(pattern.template):
        if isinstance(piece, Literal):
            out.append((piece.text, ""))
            continue
        value = fields.get(piece.name, "")
        if not value:
            out += [] if piece.name in optional else [("", piece.name)]
            continue
        last = out[-1][0][-1:] if out else ""
        if last.isascii() and last.isalpha() and value[0].isascii() and value[0].isalpha():
            out.append(("'s " if sort.get(piece.name) == "parent" else " ", ""))
        out.append((value, ""))
    return tuple(out)
