"""What the golden files don't show: that what is right passes, and where the edges lie."""

from collections.abc import Callable

import pytest

from warmfield.plan.check import check, stops
from warmfield.plan.custom_fields import FIELDS, known_fields, sample
from warmfield.plan.load import load
from warmfield.plan.show import shown
from warmfield.reading.values import Reading
from warmfield.rules.custom import _of_reading
from warmfield.wording import words_in

Change = Callable[..., str]
Codes = Callable[[str], list[str]]


def test_the_small_plan_is_in_order(changed: Change, codes: Codes):
    assert codes(changed()) == []


@pytest.mark.parametrize("lead", ["15 minutes", "30 days", "half a day", "前一晚"])
def test_useful_leads_pass(changed: Change, codes: Codes, lead: str):
    assert codes(changed("[evening before, 1 hour]", f"[{lead}]")) == []


@pytest.mark.parametrize("lead", ["14 minutes", "0 minutes"])
def test_a_lead_just_below_is_too_late(changed: Change, codes: Codes, lead: str):
    assert codes(changed("[evening before, 1 hour]", f"[{lead}]")) == ["P203"]


def test_a_window_past_midnight_opens(changed: Change, codes: Codes):
    assert codes(changed("window: 19:00-21:30", "window: 20:00-01:00")) == []


def test_a_window_partly_in_the_quiet_hours_passes(changed: Change, codes: Codes):
    assert codes(changed("window: 19:00-21:30", "window: 21:00-23:00")) == []


def test_a_ladder_may_end_openly_on_purpose(changed: Change, codes: Codes):
    assert codes(changed(", remove]", "]\n    open_end: yes")) == []


def test_a_ladder_with_a_warning_first_may_remove_next(changed: Change, codes: Codes):
    assert codes(changed("[note 2 times, warn, mute for 1 day, remove]", "[warn, remove]")) == []


def test_a_grade_may_be_exempt_like_a_role(changed: Change, codes: Codes):
    assert codes(changed("exempt: [owner]", "exempt: [fan]")) == []


def test_numbers_that_look_alike_are_not_guessed(changed: Change, codes: Codes):
    text = changed("a_week: 2,", "a_week: 2, clauses: [1.3],")
    assert [one.guess for one in check(load(text, "plan.yaml"))] == [""]


def test_only_errors_stop_a_plan(changed: Change):
    note = check(load(changed("platform: lobby", "platform: wechat"), "plan.yaml"))
    assert [one.severity for one in note] == ["note"]
    assert not stops(note)


def test_what_wechat_cannot_do_names_who_will(changed: Change):
    (note,) = check(load(changed("platform: lobby", "platform: wechat"), "plan.yaml"))
    assert note.facts["person"] == "Ms Lin"


@pytest.mark.parametrize(
    "when",
    [
        "reading.links > 0 && member.days < 7",
        "'manager' in member.roles",
        "reading.text.contains('http://')",
        "member.grade == 'student' ? reading.advert > 0.9 : reading.advert > 0.5",
        "member.roles.exists(r, r == 'owner')",
        "group.members > 100 || !member.paid",
        "reading.text.matches('[0-9]{6,}')",
    ],
)
def test_good_conditions_pass(changed: Change, codes: Codes, when: str):
    clause = f'  - number: "1.12"\n    kind: custom\n    text: {{en: Ours.}}\n    when: "{when}"\nrhythm:'
    assert codes(changed("rhythm:", clause)) == []


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("member.ages > 3", "P702"),
        ("sender.days > 3", "P702"),
        ("reading.text > 3", "P703"),
        ("member.paid && reading.advert", "P703"),
        ("reading.text.matches('[')", "P707"),
        ("count(member.roles) > 1", "P705"),
        ("reading.words + 1", "P704"),
        ("(reading.words", "P701"),
    ],
)
def test_wrong_conditions_are_found_before_they_run(changed: Change, codes: Codes, when: str, code: str):
    clause = f'  - number: "1.12"\n    kind: custom\n    text: {{en: Ours.}}\n    when: "{when}"\nrhythm:'
    assert codes(changed("rhythm:", clause)) == [code]


def test_a_field_named_in_quotes_is_no_field(changed: Change, codes: Codes):
    head = '  - number: "1.12"\n    kind: custom\n    text: {en: Ours.}\n'
    clause = head + '    when: reading.text == "member.age"\nrhythm:'
    assert codes(changed("rhythm:", clause)) == []


def test_trials_give_every_field_a_value_of_its_sort():
    for turn in range(30):
        values = sample(turn)
        assert {f"{thing}.{field}" for thing, fields in values.items() for field in fields} == set(
            known_fields()
        )


def test_the_rules_fill_the_fields_that_the_check_knows():
    """One table for both: what passes the check can be answered when a message comes."""
    assert set(_of_reading(Reading(text="", plain=""))) == set(FIELDS["reading"])


def test_a_division_that_only_some_messages_break_is_no_problem(changed: Change, codes: Codes):
    head = '  - number: "1.12"\n    kind: custom\n    text: {en: Ours.}\n'
    clause = head + "    when: reading.links / reading.words > 1\nrhythm:"
    assert codes(changed("rhythm:", clause)) == []


def test_a_line_of_a_megabyte_is_cut_without_reading_it_column_by_column():
    problems = check(load('positioning: "' + "x" * 1_000_000 + '" y', "plan.yaml"))
    assert all(len(line) < 400 for one in problems for line in shown(one, words_in("en")).split("\n"))
