"""What is usual fades with the weeks; a holiday leaves the weekdays as they are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.community.ids import GroupId, MemberId
from warmfield.community.pulse import HALF_LIFE, HOURS, KEPT_DAYS, DayHeard, UsualRecord
from warmfield.rhythm.pulse.with_day import usual_messages, with_day

MONDAY = date(2026, 3, 2).toordinal()
EVENING = tuple(int(hour == 20) for hour in range(HOURS))
NOBODY: dict[MemberId, int] = {}


def days(counts: list[int], sort: str = "", begun: tuple[int, ...] = EVENING) -> UsualRecord:
    usual = UsualRecord(id=GroupId("g"), since=MONDAY, upto=MONDAY - 1)
    for n, count in enumerate(counts):
        usual = with_day(usual, DayHeard(day=MONDAY + n, messages=count), sort, begun, NOBODY)
    return usual


def test_usual_is_the_median_of_such_days():
    usual = days([10, 20, 30, 40, 50, 1, 3] * 3)
    assert (usual_messages(usual, rest=False), usual_messages(usual, rest=True)) == (30, 2)


def test_where_most_days_are_silent_it_is_their_mean():
    assert usual_messages(days([0, 0, 0, 4, 0]), rest=False) == pytest.approx(0.8)


def test_too_few_days_say_nothing():
    assert usual_messages(days([5, 5, 5]), rest=False) < 0
    assert usual_messages(days([5, 5, 5, 5]), rest=True) == 5


def test_a_day_knows_what_was_usual_before_it():
    usual = days([8, 8, 8, 8, 99])
    assert [day.usual for day in usual.days] == [-1, -1, -1, -1, 8]


def test_what_was_heard_counts_half_after_four_weeks():
    usual = days([1])
    before = usual.begun[20]
    for n in range(round(HALF_LIFE)):
        usual = with_day(usual, DayHeard(day=MONDAY + 1 + n), "holiday", (), NOBODY)
    assert usual.begun[20] == pytest.approx(before / 2)


def test_a_holiday_leaves_the_weekdays_and_teaches_what_holidays_are_like():
    usual = days([5] * 21)
    after = with_day(usual, DayHeard(day=MONDAY + 21), "holiday", (0,) * HOURS, NOBODY)
    assert after.rates[0] == pytest.approx(usual.rates[0], rel=0.1)
    assert sum(after.rates[7]) < sum(usual.rates[7])


def test_a_workday_made_up_for_a_holiday_is_no_day_off():
    usual = UsualRecord(id=GroupId("g"), since=MONDAY, upto=MONDAY - 1)
    saturday = DayHeard(day=MONDAY + 5)
    assert with_day(usual, saturday, "", (), NOBODY).days[-1].rest
    assert not with_day(usual, saturday, "workday", (), NOBODY).days[-1].rest


def test_who_has_not_written_for_four_weeks_is_not_around():
    usual = days([1])
    for n in range(30):
        usual = with_day(
            usual, DayHeard(day=MONDAY + 1 + n), "", (), {MemberId("ann"): 1} if n < 2 else NOBODY
        )
        if n == 28:
            assert usual.around == {"ann": MONDAY + 2}
    assert usual.around == {}


@given(st.lists(st.integers(0, 300), max_size=60))
def test_a_record_stays_small_and_its_rates_are_chances(counts: list[int]):
    usual = days(counts)
    assert len(usual.days) == min(len(counts), KEPT_DAYS)
    assert all(0 < rate < 2 for row in usual.rates for rate in row)


def test_a_day_knows_how_many_wrote_in_its_week():
    ann, bob = MemberId("ann"), MemberId("bob")
    usual = UsualRecord(id=GroupId("g"), since=MONDAY, upto=MONDAY - 1)
    for n, wrote in enumerate([{ann: 3, bob: 1}, *[{ann: 1}] * 6, {}]):
        usual = with_day(usual, DayHeard(day=MONDAY + n), "", (), wrote)
    assert [day.week for day in usual.days] == [2] * 7 + [1]
