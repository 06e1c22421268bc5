"""How many conversations a silence has missed, and when it will be too long."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmfield.community.ids import GroupId
from warmfield.community.pulse import HOURS, DayHeard, UsualRecord
from warmfield.rhythm.pulse.expectation import Expectation
from warmfield.rhythm.pulse.with_day import with_day

BERLIN, SHANGHAI = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")
FIRST = date(2026, 1, 5)
"""A Monday."""
HOUR = timedelta(hours=1)


def usual(days: int = 56, evening: int = 1, weekend: int = 1) -> UsualRecord:
    """A conversation in the morning and some at eight in the evening."""
    record = UsualRecord(id=GroupId("g"), since=FIRST.toordinal(), upto=FIRST.toordinal() - 1)
    for n in range(days):
        many = weekend if n % 7 > 4 else evening
        begun = [many * (hour == 20) + (hour == 9) for hour in range(HOURS)]
        record = with_day(record, DayHeard(day=FIRST.toordinal() + n), "", begun, {})
    return record


def expecting(record: UsualRecord, clocks: ZoneInfo = SHANGHAI, country: str = "") -> Expectation:
    return Expectation(usual=record, clocks=clocks, country=country)


def at(day: int, hour: float, clocks: ZoneInfo = SHANGHAI, month: int = 3) -> datetime:
    return (datetime(2026, month, day, tzinfo=clocks) + hour * HOUR).astimezone(UTC)


def test_the_hours_of_the_group_are_learned():
    rates = usual().rates[0]
    assert rates[9] > 0.8
    assert rates[20] > 0.8
    assert max(rates[:9]) < 0.1


def test_a_night_says_little_and_a_lively_evening_much():
    expected = expecting(usual())
    night = expected.between(at(2, 22), at(3, 8))
    evening = expected.between(at(3, 19), at(3, 22))
    assert night < 0.3
    assert evening > 0.8


def test_a_weekday_may_differ_from_the_others():
    rates = usual(evening=0, weekend=2).rates
    assert rates[5][20] > 1.5
    assert rates[0][20] < 0.3


def test_the_more_was_heard_the_less_an_hour_leans_on_the_others():
    assert usual(days=14).rates[0][20] < usual(days=56).rates[0][20] < 1


def test_a_group_that_falls_asleep_expects_less_after_some_weeks():
    record = usual()
    for n in range(28):
        record = with_day(record, DayHeard(day=record.upto + 1), "", (), {})
        assert n < 27 or record.rates[0][20] < 0.6
    assert record.rates[0][20] > 0.3


def test_a_silence_is_too_long_sooner_where_more_is_expected():
    lively, still = expecting(usual(evening=2, weekend=2)), expecting(usual())
    since = at(3, 10)
    assert lively.reached(since, 1.5, at(9, 0)) == pytest.approx(at(3, 20.8), abs=0.3 * HOUR)  # type: ignore[comparison-overlap]
    found = still.reached(since, 1.5, at(9, 0))
    assert found is not None
    assert at(4, 9) < found < at(4, 10)


def test_a_holiday_counts_as_a_day_off_and_a_made_up_workday_does_not():
    """The Spring Festival of 2026 begins on a Monday; the Saturday before it was a workday."""
    record = usual(evening=2, weekend=0)
    here, nowhere = expecting(record, country="CN"), expecting(record)
    holiday, made_up = date(2026, 2, 16), date(2026, 2, 14)
    assert (here.hours(holiday)[20] < 0.3, nowhere.hours(holiday)[20] > 1.5) == (True, True)
    assert (here.hours(made_up)[20] > 1.2, nowhere.hours(made_up)[20] < 0.3) == (True, True)


def test_what_is_too_far_away_to_say_is_none():
    quiet = UsualRecord(id=GroupId("g"), since=1, upto=100)
    assert expecting(quiet).reached(at(1, 0), 24 * 30, at(20, 0)) is None


@pytest.mark.parametrize(("day", "hours"), [(28, 24), (29, 23)])
def test_a_day_on_which_the_clock_springs_forward_has_an_hour_less(day: int, hours: int):
    flat = UsualRecord(id=GroupId("g"), since=1, upto=100)
    expected = expecting(flat, BERLIN)
    here = expected.between(at(day, 0, BERLIN), datetime(2026, 3, day + 1, tzinfo=BERLIN).astimezone(UTC))
    assert here == pytest.approx(hours * flat.rates[0][0])


@settings(deadline=None)  # the first holiday loads the library
@given(
    st.integers(0, 365 * 1440).map(lambda minutes: at(1, minutes / 60, month=1)),
    st.floats(0.01, 40),
    st.sampled_from([BERLIN, SHANGHAI, ZoneInfo("Asia/Kolkata"), ZoneInfo("America/St_Johns")]),
    st.sampled_from(["", "CN", "DE"]),
)
def test_what_is_expected_until_the_moment_it_is_reached_is_what_was_asked(
    since: datetime, count: float, clocks: ZoneInfo, country: str
):
    expected = expecting(usual(), clocks, country)
    found = expected.reached(since, count, since + timedelta(days=90))
    assert found is not None
    assert found > since
    assert expected.between(since, found) == pytest.approx(count, rel=1e-6)
