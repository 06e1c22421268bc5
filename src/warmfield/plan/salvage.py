"""What remains of a plan when its wrong parts are left out, so that all problems are said at once.

Nothing is kept by what remains: it is only looked at.
"""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from msgspec import Struct
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from warmfield.plan.form import path_in
from warmfield.plan.model import Plan
from warmfield.plan.source import Path, Place, Source

ROUNDS = 12
"""A part left out can leave another wanting; in practice two or three rounds are enough."""


class Remains(Struct, frozen=True, kw_only=True):
    """`source` fits the `plan`; `left_out` are the paths of what it lacks, unknown keys aside."""

    plan: Plan
    source: Source
    left_out: tuple[Path, ...]
    names: frozenset[str]
    """The names of what was left out; to name one of them is no further mistake."""


def salvage(data: dict[str, Any], source: Source, errors: Sequence[ErrorDetails]) -> Remains | None:
    """Leave out what pydantic refused until the rest is a plan; None where too little is left."""
    work = _Work(deepcopy(data), source)
    work.fill()
    for _ in range(ROUNDS):
        unknown = {path_in(one["loc"], work.data) for one in errors if one["type"] == "extra_forbidden"}
        victims = {work.victim(error) for error in errors if not work.filled(error)}
        for path in sorted(victims, key=_last_first, reverse=True):
            if len(path) < 2 and path not in unknown:
                return None
            work.leave_out(path, known=path not in unknown)
        try:
            plan = Plan.model_validate(work.data)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        else:
            return work.remains(plan)
    return None


def _last_first(path: Path) -> tuple[tuple[int, str], ...]:
    """An order in which later items of a list come after earlier ones."""
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in path)


class _Work:
    def __init__(self, data: dict[str, Any], source: Source) -> None:
        self.data = data
        self.source = source
        self.left_out: list[Path] = []
        self.names: set[str] = set()

    def fill(self) -> None:
        """Put something harmless where a whole chapter is missing; that it is missing is said already."""
        community = self.data.get("community")
        languages = community.get("languages") if isinstance(community, dict) else None
        words = {str(one): "…" for one in languages} if isinstance(languages, list) else {}
        aim = dict.fromkeys(("worth_to_us", "worth_to_members", "for_whom"), words)
        empty: dict[str, Any] = {"people": {}, "groups": {}, "ladders": {}, "clauses": []}
        for name, filler in {**empty, "positioning": aim, "retention": _KEPT}.items():
            if not isinstance(self.data.get(name), type(filler)):
                self.data[name] = filler
                self.left_out.append((name,))

    def filled(self, error: ErrorDetails) -> bool:
        """Say whether the missing chapter was put in before."""
        return error["loc"] in self.left_out

    def victim(self, error: ErrorDetails) -> Path:
        """What to leave out: the value, or the part that lacks a key."""
        path = path_in(error["loc"], self.data)
        if error["type"] in ("missing", "union_tag_not_found") and _at(self.data, path) is None:
            return path[:-1]
        return path

    def remains(self, plan: Plan) -> Remains:
        left_out = tuple(self.left_out)
        return Remains(plan=plan, source=self.source, left_out=left_out, names=frozenset(self.names))

    def leave_out(self, path: Path, *, known: bool) -> None:
        gone = _at(self.data, path)
        here = _at(self.data, path[:-1])
        last = path[-1]
        if isinstance(here, dict) and last in here:
            del here[last]
        elif isinstance(here, list) and isinstance(last, int) and last < len(here):
            del here[last]
            self.source = _without_item(self.source, path)
        if known:
            self.left_out.append(path)
            self.names.add(str(path[-1]))
            if isinstance(gone, dict) and "number" in gone:
                self.names.add(str(gone["number"]))


_KEPT = {"text": "180 days", "nicknames": "180 days"}


def _at(data: object, path: Path) -> object:
    here: Any = data
    for step in path:
        if isinstance(here, dict):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return None
    return here


def _without_item(source: Source, path: Path) -> Source:
    """The places after an item was left out: the later items move one forward."""
    return Source(
        name=source.name,
        lines=source.lines,
        values=_moved(source.values, path),
        keys=_moved(source.keys, path),
    )


def _moved(places: dict[Path, Place], gone: Path) -> dict[Path, Place]:
    depth, at = len(gone) - 1, int(gone[-1])
    moved: dict[Path, Place] = {}
    for path, place in places.items():
        step = path[depth] if len(path) > depth and path[:depth] == gone[:-1] else None
        if not isinstance(step, int) or step < at:
            moved[path] = place
        elif step > at:
            moved[(*path[:depth], step - 1, *path[depth + 1 :])] = place
    return moved
