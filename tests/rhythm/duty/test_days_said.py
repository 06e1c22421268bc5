"""Days and hours as people say them."""

from contextlib import suppress
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.rhythm.activities.activity_faults import Unclear
from warmfield.rhythm.duty.days_said import Said, days_said

TODAY = date(2026, 3, 4)
"""A Wednesday."""
PIECES = (
    *("next", "this", "monday", "mon", "weekend", "week", "may", "feb 30", "evening", "to", " "),
    *("下", "周", "五", "月", "日", "号", "今", "明天", "晚上", "到", "13月32日", "25点到30点"),
    *("3", "31", "2026-02-30", "19:00-22:00", "25:00-99:99"),
)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("i can't on friday", (3, 6), (3, 6)),
        ("wednesday", (3, 4), (3, 4)),
        ("tuesday", (3, 10), (3, 10)),
        ("next tuesday", (3, 10), (3, 10)),
        ("this weekend", (3, 7), (3, 8)),
        ("tomorrow", (3, 5), (3, 5)),
        ("the day after tomorrow", (3, 6), (3, 6)),
        ("next week", (3, 9), (3, 15)),
        ("from friday to monday", (3, 6), (3, 9)),
        ("6 march", (3, 6), (3, 6)),
        ("march 6th", (3, 6), (3, 6)),
        ("2026-03-20", (3, 20), (3, 20)),
        ("周五我来不了", (3, 6), (3, 6)),
        ("下周五", (3, 13), (3, 13)),
        ("下下周一", (3, 16), (3, 16)),
        ("这个周末", (3, 7), (3, 8)),
        ("明天", (3, 5), (3, 5)),
        ("大后天", (3, 7), (3, 7)),
        ("下周", (3, 9), (3, 15)),
        ("周五到下周一", (3, 6), (3, 9)),
        ("3月6日到8日", (3, 6), (3, 8)),
        ("20号", (3, 20), (3, 20)),
        ("星期天", (3, 8), (3, 8)),
    ],
)
def test_a_day_or_a_stretch_of_days(said: str, first: tuple[int, int], last: tuple[int, int]):
    (found,) = days_said(said, TODAY)
    assert ((found.first.month, found.first.day), (found.last.month, found.last.day)) == (first, last)


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("friday evening", (time(18), time(0))),
        ("friday in the morning", (time(0), time(12))),
        ("tonight", (time(18), time(0))),
        ("周五晚上", (time(18), time(0))),
        ("周五下午", (time(12), time(18))),
        ("周五 19:00-21:30", (time(19), time(21, 30))),
        ("周五19点到21点", (time(19), time(21))),
        ("friday from 19:00 to 21:30", (time(19), time(21, 30))),
        ("friday", None),
    ],
)
def test_a_part_of_the_day_or_its_hours(said: str, hours: tuple[time, time] | None):
    (found,) = days_said(said, TODAY)
    assert found.hours == hours


def test_an_evening_ends_at_midnight():
    (found,) = days_said("friday evening", TODAY)
    clocks = ZoneInfo("Asia/Shanghai")
    assert found.window(clocks) == (
        datetime(2026, 3, 6, 10, tzinfo=UTC),
        datetime(2026, 3, 6, 16, tzinfo=UTC),
    )


def test_two_days_are_two():
    assert [one.first.day for one in days_said("monday and friday", TODAY)] == [9, 6]


def test_a_past_month_is_next_year():
    assert days_said("2月1日", TODAY)[0].first == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("said", "why"),
    [("next friday", "which_week"), ("2026-02-30", "no_such_day"), ("三月五五日", "no_such_day")],
)
def test_what_may_be_one_day_or_another_or_none_is_asked_back(said: str, why: str):
    with pytest.raises(Unclear) as unclear:
        days_said(said, TODAY)
    assert unclear.value.why == why


@pytest.mark.parametrize("said", ["", "hello", "every friday", "a week ago", "i may come"])
def test_what_names_no_day_says_none(said: str):
    assert days_said(said, TODAY) == []


@given(
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.dates(date(2020, 1, 1), date(2090, 1, 1))
)
def test_whatever_is_said_a_stretch_of_days_comes_of_it(said: str, today: date):
    found: list[Said] = []
    with suppress(Unclear):
        found = days_said(said, today)
    for one in found:
        assert one.first <= one.last
        start, end = one.window(ZoneInfo("Europe/Berlin"))
        assert start < end
