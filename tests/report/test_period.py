"""The days of a report: whole ones, up to yesterday, beside as many before."""

from datetime import date

import pytest

from warmfield.report.period import Period, period_asked, preset

TODAY = date(2026, 3, 15)
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("7", date(2026, 3, 8), date(2026, 3, 14)),
        ("30", date(2026, 2, 13), date(2026, 3, 14)),
        ("month", date(2026, 2, 1), date(2026, 2, 28)),
        ("no such", date(2026, 2, 13), date(2026, 3, 14)),
    ],
)
def test_presets_end_yesterday(name: str, first: date, last: date):
    assert preset(name, TODAY) == Period(first, last)


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2026-03-01", "2026-03-07", Period(date(2026, 3, 1), date(2026, 3, 7))),
        ("", "", preset("30", TODAY)),
        ("nonsense", "2026-13-45", preset("30", TODAY)),
        ("2026-03-10", "2030-01-01", Period(date(2026, 3, 10), date(2026, 3, 14))),
        ("2026-03-10", "2026-03-01", Period(date(2026, 3, 1), date(2026, 3, 1))),
        ("0001-01-01", "0001-01-02", preset("30", TODAY)),
        ("2001-01-01", "2026-03-14", Period(date(2025, 3, 14), date(2026, 3, 14))),
    ],
)
def test_what_is_asked_amiss_gives_way_to_what_can_be(first: str, last: str, shown: Period):
    assert period_asked(first, last, TODAY) == shown


def test_it_is_put_beside_as_many_days_before_and_a_month_beside_a_month():
    assert Period(date(2026, 3, 8), date(2026, 3, 14)).before() == Period(date(2026, 3, 1), date(2026, 3, 7))
    assert MARCH.before() == Period(date(2026, 2, 1), date(2026, 2, 28))
    assert MARCH.since(date(2025, 3, 1)) == Period(date(2025, 3, 1), date(2025, 3, 31))
    assert MARCH.days == 31
