"""An activity in one line: what, when, where, for how many, in which groups."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.community.ids import GroupId
from warmfield.rhythm.activities.activity_faults import Unclear
from warmfield.rhythm.activities.planned_by_word import Written, written

SHANGHAI = ZoneInfo("Asia/Shanghai")
TUESDAY = datetime(2026, 3, 3, 12, 0, tzinfo=SHANGHAI)
GROUPS = {GroupId("parents"): "萤火虫家长交流群", GroupId("trial"): "萤火虫体验课群"}


def read(text: str) -> Written:
    return written(text, TUESDAY, SHANGHAI, GROUPS)


@pytest.mark.parametrize(
    ("text", "title", "place", "capacity"),
    [
        ("周六公园见 周六 9:30 龙泽公园 20人", "周六公园见", "龙泽公园", 20),
        (
            "Saturday in the park, Saturday 9:30, Longze park, 20 places",
            "Saturday in the park",
            "Longze park",
            20,
        ),
        ("亲子读书会，3月14日下午2点到4点，清河湾图书馆，限15人", "亲子读书会", "清河湾图书馆", 15),
        ("周日 10:00 放风筝 奥森公园 30人", "放风筝", "奥森公园", 30),
        ("Kite day on Sunday 10:00-12:00 at Olympic park, 12 places", "Kite day", "Olympic park", 12),
        ("线上讲座 明晚8点 https://meet.example/abc 100人", "线上讲座", "https://meet.example/abc", 100),
        ("放风筝，奥森公园，周日 10:00", "放风筝", "奥森公园", None),
        ("放风筝 周日 10:00", "放风筝", "", None),
    ],
)
def test_what_stands_where(text: str, title: str, place: str, capacity: int | None) -> None:
    found = read(text)
    assert (found.title, found.place, found.capacity) == (title, place, capacity)


def test_groups_go_by_id_name_or_a_piece_of_it() -> None:
    assert read("放风筝 周日 10:00 群：parents").groups == ("parents",)
    assert read("Kites, Sunday 10:00, in groups: trial, 交流群").groups == ("trial", "parents")
    assert read("放风筝 周日 10:00 所有群").groups == ("parents", "trial")
    assert read("放风筝 周日 10:00").groups == ()


def test_a_rule_may_be_written_out() -> None:
    assert read("晨读 周三 8:30 FREQ=WEEKLY;BYDAY=WE;COUNT=4").rule == "FREQ=WEEKLY;BYDAY=WE;COUNT=4"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("周六 9:30", "no_title"),
        ("放风筝 周六 9:30 0人", "capacity"),
        ("放风筝 周六 9:30 99999人", "capacity"),
        ("放风筝 周六 9:30 群：天文群", "no_group"),
        ("放风筝 周六 9:30 FREQ=HOURLY", "too_often"),
        ("放风筝 周六 9:30 FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "no_such_rule"),
        ("", "no_time"),
    ],
)
def test_what_is_missing_is_asked(text: str, why: str) -> None:
    with pytest.raises(Unclear) as found:
        read(text)
    assert found.value.why == why


@given(st.text(max_size=120))
def test_any_line_is_a_plan_or_is_answered(text: str) -> None:
    try:
        found = read(f"{text} 周六 9:30 {text}")
    except Unclear:
        return
    assert found.title
    assert len(found.place) <= 200
