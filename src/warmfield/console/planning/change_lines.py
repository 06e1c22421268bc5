"""A difference in words as a page shows it: under headings, with what came, went and changed told apart."""

from collections.abc import Iterator

from msgspec import Struct

SORTS = {"+": "came", "-": "went", "~": "other"}


class ChangeLine(Struct, frozen=True):
    """`sort` is `came`, `went` or `other`."""

    sort: str
    text: str


class Changes(Struct, frozen=True):
    title: str
    lines: tuple[ChangeLine, ...]


def changes(said: str) -> tuple[Changes, ...]:
    """Cut what `plan.diff` says; empty where nothing changed."""
    return tuple(_one(block) for block in said.split("\n\n") if "\n" in block)


def _one(block: str) -> Changes:
    title, *lines = block.split("\n")
    return Changes(title, tuple(_lines(lines)))


def _lines(lines: list[str]) -> Iterator[ChangeLine]:
    for line in lines:
        mark, _, text = line.strip().partition(" ")
        yield ChangeLine(SORTS.get(mark, "other"), text if mark in SORTS else line.strip())
