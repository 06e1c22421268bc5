"""A first plan from a few answers: it can be kept, says nothing of the sample, and has its comments."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from warmfield.plan import reference
from warmfield.plan.check import check
from warmfield.plan.load import load
from warmfield.plan.set_up.first_plan import first_plan
from warmfield.plan.set_up.own_rules import offered
from warmfield.plan.set_up.set_up_answers import (
    ROLES,
    STEPS,
    Answers,
    OwnGroup,
    OwnPerson,
    cleaned,
    suggested,
)
from warmfield.plan.set_up.set_up_faults import faults

NEEDED = ("owner", "helper", "helper")
SAMPLE = re.compile(r"萤火虫|林老师|周老师|沈博士|龙泽苑|Firefly|Ms Lin|Dr Shen|Longze|firefly")


def answers(language: str, roles: tuple[str, ...] = NEEDED, **more: object) -> Answers:
    filled = replace(
        suggested(language),
        name="小满学堂",
        groups=(OwnGroup(name="家长群"), OwnGroup(name="体验群", platform="wechat", theme="trial")),
        places=("清河湾",),
        team=tuple(OwnPerson(name=f"人{nth}", role=role) for nth, role in enumerate(roles)),
    )
    return replace(filled, **more)


def worst(text: str) -> set[str]:
    return {one.code for one in check(load(text, "plan.yaml")) if one.severity == "error"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("roles", [NEEDED, (*NEEDED, *ROLES[1:]), (*NEEDED, "expert"), (*NEEDED, "host")])
def test_any_team_with_two_helpers_can_keep_it(language: str, roles: tuple[str, ...]) -> None:
    given = answers(language, roles)
    assert [one for step in STEPS for one in faults(step, given)] == []
    assert worst(first_plan(given, "lin")) == set()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_of_the_sample_is_left_but_in_comments(language: str) -> None:
    plan = load(first_plan(answers(language, (*NEEDED, *ROLES[1:])), "lin"), "plan.yaml").plan
    assert plan is not None
    assert SAMPLE.findall(plan.model_dump_json()) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_comments_stay(language: str) -> None:
    def comments(text: str) -> int:
        return sum(" # " in line or line.startswith("#") for line in text.splitlines())

    text = first_plan(answers(language, (*NEEDED, *ROLES[1:])), "lin")
    assert comments(text) > 0.8 * comments(reference.text(language))


def test_a_rule_that_is_left_out_is_gone_with_what_it_does() -> None:
    plan = load(first_plan(answers("zh", left_out=("1.8/noticed", "9.2/copies")), "lin"), "plan.yaml").plan
    assert plan is not None
    assert plan.rhythm.lurkers is None
    assert [one.kind for one in plan.clauses if one.number == "9.2"] == ["poaching"]


def test_all_rules_may_be_left_out() -> None:
    every = tuple(one.key for one in offered(answers("zh")))
    assert "error" not in worst(first_plan(answers("zh", left_out=every), "lin"))


@given(name=st.text(min_size=1), place=st.text(min_size=1), amount=st.text(max_size=8))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_is_a_fault_or_a_plan(name: str, place: str, amount: str) -> None:
    name, place = cleaned(name), cleaned(place)
    typed = answers(
        "en", name=name, places=(place,) if place else (), amounts={"packets": amount} if amount else {}
    )
    typed = replace(typed, groups=(OwnGroup(name=name),))
    if any(faults(step, typed) for step in STEPS):
        return
    plan = load(first_plan(typed, "lin"), "plan.yaml").plan
    assert plan is not None
    assert plan.community.name == {"en": name}
    assert plan.neighbourhoods == (place,)
