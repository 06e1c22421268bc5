"""The plan that ships: complete, in order, and the same in both languages."""

import re

import pytest

from warmfield.plan import reference
from warmfield.plan.check import check
from warmfield.plan.load import load
from warmfield.plan.model import Plan
from warmfield.plan.plan_rows import ROWS
from warmfield.plan.rulebook import Rulebook

NUMBERS = [
    *(f"1.{n}" for n in range(1, 12)),
    *(f"2.{n}" for n in range(1, 7)),
    *(f"3.{n}" for n in range(1, 3)),
    *(f"4.{n}" for n in range(1, 8)),
    *(f"5.{n}" for n in range(1, 5)),
    *(f"6.{n}" for n in range(1, 3)),
    *(f"7.{n}" for n in range(1, 5)),
    *(f"8.{n}" for n in range(1, 4)),
    *(f"9.{n}" for n in range(1, 6)),
]
"""Every row of an operation plan."""


def plan_in(language: str) -> Plan:
    plan = load(reference.text(language), f"{language}.yaml").plan
    assert plan is not None
    return plan


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_passes_its_own_check_without_a_word(language: str):
    assert check(load(reference.text(language), language)) == ()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("row", NUMBERS)
def test_every_row_stands_in_it(language: str, row: str):
    assert re.search(rf"(?<![\d.]){re.escape(row)}(?![\d])", reference.text(language))


def test_every_row_is_explained_where_it_stands():
    assert [row.number for row in ROWS] == NUMBERS
    tops = set(Plan.model_fields)
    assert {row.where.split(".")[0] for row in ROWS} <= tops


def test_both_languages_say_the_same_rules():
    zh, en = plan_in("zh"), plan_in("en")
    assert [c.number for c in zh.clauses] == [c.number for c in en.clauses]
    assert [c.text for c in zh.clauses][1:] == [c.text for c in en.clauses][1:]
    assert zh.ladders == en.ladders
    assert zh.rewards == en.rewards
    assert zh.rhythm == en.rhythm


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_plan_speaks_its_own_language_first(language: str):
    assert Rulebook(plan_in(language)).language == language


def test_it_starts_with_two_groups_anybody_can_try():
    assert [group.platform for group in plan_in("zh").groups.values()] == ["lobby", "lobby"]


def test_an_advert_never_costs_membership_the_first_time():
    """1.5: the message goes at once, the member with the second advert."""
    rulebook = Rulebook(plan_in("zh"))
    clause = rulebook.clause(plan_in("zh").clauses[4].number)
    assert clause is not None
    assert [step.do for step in rulebook.ladder(clause).steps] == ["warn", "remove"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_examples_in_comments_work_when_they_are_switched_on(language: str):
    """The groups on Matrix and WeChat and the clause in CEL; people only lack their accounts there."""
    own_words = ("warmfield ", "docs/plan")
    lines = [one for one in reference.text(language).splitlines() if not any(w in one for w in own_words)]
    loaded = load("\n".join(re.sub(r"^#(?=  )", "", one) for one in lines), "plan.yaml")
    assert loaded.plan is not None
    assert len(loaded.plan.groups) == 4
    assert {one.code for one in check(loaded)} == {"P805", "P806"}
