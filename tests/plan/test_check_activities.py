"""A lead that never comes is told; one that only waits, or comes the day before, isn't."""

import pytest

from warmfield.plan import reference
from warmfield.plan.check import check
from warmfield.plan.load import load


def codes(at: str, leads: str, quiet: str = "22:30-07:00") -> list[str]:
    text = reference.text("en").replace("quiet_hours: 22:30-07:00", f"quiet_hours: {quiet}")
    text = text.replace("at: 09:30\n", f'at: "{at}"\n      leads: [{leads}]\n')
    return [one.code for one in check(load(text, "plan.yaml"))]


@pytest.mark.parametrize(
    ("at", "leads", "quiet"),
    [
        ("07:10", "1 hour", "22:30-07:00"),
        ("00:30", "15 minutes, 1 hour", "00:00-06:00"),
        ("07:14", "2 hours", "22:30-07:00"),
    ],
)
def test_a_lead_that_never_comes(at: str, leads: str, quiet: str) -> None:
    assert "P221" in codes(at, leads, quiet)


@pytest.mark.parametrize(
    ("at", "leads", "quiet"),
    [
        ("07:15", "1 hour", "22:30-07:00"),
        ("07:10", "evening before, half a day", "22:30-07:00"),
        ("07:10", "1 day", "22:30-07:00"),
        ("07:10", "30 hours", "22:30-07:00"),
        ("09:30", "1 hour", "22:30-07:00"),
    ],
)
def test_a_lead_that_comes(at: str, leads: str, quiet: str) -> None:
    assert "P221" not in codes(at, leads, quiet)
