"""A poster as a picture for a phone: 1080 wide, as tall as its words need, drawn without fonts of our own."""

from collections.abc import Iterator
from io import BytesIO
from unicodedata import east_asian_width

import segno
from markupsafe import Markup, escape

from warmfield.console.pages.by_hand.poster_made import Poster

WIDTH, EDGE, CODE = 1080, 84, 420
FONT = "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"
PAPER, INK, SOFT, EMBER = "#faf7f2", "#221d18", "#5d544a", "#b4430f"
CLOSES = "，。！？；：、）》”’,.!?;:)"
"""What never begins a line."""


def code_of(address: str) -> Markup:
    """A QR code as SVG of any size, to stand in a page; black on white, so that every phone reads it."""
    kept = BytesIO()
    made = segno.make(address, error="m", micro=False)
    made.save(kept, kind="svg", border=4, light="#ffffff", xmldecl=False, omitsize=True, nl=False)
    return Markup(kept.getvalue().decode())  # noqa: S704 - segno draws it from numbers alone


def picture_of(poster: Poster) -> str:
    parts, y = [], 150
    for size, colour, weight, text in _texts(poster):
        for line in wrapped(text, (WIDTH - 2 * EDGE) / size):
            parts.append(
                f'<text x="{EDGE}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}">'
                f"{escape(line)}</text>"
            )
            y += round(size * 1.5)
        y += 18 if weight == 400 else 6
    if poster.code:
        placed = f'<svg x="{EDGE}" y="{y}" width="{CODE}" height="{CODE}" '
        parts.append(str(code_of(poster.code)).replace("<svg ", placed, 1))
        y += CODE + 40
    height = max(y + 60, WIDTH)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="{FONT}">'
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>'
        f'<rect width="{WIDTH}" height="18" fill="{EMBER}"/>'
        f"{''.join(parts)}</svg>"
    )


def _texts(poster: Poster) -> Iterator[tuple[int, str, int, str]]:
    yield 34, EMBER, 650, poster.over
    yield 64, INK, 700, poster.title
    for head, text in poster.lines:
        yield 32, EMBER, 650, head
        yield 40, INK, 400, text
    if poster.foot:
        yield 34, SOFT, 400, poster.foot
    if poster.under_code:
        yield 34, SOFT, 400, poster.under_code


def wrapped(text: str, ems: float) -> list[str]:
    """Lines of so many ems: a Han character is one, a Latin letter a little more than half."""
    lines, line, width = [], "", 0.0
    for piece in _pieces(text):
        wide = sum(_ems(letter) for letter in piece)
        if line and width + wide > ems and piece.strip() not in CLOSES:
            lines.append(line.rstrip())
            line, width = piece.lstrip(), wide
        else:
            line, width = line + piece, width + wide
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> Iterator[str]:
    """Words with the blank before them; each Han character by itself."""
    word = ""
    for letter in text:
        if east_asian_width(letter) in "WF":
            if word:
                yield word
            yield letter
            word = ""
        elif letter.isspace():
            if word:
                yield word
            word = " "
        else:
            word += letter
    if word:
        yield word


def _ems(letter: str) -> float:
    return 1.0 if east_asian_width(letter) in "WF" else 0.56
