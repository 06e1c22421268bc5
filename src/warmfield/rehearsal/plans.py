"""Find the plan that is to be rehearsed: a file, a folder with a `plan.yaml`, or the reference plan."""

from pathlib import Path

from warmfield.plan import reference
from warmfield.plan.check import check, stops
from warmfield.plan.load import Loaded, load
from warmfield.plan.model import Plan
from warmfield.rehearsal.errors import RehearsalError
from warmfield.wording import later


def load_plan(named: str, folder: Path | None = None) -> Loaded:
    """`named` is `reference zh`, `reference en` or a path, relative to `folder`. Raises RehearsalError."""
    first, _, language = named.partition(" ")
    if first == "reference":
        return load(reference.text(language or "zh"), named)
    path = (folder or Path()) / named
    path = path / "plan.yaml" if path.is_dir() else path
    try:
        return load(path.read_text("utf-8-sig"), str(path))
    except OSError as why:
        raise RehearsalError(later("There is no plan to read: {why}"), file=named, why=why.strerror) from None
    except UnicodeDecodeError:
        raise RehearsalError(later("This is no plan: it isn’t text in UTF-8."), file=named) from None


def plan_named(named: str, folder: Path | None = None) -> Plan:
    """Give the plan itself. Raises RehearsalError, with its problems where it can't be kept."""
    loaded = load_plan(named, folder)
    problems = check(loaded)
    if loaded.plan is not None and not stops(problems):
        return loaded.plan
    wrong = RehearsalError(
        later("The plan has {count} problems; “warmfield check” shows them."), file=named, count=len(problems)
    )
    wrong.problems, wrong.language = problems, next(iter(loaded.languages), "en")
    raise wrong
