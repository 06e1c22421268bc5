"""7.3: the same clause, the same sort of finding: how members were treated, and how staff.

Where few were met, a difference says little: shares come with the interval they may really lie in
(Wilson, 95 %), and only intervals that don't touch are called a difference.
"""

from collections.abc import Iterable
from math import sqrt

from msgspec import Struct

from warmfield.community.ids import ClauseNumber
from warmfield.community.tallies import Cited

Z = 1.959964
"""The normal quantile of 95 %."""
FEW = 5
"""Below so many on either side nothing is said about the difference."""


class Treated(Struct, kw_only=True):
    """`met` findings that were plain, or that a person has decided; `followed` by something that stood."""

    met: int = 0
    followed: int = 0
    undone: int = 0
    exempt: int = 0
    """Let be because the plan exempts them from the clause; not among `met`."""

    @property
    def share(self) -> float:
        return self.followed / self.met if self.met else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.followed, self.met)

    def see(self, one: Cited) -> None:
        if one.why == "exempt":
            self.exempt += one.count
        elif _is_decided(one):
            self.met += one.count
            self.undone += one.count * one.undone
            self.followed += one.count * (bool(one.followed) and not one.undone)


class Compared(Struct, kw_only=True):
    """One clause and band; `band` is `act` (it was plain) or `review` (a person decided)."""

    clause: ClauseNumber
    band: str
    members: Treated
    staff: Treated

    @property
    def verdict(self) -> str:
        """`few`, `alike`, `milder` (staff got off more often) or `harder`."""
        if min(self.members.met, self.staff.met) < FEW:
            return "few"
        (low, high), (staff_low, staff_high) = self.members.interval, self.staff.interval
        if staff_high < low:
            return "milder"
        return "harder" if staff_low > high else "alike"


def compared(found: Iterable[Cited]) -> list[Compared]:
    """Clauses of which somebody of the staff was met, or let be; by clause, the plain ones first."""
    rows: dict[tuple[ClauseNumber, str], Compared] = {}
    for one in found:
        band = "act" if one.band == "pass" else one.band
        empty = Compared(clause=one.clause, band=band, members=Treated(), staff=Treated())
        row = rows.setdefault((one.clause, band), empty)
        (row.staff if one.staff else row.members).see(one)
    met = (row for _, row in sorted(rows.items()))
    return [row for row in met if row.staff.met or row.staff.exempt or row.members.met]


def all_together(rows: Iterable[Compared]) -> Compared:
    whole = Compared(clause=ClauseNumber(""), band="", members=Treated(), staff=Treated())
    for row in rows:
        for into, one in ((whole.members, row.members), (whole.staff, row.staff)):
            into.met += one.met
            into.followed += one.followed
            into.undone += one.undone
            into.exempt += one.exempt
    return whole


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The interval in which the true share lies with 95 % probability; of nothing it may be anything."""
    if not of:
        return 0.0, 1.0
    share, square = hits / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    reach = Z / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _is_decided(one: Cited) -> bool:
    """Not a dry one, not one that waits for a person, not one that an approval covers."""
    if one.band == "pass" or one.why == "dry":
        return False
    return one.band == "act" or bool(one.followed) or one.why == "refused"
