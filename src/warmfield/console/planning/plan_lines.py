"""Where something of the plan stands: `plan.yaml:41`, and the page that shows the line."""

from msgspec import Struct

from warmfield.console.visit import Visit
from warmfield.plan.source import Path


class Cited(Struct, frozen=True):
    """`label` is for people, `address` is the page with that line."""

    label: str
    line: int
    address: str


def cited(visit: Visit, path: Path) -> Cited:
    """Cite a path of the plan in force, like `("rhythm", "warm_up", "wait")`, or what it stands in."""
    name = visit.ports.plan_file.name
    line = visit.ports.source().key(path).line
    return Cited(f"{name}:{line}", line, f"/plan/yaml?line={line}")


def cited_clause(visit: Visit, number: str, kind: str = "") -> Cited | None:
    """Cite a clause; `kind` tells those apart that share a number. None where the plan hasn't got it."""
    for at, clause in enumerate(visit.rulebook.plan.clauses):
        if clause.number == number and kind in ("", clause.kind):
            return cited(visit, ("clauses", at))
    return None
