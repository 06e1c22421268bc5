"""The docs name every key of the format and every problem, and show each problem as it is printed."""

import re
from pathlib import Path

import pytest

from warmfield.plan.basics import Lead, Part, Step, Window
from warmfield.plan.custom_fields import known_fields
from warmfield.plan.model import Plan
from warmfield.plan.problem_sorts import SORTS

DOCS = Path(__file__).parents[2] / "docs"
GOLDEN = Path(__file__).parent / "golden"
ONE_WORD = (Window, Step, Lead)
"""Parts that a plan writes as one word."""


def parts(kind: type[Part]) -> set[type[Part]]:
    below = {one for one in kind.__subclasses__() if one.__module__.startswith("warmfield.plan")}
    return below.union(*(parts(one) for one in below))


def keys() -> list[str]:
    found = {name for part in parts(Part) if part not in ONE_WORD for name in part.model_fields}
    return sorted(found - {"version"})


@pytest.mark.parametrize("key", keys())
def test_every_key_has_its_row_in_the_docs(key: str):
    page = (DOCS / "plan.md").read_text("utf-8")
    assert f"\n| `{key}` |" in page or key == "kind"


def test_every_top_key_of_a_plan_is_in_the_first_table():
    page = (DOCS / "plan.md").read_text("utf-8")
    first = page.partition("### The whole file")[2].partition("\n### ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", first, re.MULTILINE)) == set(Plan.model_fields) - {"version"}


@pytest.mark.parametrize("field", known_fields())
def test_every_field_of_a_condition_has_its_row(field: str):
    assert f"\n| `{field}` |" in (DOCS / "plan.md").read_text("utf-8")


@pytest.mark.parametrize("code", sorted(SORTS))
def test_every_problem_is_shown_in_the_docs_as_it_is_printed(code: str):
    page = (DOCS / "problems.md").read_text("utf-8")
    printed = (GOLDEN / f"{code}.en.txt").read_text("utf-8").split("\n\n")
    assert any(block in page for block in printed if block.startswith(code))
