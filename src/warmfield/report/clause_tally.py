"""How often each clause was broken, and what came of it."""

from collections.abc import Iterable

from msgspec import Struct

from warmfield.community.ids import ClauseNumber
from warmfield.community.tallies import Cited

RUNGS = ("note", "warn", "mute", "remove")


class ClauseTally(Struct, kw_only=True):
    """`times` a breach was met or suspected; a dry clause counts as one that would have been."""

    clause: ClauseNumber
    times: int = 0
    followed: dict[str, int] = {}
    """By rung: what was done."""
    waiting: int = 0
    """A person hasn't looked yet."""
    refused: int = 0
    """A person said that it was none."""
    undone: int = 0
    appealed: int = 0
    granted: int = 0
    exempt: int = 0
    """Let be, as the plan's exemption says."""
    allowed: int = 0
    """Covered by a permit or an approval."""
    dry: int = 0

    def see(self, one: Cited) -> None:
        if one.band == "pass":
            self._let_be(one)
            return
        self.times += one.count
        self.undone += one.count * one.undone
        self.appealed += one.count * bool(one.appeal)
        self.granted += one.count * (one.appeal == "granted")
        if one.followed:
            self.followed[one.followed] = self.followed.get(one.followed, 0) + one.count
        elif one.why == "dry":
            self.dry += one.count
        elif one.why == "refused":
            self.refused += one.count
        elif one.band == "review":
            self.waiting += one.count

    def _let_be(self, one: Cited) -> None:
        if one.why == "exempt":
            self.exempt += one.count
        elif one.why != "dry":
            self.allowed += one.count


def by_clause(found: Iterable[Cited]) -> dict[ClauseNumber, ClauseTally]:
    """The most broken first."""
    tallies: dict[ClauseNumber, ClauseTally] = {}
    for one in found:
        tallies.setdefault(one.clause, ClauseTally(clause=one.clause)).see(one)
    return dict(sorted(tallies.items(), key=lambda item: (-item[1].times, item[0])))
