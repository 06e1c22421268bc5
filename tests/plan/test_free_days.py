"""Public holidays by country, with the workdays made up for them."""

from datetime import date

import pytest

from warmfield.plan.free_days import day_sort, days_off, known_country, likely_country


@pytest.mark.parametrize(
    ("country", "day", "sort"),
    [
        ("CN", date(2026, 10, 1), "holiday"),
        ("CN", date(2026, 10, 10), "workday"),
        ("CN", date(2026, 10, 11), ""),
        ("CN", date(2026, 10, 12), ""),
        ("", date(2026, 10, 1), ""),
        ("DE", date(2026, 10, 3), "holiday"),
        ("DE", date(2026, 3, 8), ""),
        ("DE-BE", date(2026, 3, 8), "holiday"),
    ],
)
def test_a_day_is_a_holiday_or_a_made_up_workday_or_like_its_weekday(country: str, day: date, sort: str):
    assert day_sort(country, day) == sort


@pytest.mark.parametrize(("country", "weekdays"), [("", (5, 6)), ("CN", (5, 6)), ("SA", (4, 5))])
def test_the_weekend_is_the_countrys(country: str, weekdays: tuple[int, ...]):
    assert days_off(country) == weekdays


@pytest.mark.parametrize(("name", "likely"), [("cn", "CN"), ("de-be", "DE-BE"), ("China", "")])
def test_a_code_in_small_letters_is_guessed(name: str, likely: str):
    assert likely_country(name) == likely


@pytest.mark.parametrize("name", ["CN", "GB", "US", "DE-BE", "GB-SCT"])
def test_a_code_is_a_country_or_a_part_of_one(name: str):
    assert known_country(name)


@pytest.mark.parametrize("name", ["", "cn", "CHN", "XX", "DE-", "DE-XX", "-BE"])
def test_nothing_else_is_a_code(name: str):
    assert not known_country(name)
