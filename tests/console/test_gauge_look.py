"""How a group stands: by today, by yesterday where the day is young, and in words for who doesn't see it."""

import pytest
from msgspec.structs import replace
from tests.report.test_pace_line import day

from warmfield.console.groups.gauge_look import COLOURS, spark_of, state_of
from warmfield.rhythm.last_days import stands
from warmfield.rhythm.pulse.gauged import SAYS
from warmfield.wording import words_in

WORDS = words_in("en")


def test_every_word_of_the_gauge_has_a_colour_and_keeps_its_own_word():
    assert set(COLOURS) == set(SAYS)
    assert state_of(replace(day(0, 5), says="quiet"), WORDS).word == "quiet"
    assert state_of(replace(day(0, 0), says="silent"), WORDS).icon == "snowflake"
    assert state_of(None, WORDS).colour == ""


def test_a_line_has_an_alternative_in_words():
    spark = spark_of([day(0, 3), day(1, 12)], WORDS)
    assert spark is not None
    assert spark.spoken == "Messages a day, oldest first: 3, 12. Comfortable now: 10 to 40."
    assert spark_of([], WORDS) is None


@pytest.mark.parametrize(("says", "gone", "by"), [("silent", 0.2, 0), ("silent", 0.7, 1), ("busy", 0.2, 1)])
def test_early_in_the_day_little_written_leaves_the_word_to_yesterday(says: str, gone: float, by: int):
    yesterday, today = day(0, 20), replace(day(1, 1), says=says)
    assert stands(today, (yesterday,), gone) is (yesterday, today)[by]


def test_a_group_without_a_past_is_judged_by_today():
    assert stands(day(0, 1), (), 0.1) is not None
    assert stands(None, (), 1.0) is None
