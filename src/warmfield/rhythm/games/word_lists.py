"""The shipped lists: one text each, searched as it is: milliseconds to load, a megabyte to keep."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib import resources

from msgspec import Struct

WELL_KNOWN, ONE_SOURCE = "+", "?"
"""Marks at the end of a line; `lists/SOURCES.md` says what they mean."""


class Entry(Struct, frozen=True):
    """`sounds`: of an idiom's first and last character, `yi1`."""

    word: str
    sounds: tuple[str, ...]
    mark: str


@cache
def list_named(name: str) -> str:
    """Read when a game first needs it: sorted lines between line breaks."""
    return (resources.files(__package__) / "lists" / f"{name}.txt").read_text("utf-8")


def entry(name: str, word: str) -> Entry | None:
    """Find a word."""
    text = list_named(name)
    for end in " \n":
        at = text.find(f"\n{word}{end}")
        if at >= 0:
            return _entry(text[at + 1 : text.index("\n", at + 1)])
    return None


def beginning_with(name: str, start: str) -> Iterator[Entry]:
    """The entries whose word begins with `start`, in the list's order."""
    text = list_named(name)
    at = text.find(f"\n{start}")
    while at >= 0 and text.startswith(start, at + 1):
        end = text.index("\n", at + 1)
        yield _entry(text[at + 1 : end])
        at = end


def sounding_like(name: str, sound: str) -> Iterator[Entry]:
    """The idioms whose first sound begins with `sound`: `yi` for any tone, `yi1` for one."""
    tone = "" if sound[-1].isdigit() else r"\d"
    for found in re.finditer(rf"\n(\S+ {sound}{tone} [^\n]*)(?=\n)", list_named(name)):
        yield _entry(found[1])


def usable(found: Iterator[Entry], used: Collection[str]) -> Iterator[Entry]:
    """What may still be said, without what only one source knows."""
    return (one for one in found if one.mark != ONE_SOURCE and one.word not in used)


def _entry(line: str) -> Entry:
    word, *rest = line.split(" ")
    mark = rest[-1] if rest and rest[-1] in (WELL_KNOWN, ONE_SOURCE) else ""
    return Entry(word, tuple(one for one in rest if one != mark), mark)
