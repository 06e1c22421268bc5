"""The echoes as rows: the latest in one, each full slice in one of its own, which is written once.

In one row they were 100 KB with every commit.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from warmfield.community.echoes import EchoesRecord, EchoSlice
from warmfield.store.codec import SLICES, pack, slice_from

Row = dict[str, Any]


def latest_only(echoes: EchoesRecord) -> EchoesRecord:
    """What the row of the record holds."""
    return EchoesRecord(latest=echoes.latest, made=echoes.made)


def slice_rows(echoes: EchoesRecord, before: EchoesRecord) -> list[Row]:
    """The slices that weren't there before."""
    return [slice_row(one) for one in echoes.full if one.number >= before.made]


def slice_row(one: EchoSlice) -> Row:
    return {"sort": SLICES, "key": slice_key(one.number), "body": pack(one)}


def slice_key(number: int) -> str:
    """In the order of numbers, as text."""
    return f"{number:012}"


def gone_rows(echoes: EchoesRecord, before: EchoesRecord) -> list[Row]:
    """Which slices' rows go: those with a lower key."""
    first = _first(echoes)
    return [{"slices": SLICES, "first": slice_key(first)}] if first > _first(before) else []


def _first(echoes: EchoesRecord) -> int:
    return echoes.full[0].number if echoes.full else echoes.made


def whole(latest: EchoesRecord, slices: Iterable[bytes]) -> EchoesRecord:
    """Put the record together; `slices` are the bodies of their rows, in order."""
    full: Sequence[EchoSlice] = [slice_from(body) for body in slices]
    return replace(latest, full=tuple(full))
