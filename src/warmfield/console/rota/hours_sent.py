"""Hours as forms send them: `start-end` in POSIX seconds."""

from datetime import UTC, datetime

from starlette.exceptions import HTTPException

from warmfield.console.calendar.asked_days import FIRST, LAST
from warmfield.rhythm.duty.their_stints import Window


def window_in(text: str) -> Window:
    """Raises HTTPException 404 for what no form of ours sends."""
    first, _, last = text.partition("-")
    if not (first.isascii() and last.isascii() and first.isdecimal() and last.isdecimal()):
        raise HTTPException(404)
    try:
        start, end = (datetime.fromtimestamp(int(one), UTC) for one in (first, last))
    except (OverflowError, ValueError, OSError):
        raise HTTPException(404) from None
    if start >= end or not FIRST < start.date() <= end.date() < LAST:
        raise HTTPException(404)
    return start, end
