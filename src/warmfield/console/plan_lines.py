"""Where something stands in the plan's file: its name, its line, and the way to it."""

import re
from pathlib import PurePath

from msgspec import Struct

from warmfield.community.ids import ClauseNumber
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.source import Path, Source

_STEPS = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


class PlanLine(Struct, frozen=True):
    """`shown` is like `plan.yaml:41`; `line` counts from 1."""

    shown: str
    line: int

    @property
    def address(self) -> str:
        return f"/plan?line={self.line}"


def path_of(where: str) -> Path:
    """`rhythm.fixtures[3]` as keys and positions."""
    return tuple(int(place) if place else key for place, key in _STEPS.findall(where))


def line_of(source: Source, path: Path) -> PlanLine | None:
    """None for what the file doesn't hold, such as an activity that staff planned."""
    if path not in source.values and path not in source.keys:
        return None
    line = source.key(path).line
    return PlanLine(f"{PurePath(source.name).name}:{line}", line)


def line_of_clause(
    rulebook: Rulebook, source: Source, number: ClauseNumber, kind: str = ""
) -> PlanLine | None:
    """Two kinds may share a number: `kind` says which is meant."""
    clause = rulebook.clause(number, kind)
    places = (at for at, one in enumerate(rulebook.plan.clauses) if one is clause)
    at = next(places, None)
    return None if at is None else line_of(source, ("clauses", at))
