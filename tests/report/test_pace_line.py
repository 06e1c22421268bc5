"""A group's days as a line against its comfort band."""

from datetime import date, timedelta

from warmfield.community.ids import GroupId
from warmfield.report.pace_line import Box, corners, pace_line
from warmfield.rhythm.pulse.gauged import Gauge

BOX = Box(120, 30, 5)


def day(number: int, messages: int, low: float = 10, high: float = 40) -> Gauge:
    return Gauge(
        group=GroupId("parents"),
        day=date(2026, 3, 2) + timedelta(days=number),
        messages=messages,
        people=5,
        useful=0.5,
        usual=20,
        says="healthy",
        because="as_usual",
        around=9,
        voices=4.0,
        staff=0,
        ours=0,
        low=low,
        high=high,
    )


def test_more_messages_stand_higher_and_the_band_lies_between_its_edges():
    line = pace_line([day(0, 0), day(1, 20), day(2, 40)], BOX)
    assert line.points == ((0.0, 25.0), (60.0, 15.0), (120.0, 5.0))
    assert {y for _, y in line.band} == {5.0, 20.0}


def test_one_flood_does_not_flatten_the_rest():
    line = pace_line([day(0, 40), day(1, 4000)], BOX)
    assert [y for _, y in line.points] == [15.0, 5.0]


def test_a_single_day_has_a_band_as_wide_as_the_picture():
    assert [x for x, _ in pace_line([day(0, 20)], BOX).band] == [0.0, 120.0, 120.0, 0.0]


def test_days_beyond_the_width_are_drawn_as_their_mean():
    assert len(pace_line([day(n, n) for n in range(7)], BOX, merged=3).points) == 3


def test_corners_are_said_as_an_attribute_wants_them():
    assert corners([(0.0, 12.5), (60.0, 3.0)]) == "0,12.5 60,3"
