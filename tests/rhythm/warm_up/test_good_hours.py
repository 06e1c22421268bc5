"""The window as moments, and which of its hours are worth a try."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rhythm.conftest import GROUP, MIDNIGHT
from tests.rhythm.one_group import plan_with

from warmfield.community.draft import Record
from warmfield.community.ids import GroupId
from warmfield.community.pulse import HOURS, DayHeard, UsualRecord
from warmfield.community.warm_up_records import Tried, WarmUpRecord
from warmfield.engine.memory_store import MemoryView
from warmfield.plan.basics import Window
from warmfield.plan.sections.rhythm_parts import WarmUp
from warmfield.rhythm.pulse.with_day import with_day
from warmfield.rhythm.warm_up.good_hours import good_time, promises
from warmfield.rhythm.warm_up.open_hours import open_for, windows
from warmfield.rhythm.wish import Scope

TODAY = date(2026, 3, 2)
DAY = WarmUp(window=Window(start=time(8, 30), end=time(21, 30)))
NIGHT = WarmUp(window=Window(start=time(20), end=time(2)))
HOUR = timedelta(hours=1)


def scope(*records: Record, zone: str = "Asia/Shanghai", now: datetime = MIDNIGHT) -> Scope:
    community = plan_with().plan.community.model_copy(update={"time_zone": zone, "holidays": ""})
    view = MemoryView({(type(one), GROUP): one for one in records})
    return Scope(rulebook=plan_with(community=community), view=view, group=GROUP, now=now)


def evenings_only() -> UsualRecord:
    usual = UsualRecord(id=GROUP, since=TODAY.toordinal() - 28, upto=TODAY.toordinal() - 29)
    for day in range(TODAY.toordinal() - 28, TODAY.toordinal()):
        usual = with_day(usual, DayHeard(day=day), "", [2 * (hour in (19, 20)) for hour in range(HOURS)], {})
    return usual


def good(settings: WarmUp, hour: float, *records: Record) -> str | None:
    found = good_time(scope(*records), settings, TODAY, MIDNIGHT + hour * HOUR)
    return None if found is None else f"{found.start + 8 * HOUR:%H:%M}-{found.end + 8 * HOUR:%H:%M}"


@pytest.mark.parametrize(
    ("hour", "found"), [(6, "08:30-21:30"), (14.5, "14:30-21:30"), (21.5, None), (23, None)]
)
def test_in_a_group_not_known_yet_any_hour_of_the_window_is_good(hour: float, found: str | None):
    assert good(DAY, hour) == found


def test_a_group_that_lives_in_the_evening_is_not_woken_in_the_morning():
    assert good(DAY, 9, evenings_only()) == "19:00-21:30"
    assert good(DAY, 19.5, evenings_only()) == "19:30-21:30"
    assert good(DAY, 21.25, evenings_only()) is None


def test_an_hour_that_worked_is_good_though_the_group_is_still_then():
    at_ten = [Tried(0.0, "a", 10, None, (GroupId("ann"),)) for _ in range(20)]  # type: ignore[arg-type]
    assert good(DAY, 9, evenings_only(), WarmUpRecord(id=GROUP, tried=tuple(at_ten))) == "10:00-21:30"


def test_an_hour_that_never_works_is_left_for_others():
    at_seven = [Tried(0.0, "a", 19, None, ()) for _ in range(20)]
    assert good(DAY, 9, evenings_only(), WarmUpRecord(id=GROUP, tried=tuple(at_seven))) == "20:00-21:30"


def test_a_try_counts_when_its_half_hour_is_over():
    just_now = WarmUpRecord(id=GROUP, tried=(Tried(MIDNIGHT.timestamp() - 60, "a", 0, None, ()),))
    assert promises(scope(just_now), TODAY)[0] == 1.0


def test_a_window_past_midnight_has_two_pieces_on_a_day():
    found = [
        f"{one.start + 8 * HOUR:%H:%M}-{one.end + 8 * HOUR:%H:%M}" for one in windows(scope(), NIGHT, TODAY)
    ]
    assert found == ["00:00-02:00", "20:00-00:00"]
    assert good(NIGHT, 1) == "01:00-02:00"
    assert good(NIGHT, 3) == "20:00-00:00"


@pytest.mark.parametrize(("month", "day", "length"), [(3, 29, 12.0), (10, 25, 14.0), (6, 1, 13.0)])
def test_daylight_saving_only_moves_the_window(month: int, day: int, length: float):
    """A window over the hour that is left out, or comes twice, is as much shorter or longer."""
    early = WarmUp(window=Window(start=time(1), end=time(14)))
    [span] = windows(scope(zone="Europe/Berlin"), early, date(2026, month, day))
    assert (span.end - span.start) / HOUR == length
    assert span.start.astimezone(ZoneInfo("Europe/Berlin")).hour == 1


@given(
    st.integers(0, 340 * 1440).map(lambda minutes: MIDNIGHT + timedelta(minutes=minutes)),
    st.floats(0, 60),
    st.sampled_from([DAY, NIGHT]),
    st.sampled_from(["Europe/Berlin", "Asia/Shanghai"]),
)
def test_the_window_was_open_for_as_long_as_was_asked(
    since: datetime, hours: float, settings: WarmUp, zone: str
):
    here = scope(zone=zone)
    found = open_for(here, settings, since, hours * HOUR)
    assert found >= since
    days = (since.date() + timedelta(days=n) for n in range(-1, 40))
    spans = {span for day in days for span in windows(here, settings, day)}
    pieces = [max(min(span.end, found) - max(span.start, since), timedelta()) for span in spans]
    assert sum(pieces, timedelta()) / HOUR == pytest.approx(hours, abs=1e-6)
