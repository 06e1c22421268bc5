"""Days that come again, held against the library and the calendar itself."""

from calendar import isleap
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from warmfield.rhythm.activities.activity_faults import Unclear
from warmfield.rhythm.activities.recurrence import days_of_year, ever_falls, in_utc, rule_of
from warmfield.rhythm.local_time import at

BERLIN = ZoneInfo("Europe/Berlin")
FIRST = datetime.fromisoformat("2026-03-07T09:30")
SINCE, UNTIL = (datetime.fromisoformat(day) for day in ("2024-01-01", "2027-12-31"))
days = st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, unique=True)
rules = st.one_of(
    st.builds("FREQ=WEEKLY;INTERVAL={};BYDAY={}".format, st.integers(1, 6), days.map(",".join)),
    st.builds("FREQ=MONTHLY;BYMONTHDAY={}".format, st.integers(1, 31)),
    st.builds(
        "FREQ=MONTHLY;BYDAY={}{}".format, st.sampled_from([1, 2, 3, 4, -1]), st.sampled_from(["MO", "SA"])
    ),
    st.builds("FREQ=DAILY;INTERVAL={};COUNT={}".format, st.integers(1, 40), st.integers(1, 60)),
    st.just("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
)


@given(rules, st.datetimes(SINCE, UNTIL))
def test_the_years_together_are_what_the_library_says(rule: str, first: datetime) -> None:
    first = first.replace(microsecond=0)
    last = datetime.fromisoformat("2032-12-31T23:59:59")
    whole = rrulestr(rule, dtstart=first).between(SINCE, last, inc=True)
    ours = [day for year in range(2024, 2033) for day in days_of_year(rule, first, year)]
    assert ours == [one.date() for one in whole]


def test_a_day_in_february_comes_in_leap_years() -> None:
    first = datetime.fromisoformat("2028-02-29T09:30")
    found = [day for year in range(2026, 2041) for day in days_of_year("FREQ=YEARLY", first, year)]
    assert found == [date(year, 2, 29) for year in range(2028, 2041) if isleap(year)]


def test_once_is_one_day() -> None:
    assert days_of_year("", FIRST, 2026) == (date(2026, 3, 7),)
    assert days_of_year("", FIRST, 2027) == ()


def test_half_past_nine_stays_half_past_nine() -> None:
    saturdays = days_of_year("FREQ=WEEKLY;BYDAY=SA", datetime.fromisoformat("2026-01-03T09:30"), 2026)
    moments = [at(day, time(9, 30), BERLIN) for day in saturdays]
    assert {moment.astimezone(BERLIN).time() for moment in moments} == {time(9, 30)}
    assert len({moment.time() for moment in moments}) == 2


def test_an_hour_that_doesnt_exist_falls_as_much_later() -> None:
    assert at(date(2026, 3, 29), time(2, 30), BERLIN).astimezone(BERLIN).time() == time(3, 30)


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("rrule:freq=weekly;byday=sa", "FREQ=WEEKLY;BYDAY=SA"),
        ("FREQ=MONTHLY;BYDAY=-1SU;", "FREQ=MONTHLY;BYDAY=-1SU"),
        ("FREQ=DAILY;UNTIL=20260401", "FREQ=DAILY;UNTIL=20260401T235959"),
        ("FREQ=DAILY;UNTIL=20260401T220000Z", "FREQ=DAILY;UNTIL=20260402T000000"),
    ],
)
def test_a_rule_has_one_form(written: str, rule: str) -> None:
    assert rule_of(written, BERLIN) == rule
    assert rule_of(rule, BERLIN) == rule


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("every saturday", "no_rule"),
        ("FREQ=HOURLY", "too_often"),
        ("FREQ=SECONDLY", "too_often"),
        ("FREQ=DAILY;BYHOUR=8,9", "no_rule"),
        ("FREQ=WEEKLY;BYDAY=XX", "no_rule"),
        ("FREQ=WEEKLY;INTERVAL=0", "no_rule"),
        ("FREQ=WEEKLY;COUNT=-1", "no_rule"),
        ("FREQ=DAILY;UNTIL=soon", "no_rule"),
        ("FREQ=DAILY;COUNT=", "no_rule"),
        ("FREQ=DAILY;FREQ=WEEKLY", "no_rule"),
        ("FREQ=WEEKLY;BYDAY=" + ",".join(["SA"] * 100), "no_rule"),
        ("", "no_rule"),
    ],
)
def test_what_is_no_rule_is_refused(written: str, why: str) -> None:
    with pytest.raises(Unclear) as found:
        rule_of(written, BERLIN)
    assert found.value.why == why


@given(st.text(max_size=80))
def test_any_text_is_a_rule_or_is_refused(text: str) -> None:
    try:
        rule = rule_of(text, BERLIN)
    except Unclear:
        return
    assert days_of_year(rule, FIRST, 2026) is not None


def test_what_never_comes_is_known_at_once() -> None:
    assert not ever_falls("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", FIRST)
    assert not ever_falls("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", FIRST)
    assert days_of_year("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", FIRST, 2026) == ()
    assert ever_falls("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", FIRST)
    assert ever_falls("", FIRST)


@given(st.datetimes(SINCE, UNTIL))
def test_the_end_of_a_rule_is_the_same_moment_in_utc(until: datetime) -> None:
    until = until.replace(microsecond=0)
    rule = f"FREQ=DAILY;UNTIL={until:%Y%m%dT%H%M%S}"
    back = rule_of(in_utc(rule, BERLIN), BERLIN)
    moved = datetime.fromisoformat(back.partition("UNTIL=")[2]) - until
    assert moved in (timedelta(0), timedelta(hours=1))  # an hour that daylight saving leaves out
