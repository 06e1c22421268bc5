"""Until when somebody is away, in Chinese and English: understood, or asked back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.rhythm.lurkers.leave_dates import LONGEST, away_until

WEDNESDAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("请假到5月1日", (2026, 5, 1)),
        ("请假到 5 月 1 号", (2026, 5, 1)),
        ("请假到五月二十一号", (2026, 5, 21)),
        ("请假到2026年5月1日", (2026, 5, 1)),
        ("请假到2026-05-01", (2026, 5, 1)),
        ("请假到5.1", (2026, 5, 1)),
        ("请假到20号", (2026, 3, 20)),
        ("请假到2号", (2026, 4, 2)),
        ("请假两周", (2026, 3, 18)),
        ("出差10天", (2026, 3, 14)),
        ("休假三个月", (2026, 6, 4)),
        ("请假半个月", (2026, 3, 19)),
        ("请假到周五", (2026, 3, 6)),
        ("请假到下周一", (2026, 3, 9)),
        ("请假到周日", (2026, 3, 8)),
        ("请假到月底", (2026, 3, 31)),
        ("请假到后天", (2026, 3, 6)),
        ("on leave until 1 may", (2026, 5, 1)),
        ("on leave until may 1st, 2026", (2026, 5, 1)),
        ("on leave until the 1st of may", (2026, 5, 1)),
        ("away for two weeks", (2026, 3, 18)),
        ("away for a month", (2026, 4, 4)),
        ("away until friday", (2026, 3, 6)),
        ("away until next friday", (2026, 3, 13)),
        ("away until tomorrow", (2026, 3, 5)),
        ("away until the end of the month", (2026, 3, 31)),
        ("away until 31/5", (2026, 5, 31)),
        ("maybe two weeks", (2026, 3, 18)),
    ],
)
def test_understands_how_people_say_a_day(said: str, until: tuple[int, int, int]) -> None:
    assert away_until(said, WEDNESDAY).until == date(*until)


def test_a_day_that_was_long_ago_is_next_years() -> None:
    """In March the first is a slip, the second is not."""
    assert away_until("请假到2月20日", WEDNESDAY).odd == "past"
    assert away_until("请假到12月20日", date(2026, 12, 24)).odd == "past"
    assert away_until("请假到1月5日", date(2026, 12, 24)).until == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("said", "odd"),
    [
        ("请假", "unsaid"),
        ("on leave", "unsaid"),
        ("请假到2月30日", "unsaid"),
        ("请假到3月1日", "past"),
        ("on leave until 1 march 2025", "past"),
        ("请假到2028年1月1日", "far"),
        ("away for 999 weeks", "far"),
    ],
)
def test_says_why_there_is_no_day(said: str, odd: str) -> None:
    away = away_until(said, WEDNESDAY)
    assert (away.until, away.odd) == (None, odd)


@given(st.dates(date(2025, 1, 1), date(2030, 12, 31)), st.integers(0, 366))
def test_every_day_of_the_coming_year_is_understood_in_three_ways(today: date, ahead: int) -> None:
    """Leap days and turns of the year too."""
    day = today + timedelta(days=ahead)
    for said in (
        f"请假到{day.year}年{day.month}月{day.day}日",
        f"on leave until {day:%-d %B %Y}".lower(),
        day.isoformat(),
    ):
        assert away_until(said, today).until == day


@given(st.text(max_size=60), st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_no_text_breaks_it_and_no_day_is_over_or_far(said: str, today: date) -> None:
    away = away_until(said, today)
    assert bool(away.until) != bool(away.odd)
    assert away.until is None or today <= away.until <= today + LONGEST
