"""The gauge, first version: a day against the group's own rhythm."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.community.ids import GroupId, MemberId
from warmfield.report.gauge import SAYS, Day, Gauge, because, gauge, useful
from warmfield.wording import words_in

FIRST = date(2026, 3, 2)
USUAL = [10, 9, 11, 10, 12]


def days(counts: list[int], people: int = 4, share: float = 1.0) -> list[Gauge]:
    heard = {}
    for n, count in enumerate(counts):
        if count:
            day = heard[GroupId("g"), FIRST + timedelta(days=n)] = Day()
            for i in range(count):
                day.hear(MemberId(f"u{i % people}"), i < count * share)
    return list(gauge(heard, least_useful=0.1))


@pytest.mark.parametrize(
    ("messages", "says"),
    [
        (0, "silent"),
        (3, "quiet"),
        (4, "healthy"),
        (20, "healthy"),
        (21, "busy"),
        (35, "busy"),
        (36, "drowned"),
    ],
)
def test_a_day_is_held_against_the_usual_one(messages: int, says: str) -> None:
    assert days([*USUAL, messages, 10])[5].says == says


def test_much_chatter_of_no_use_drowns_a_group() -> None:
    assert days([*USUAL, 25], share=0.05)[5].because == "little_of_use"


def test_one_person_alone_is_quiet() -> None:
    assert days(USUAL, people=1)[0].because == "one_person"


def test_a_young_group_has_no_rhythm_yet() -> None:
    assert [day.because for day in days([3, 50])] == ["no_rhythm_yet", "no_rhythm_yet"]


def test_silent_days_between_are_days_too() -> None:
    assert [day.says for day in days([5, 0, 0, 5])] == ["healthy", "silent", "silent", "healthy"]


@pytest.mark.parametrize(
    ("words", "question", "answered", "expected"),
    [(12, False, False, True), (11, False, False, False), (1, True, False, True), (1, False, True, True)],
)
def test_useful_is_long_enough_or_asks_or_drew_an_answer(
    words: int, question: bool, answered: bool, expected: bool
) -> None:
    assert useful(words, question, answered) is expected


@given(st.lists(st.integers(0, 60), min_size=1, max_size=20), st.floats(0, 1))
def test_every_day_says_something_and_why(counts: list[int], share: float) -> None:
    for day in days(counts, share=share):
        assert day.says in SAYS
        assert 0 <= day.useful <= 1
        assert because(day, words_in("zh"))
