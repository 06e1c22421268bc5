"""The home's plan, read and checked, ready for use."""

from pathlib import Path

from msgspec import Struct

from warmfield.community.ids import MemberId
from warmfield.plan.check import check, stops
from warmfield.plan.load import Loaded, load
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem
from warmfield.plan.rulebook import Rulebook


class Planned(Struct, frozen=True):
    """`rulebook` is None where the plan has errors; warnings stand beside one that can be kept."""

    rulebook: Rulebook | None
    problems: tuple[Problem, ...]
    loaded: Loaded
    text: str


def read_plan(file: Path, secret: bytes = b"", address: str = "") -> Planned:
    """`secret` is the home's, for a plan that will run. Raises OSError and UnicodeDecodeError."""
    return planned(text_of(file), str(file), secret, address)


def text_of(file: Path) -> str:
    """The plan file's text with its own ends of line. Raises OSError and UnicodeDecodeError."""
    return file.read_bytes().decode("utf-8-sig")


def planned(text: str, name: str, secret: bytes = b"", address: str = "") -> Planned:
    loaded = load(text, name)
    problems = check(loaded)
    if loaded.plan is None or stops(problems):
        return Planned(None, problems, loaded, text)
    return Planned(rulebook_of(loaded.plan, secret, address), problems, loaded, text)


def rulebook_of(plan: Plan, secret: bytes = b"", address: str = "") -> Rulebook:
    """In the lobby every person of the plan has an account, by their own id where the plan names none."""
    unnamed = {
        MemberId(f"lobby:{who}"): who for who, person in plan.people.items() if "lobby" not in person.accounts
    }
    return Rulebook(plan, staff=unnamed, secret=secret, address=address)
