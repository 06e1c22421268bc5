"""Text to a plan: scalars stay as written, every value keeps its place, and nothing raises."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmfield.plan import reference
from warmfield.plan.check import check
from warmfield.plan.load import load
from warmfield.plan.model import Plan

Change = Callable[..., str]
Codes = Callable[[str], list[str]]


def test_the_version_is_the_hash_of_the_bytes(small: Plan, changed: Change):
    assert small.version == sha256(changed().encode()).hexdigest()[:12]


def test_a_clause_number_without_quotes_stays_as_written(changed: Change):
    plan = load(changed('number: "1.1"', "number: 1.10"), "plan.yaml").plan
    assert plan is not None
    assert plan.clauses[0].number == "1.10"


def test_every_value_and_key_keeps_its_place(changed: Change):
    source = load(changed(), "plan.yaml").source
    assert source.lines[source.place(("groups", "parents", "owner")).line - 1] == "    owner: lin"
    assert source.place(("groups", "parents", "owner")).column == 12
    assert source.key(("groups", "parents", "owner")).column == 5


def test_columns_count_characters_also_after_chinese():
    source = load("community: {name: {zh: 读书会, en: Circle}}", "plan.yaml").source
    assert source.place(("community", "name", "en")).column == 33


def test_lengths_of_time_may_be_written_in_chinese(changed: Change):
    plan = load(changed("counts_for: 30 days", "counts_for: 半天"), "plan.yaml").plan
    assert plan is not None
    assert plan.ladders["default"].counts_for == timedelta(hours=12)


def test_a_ladder_may_be_written_in_chinese(small: Plan, changed: Change):
    text = changed("[note 2 times, warn, mute for 1 day, remove]", "[提醒 2 次, 警告, 禁言 1 天, 移出]")
    plan = load(text, "plan.yaml").plan
    assert plan is not None
    assert plan.ladders == small.ladders


def test_all_problems_are_said_at_once(changed: Change, codes: Codes):
    text = changed(
        "owner: lin", "owner: lim", "roles: [manager]", "roles: [manger]", "kind: links", "kind: link"
    )
    assert codes(text) == ["P307", "P301", "P105"]
    assert codes(
        changed("owner: lin", "owner: lim", "theme: exchange\n    owner", "theme: trial\n    owner")
    ) == [
        "P305",
        "P301",
    ]


def test_a_list_alone_is_no_plan():
    loaded = load("- one\n- two\n", "plan.yaml")
    assert loaded.plan is None
    assert [one.code for one in loaded.problems] == ["P102"]


def test_a_part_that_holds_itself_is_a_problem_and_no_endless_walk():
    assert [one.code for one in load("limits: &a {again: *a}\n", "plan.yaml").problems].count("P114") == 1


@pytest.mark.parametrize("depth", [100, 5000, 100_000])
@pytest.mark.parametrize("pair", ["[]", "{}", ("{a: ", "}"), ("- ", "x")])
def test_brackets_without_end_are_a_problem_and_no_crash(depth: int, pair: str):
    """libyaml itself would end the process."""
    assert load("a:\n " + pair[0] * depth + pair[1] * depth, "plan.yaml").problems


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_no_text_makes_loading_raise(text: str):
    loaded = load(text, "plan.yaml")
    assert loaded.plan is not None or loaded.problems


REFERENCE = reference.text("zh").splitlines()


@given(
    st.integers(0, len(REFERENCE) - 1),
    st.sampled_from(["", "0", "-1", "[]", "{}", "~", "x", "'", "9999999999 days"]),
)
@settings(max_examples=150, deadline=None)
def test_no_changed_value_of_the_reference_plan_makes_the_check_raise(at: int, value: str):
    key, colon, _ = REFERENCE[at].partition(": ")
    text = "\n".join([*REFERENCE[:at], key + colon + value, *REFERENCE[at + 1 :]])
    loaded = load(text, "plan.yaml")
    assert isinstance(check(loaded), tuple)


def test_wrong_parts_do_not_hide_what_else_is_wrong(changed: Change, codes: Codes):
    """An unknown key, a wrong number, a wrong role and a wrong sentence: everything is said at once."""
    text = changed(
        *("    examples:", "    exampels:"),
        *("packets: 20", "packets: twenty"),
        *("theme: exchange\n    owner", "theme: trial\n    owner"),
        *("[evening before, 1 hour]", "[evening before, 5 minutes]"),
        *("{en: Say why a page is worth reading.}", "{zh: 请说说为什么值得看。}"),
    )
    assert codes(text) == ["P305", "P104", "P602", "P604", "P107", "P203"]


def test_what_names_a_wrong_part_is_no_further_mistake(changed: Change, codes: Codes):
    assert codes(changed("lin: {name: Ms Lin, roles: [owner]", "lin: {name: Ms Lin, rolls: [owner]")) == [
        "P110",
        "P104",
    ]


def test_a_chapter_that_is_missing_hides_nothing(changed: Change, codes: Codes):
    text = changed("retention: {text: 180 days, nicknames: 180 days}\n", "", "owner: lin", "owner: lim")
    assert codes(text) == ["P110", "P301"]


def test_places_stay_right_after_a_wrong_item(changed: Change):
    text = changed("kind: nickname", "kind: nick", "    permit: {packets: 20,", "    permit: {packets: 0,")
    first, second = check(load(text, "plan.yaml"))
    assert (first.code, second.code) == ("P105", "P502")
    assert "packets: 0" in second.line
