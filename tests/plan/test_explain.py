"""A plan in words: by the software, by a person, or only noticed."""

from collections.abc import Callable

import pytest

from warmfield.community.ids import ClauseNumber, GroupId
from warmfield.plan import reference
from warmfield.plan.explain import explain
from warmfield.plan.load import load
from warmfield.plan.model import Plan

Change = Callable[..., str]


def plan_of(text: str) -> Plan:
    plan = load(text, "plan.yaml").plan
    assert plan is not None
    return plan


def lines(plan: Plan, number: str) -> list[str]:
    return [line.strip() for line in explain(plan, ClauseNumber(number)).splitlines()]


def test_in_the_lobby_the_software_does_it_all(small: Plan):
    assert "· Parents: done by the software" in lines(small, "1.5")


def test_by_hand_each_act_is_a_request_to_the_owner(changed: Change):
    said = lines(plan_of(changed("platform: lobby", "platform: wechat")), "1.5")[-1]
    assert said.startswith("· Parents: a request to Ms Lin: ")
    assert "removing a message" in said
    assert said.endswith("messages are read when somebody pastes them")


def test_matrix_does_all_but_nicknames(changed: Change):
    text = changed(
        "platform: lobby", "platform: matrix\n    address: '!a:b'", "{lobby: lin}", "{matrix: lin}"
    )
    assert lines(plan_of(text), "1.1")[-1] == (
        "· Parents: done by the software, except a request to Ms Lin: setting a nickname"
    )


def test_what_a_platform_hides_is_only_noticed_by_people(changed: Change):
    said = lines(plan_of(changed("platform: lobby", "platform: wecom")), "1.2")[-1]
    assert said == "· Parents: only noticed by people; wecom doesn't show what is written"


def test_a_noticed_clause_says_so():
    said = lines(plan_of(reference.text("en")), "1.3")
    assert said[-1] == "Noticed, not yet kept: the software shows and cites it, people keep it."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Kept: what the owner and the managers write is read by the same rules."),
        ("zh", "软件自动执行：群主和管理员发的消息，也按同样的群规看。"),
    ],
)
def test_the_same_rules_for_staff_are_kept(language: str, said: str):
    """Told by the number: every row of an operation plan keeps its own."""
    text = reference.text(language)
    assert lines(plan_of(text), "7.3")[-1] == said
    numbered = text.replace('number: "7.3"', 'number: "7.5"')
    assert lines(plan_of(numbered), "7.5")[-1] != said


def test_silent_members_are_kept_by_the_section_of_the_plan():
    said = lines(plan_of(reference.text("en")), "1.8")
    assert (
        said[-1]
        == "· Firefly parents, Firefly trial lessons: who reads is seen there, and stands in the list"
    )
    assert not any("not yet kept" in line for line in said)
    without = plan_of(reference.text("en"))
    rhythm = without.rhythm.model_copy(update={"lurkers": None})
    assert "not yet kept" in lines(without.model_copy(update={"rhythm": rhythm}), "1.8")[-1]


@pytest.mark.parametrize(
    ("platform", "said"),
    [
        ("lobby", "who reads is seen there, and stands in the list"),
        ("telegram", "who reads can't be seen there, so it only asks, and only after 135 days"),
        (
            "wechat",
            (
                "who reads can't be seen there, so it only asks, and only after 135 days; "
                "a person of the staff sends the private words"
            ),
        ),
        ("wecom", "nobody is asked; what is written can't be seen there"),
    ],
)
def test_silent_members_are_explained_by_what_the_platform_shows(platform: str, said: str):
    plan = plan_of(reference.text("en"))
    group = plan.groups[GroupId("parents")].model_copy(update={"platform": platform})
    changed = plan.model_copy(update={"groups": {GroupId("parents"): group}})
    assert lines(changed, "1.8")[-1] == f"· Firefly parents: {said}"


def test_a_permit_says_its_price_in_yuan(small: Plan):
    assert "A permit costs 20 red packets, 10 yuan in all: 1 post within 2 hours." in lines(small, "1.5")


def test_the_whole_plan_tells_what_is_not_kept_yet():
    said = explain(plan_of(reference.text("zh")))
    assert "仅提示，软件还不执行" in said
    assert "6.2  积分、级别与奖励  [rewards]" in said


def test_how_often_the_rules_are_said_again_is_told_with_the_plans_own_numbers():
    said = explain(plan_of(reference.text("en")))
    assert "2.1 The rules, said again" in said
    assert "Times a week: 2, between 19:00-21:30; up to 3 while more is broken than is usual here." in said
    without = plan_of(reference.text("en"))
    without = without.model_copy(update={"rhythm": without.rhythm.model_copy(update={"reminders": None})})
    assert "said again" not in explain(without)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_chinese_answers_hold_no_english_sentence(language: str):
    """Names and keys aside, a line of the Chinese answer has Han characters."""
    text = reference.text(language).replace("name: Firefly", "name: 萤火虫")
    said = explain(plan_of(text), language="zh")
    assert not [
        line for line in said.splitlines() if line.strip() and not any("一" <= c <= "鿿" for c in line)
    ]


def test_an_unknown_clause_raises(small: Plan):
    with pytest.raises(KeyError):
        explain(small, ClauseNumber("8.8"))


def test_what_happens_in_a_silent_group_is_told_with_the_plans_own_numbers():
    said = explain(plan_of(reference.text("en")))
    assert (
        "Too long is a silence 3 times the group’s usual one for these hours, and 3 hours at least." in said
    )
    assert (
        "Then, within 08:30-21:30: a starter is asked to begin → 20 minutes later a host → "
        "20 minutes later the assistant asks the group something itself."
    ) in said
    assert "Course: Comfortable are 4 to 60 messages a day from 3 people or more; above 150" in said


def test_only_roles_that_somebody_has_are_asked_in_a_silent_group():
    text = reference.text("en").replace("roles: [starter]", "roles: [expert]")
    assert "a host is asked to begin → 20 minutes later the assistant asks" in explain(plan_of(text))
    text = text.replace("roles: [host]", "roles: [expert]")
    assert "Then, within 08:30-21:30: the assistant asks the group something itself." in explain(
        plan_of(text)
    )


def test_without_a_warm_up_nothing_is_told_of_it(small: Plan):
    said = explain(small)
    assert "2.3" not in said.partition("Noticed, not yet kept by the software")[0]
    assert "7.4 Neither silent nor drowned" in said


def test_what_happens_in_sessions_is_explained():
    said = explain(plan_of(reference.text("en")))
    assert "opened, extended and ended by: host, expert" in said
    assert "· Ask Dr Shen: wednesday 20:30, 1 hour, with Mr Tang, Dr Shen" in said
    assert "Everyone can write meanwhile, unless the host asks for focus." in said


def test_where_a_person_silences_a_group_it_is_said(changed: Change):
    assert "· Parents: a request to a person silences the group" not in explain(plan_of(changed()))
    by_hand = plan_of(changed("platform: lobby", "platform: wechat"))
    assert "· Parents: a request to a person silences the group and opens it again" in explain(by_hand)
