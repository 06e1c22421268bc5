"""A table as a file for a spreadsheet: UTF-8 with its mark, and no cell that a spreadsheet would run."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

MARK = "\ufeff"
"""Excel takes a file without it for one in the computer's old character set."""
RUNS = ("=", "+", "-", "@", "\t", "\r")
"""What begins with one of these is a formula to a spreadsheet. A name in a chat may."""


def sheet_text(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    kept = StringIO()
    writer = csv.writer(kept, lineterminator="\r\n")
    writer.writerow([_cell(head) for head in heads])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return MARK + kept.getvalue()


def _cell(value: object) -> object:
    """An apostrophe in front makes it text; numbers are left alone."""
    if value is None:
        return ""
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, str) and value.lstrip().startswith(RUNS):
        return f"'{value}"
    if isinstance(value, str) and value.startswith(RUNS):
        return f"'{value}"
    return value
