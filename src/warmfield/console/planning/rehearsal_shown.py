"""A rehearsal as its page shows it: what a person may see of it, in the reader's words."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from warmfield.console.planning.plan_rehearsal import Failed, Judged, PlanRehearsal, Progress, SaidThen
from warmfield.console.visit import Visit
from warmfield.plan.load import version_of
from warmfield.plan.plan_rows import ROWS
from warmfield.wording import later

MEASURES = {
    "message": later("Messages taken out"),
    "note": later("Private notes"),
    "warn": later("Warnings"),
    "mute": later("Mutes"),
    "remove": later("Members removed"),
    "review": later("Questions to a person"),
}
"""In the order they are shown; posts come after them, by their row."""
ROW_NAMES = {row.number: row.about for row in ROWS}
SHOWN = 40


class Tally(Struct, frozen=True):
    name: str
    before: int
    after: int

    @property
    def change(self) -> str:
        """With its sign: `+3`, `−2`, or empty."""
        by = self.after - self.before
        return f"+{by}" if by > 0 else f"−{-by}" if by else ""


class RehearsalShown(Struct, frozen=True, kw_only=True):
    """`state` is `none`, `running`, `failed` or `done`. Of `judged` and `said` the newest are shown."""

    state: str
    percent: int = 0
    messages: int = 0
    tallies: Sequence[Tally] = ()
    judged: Sequence[Judged] = ()
    judged_more: int = 0
    said: Sequence[SaidThen] = ()
    left_out: int = 0
    blanked: int = 0


def rehearsal_of(visit: Visit, old: str, new: str) -> RehearsalShown:
    match visit.ports.rehearsals.state(version_of(old), version_of(new)):
        case None:
            return RehearsalShown(state="none")
        case Progress(done=done, of=of):
            return RehearsalShown(state="running", percent=min(99, 100 * done // of) if of else 0)
        case Failed():
            return RehearsalShown(state="failed")
        case PlanRehearsal() as found:
            return _seen_by(visit, found)


def _seen_by(visit: Visit, found: PlanRehearsal) -> RehearsalShown:
    """Only the groups the person works in."""
    judged = [one for one in found.judged if one.group in visit.groups]
    return RehearsalShown(
        state="done",
        messages=sum(count for at, count in found.messages.items() if at in visit.groups),
        tallies=list(_tallies(visit, found)),
        judged=judged[:SHOWN],
        judged_more=max(0, len(judged) - SHOWN),
        said=[one for one in found.said if one.group in visit.groups][:SHOWN],
        left_out=found.left_out,
        blanked=found.blanked,
    )


def _tallies(visit: Visit, found: PlanRehearsal) -> Iterator[Tally]:
    mine = [one for one in found.counts if one.group in visit.groups]
    rows = sorted({one.what for one in mine if one.what not in MEASURES})
    for what in (*MEASURES, *rows):
        before, after = (
            sum(getattr(one, side) for one in mine if one.what == what) for side in ("before", "after")
        )
        if before or after:
            yield Tally(_name(visit, what), before, after)


def _name(visit: Visit, what: str) -> str:
    if what in MEASURES:
        return visit.words(MEASURES[what])
    about = ROW_NAMES.get(what)
    return f"{what} {visit.words(about)}" if about else visit.words("Other posts")
