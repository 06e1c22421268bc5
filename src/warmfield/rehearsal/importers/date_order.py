"""Tell over a whole file whether day, month or year is written first."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

ORDERS = ("dmy", "mdy", "ymd")


class Written(Struct, frozen=True):
    """A time as it was written: three numbers of the date in their order, and a 24-hour clock."""

    parts: tuple[int, int, int]
    hour: int
    minute: int
    second: int

    def date(self, order: str) -> tuple[int, int, int]:
        """Give year, month and day by the order; two-digit years are of this century."""
        named = dict(zip(order, self.parts, strict=True))
        year = named["y"]
        return (year + 2000 if year < 100 else year), named["m"], named["d"]


def order_of(written: Sequence[Written]) -> tuple[str, bool]:
    """Give `dmy`, `mdy` or `ymd`, and whether the file leaves no doubt.

    The order by which most dates exist wins, then the one in which time goes back least often (a log
    is written forward); where both still tie, the day is taken to be first, as most of the world does.
    """
    if any(one.parts[0] > 31 for one in written):
        return "ymd", True
    tried = {order: (_wrong(written, order), _steps_back(written, order)) for order in ("dmy", "mdy")}
    best = min(tried, key=lambda order: tried[order])
    return best, tried["dmy"] != tried["mdy"]


def _wrong(written: Sequence[Written], order: str) -> int:
    dates = (one.date(order) for one in written)
    return sum(not (1 <= month <= 12 and 1 <= day <= 31) for _, month, day in dates)


def _steps_back(written: Sequence[Written], order: str) -> int:
    moments = [(*one.date(order), one.hour, one.minute) for one in written]
    return sum(later < earlier for earlier, later in pairwise(moments))
