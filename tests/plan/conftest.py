"""What the tests of the plan share: the small plan in order, and a way to change one thing in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from warmfield.plan.check import check
from warmfield.plan.load import load
from warmfield.plan.model import Plan

SMALL = (Path(__file__).parent / "small.yaml").read_text("utf-8")
Change = Callable[..., str]


@pytest.fixture
def small() -> Plan:
    plan = load(SMALL, "small.yaml").plan
    assert plan is not None
    return plan


@pytest.fixture
def changed() -> Change:
    """The small plan's text with pieces replaced: `changed("owner: lin", "owner: lim")`."""

    def change(*pieces: str) -> str:
        text = SMALL
        for old, new in zip(pieces[::2], pieces[1::2], strict=True):
            assert old in text
            text = text.replace(old, new, 1)
        return text

    return change


@pytest.fixture
def codes() -> Callable[[str], list[str]]:
    """The codes of all problems of a plan's text, in the file's order."""

    def of(text: str) -> list[str]:
        return [one.code for one in check(load(text, "plan.yaml"))]

    return of
