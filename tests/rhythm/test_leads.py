"""When an activity is announced: whatever the plan's leads and quiet hours are."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from warmfield.plan.basics import Lead, Window
from warmfield.rhythm.activities.leads import LATEST, NEAR, announcement_times

BERLIN = ZoneInfo("Europe/Berlin")
PLANNED = (Lead(evening=True), Lead(before=timedelta(hours=12)), Lead(before=timedelta(hours=1)))
starts = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
lengths = st.integers(15, 30 * 24 * 60).map(lambda minutes: Lead(before=timedelta(minutes=minutes)))
leads = st.lists(st.one_of(lengths, st.just(Lead(evening=True))), max_size=6).map(tuple)
clock = st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None))
windows = st.builds(Window, start=clock, end=clock).filter(lambda window: window.start != window.end)


def awake_in(quiet: Window | None):
    def awake(moment: datetime) -> datetime:
        local = moment.astimezone(BERLIN)
        if quiet is None or local.time() not in quiet:
            return moment
        end = datetime.combine(local.date(), quiet.end, BERLIN)
        return (end if end > local else end + timedelta(days=1)).astimezone(UTC)

    return awake


def times_of(begins: datetime, given_leads: tuple[Lead, ...], quiet: Window | None = None, **more: datetime):
    return announcement_times(
        begins, given_leads, evening=time(20), clocks=BERLIN, awake=awake_in(quiet), **more
    )


def local(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=BERLIN).astimezone(UTC)


def named(begins: datetime, quiet: Window | None = None) -> list[tuple[str, str]]:
    return [(f"{one.at.astimezone(BERLIN):%d %H:%M}", one.name) for one in times_of(begins, PLANNED, quiet)]


def test_an_afternoon_is_announced_three_times() -> None:
    begins = local(2026, 5, 9, 15)
    assert named(begins) == [("08 20:00", "evening"), ("09 03:00", "43200"), ("09 14:00", "3600")]


def test_half_a_day_before_a_morning_is_the_evening_before() -> None:
    assert named(local(2026, 5, 9, 9, 30)) == [("08 20:00", "evening"), ("09 08:30", "3600")]


def test_the_evening_before_is_at_its_hour_when_the_clocks_change() -> None:
    assert named(local(2026, 3, 29, 15))[0] == ("28 20:00", "evening")
    assert named(local(2026, 10, 25, 15))[0] == ("24 20:00", "evening")


def test_a_lead_in_the_quiet_hours_waits_for_their_end() -> None:
    quiet = Window(start=time(22), end=time(8))
    assert named(local(2026, 5, 9, 8, 30), quiet) == [("08 20:00", "evening"), ("09 08:00", "3600")]


def test_what_would_come_too_late_after_the_quiet_hours_falls_away() -> None:
    quiet = Window(start=time(22), end=time(8))
    assert named(local(2026, 5, 9, 8, 10), quiet) == [("08 20:00", "evening")]


def test_what_was_said_just_before_isnt_said_again() -> None:
    begins = local(2026, 5, 9, 15)
    left = times_of(begins, PLANNED, said=local(2026, 5, 9, 13, 50))
    assert left == []


@given(starts, leads, st.none() | windows)
def test_every_announcement_comes_in_time_awake_and_apart(
    begins: datetime, given_leads: tuple[Lead, ...], quiet: Window | None
) -> None:
    times = times_of(begins, given_leads, quiet)
    assert [one.at for one in times] == sorted({one.at for one in times})
    for one in times:
        assert one.at <= one.until <= begins - LATEST
        assert quiet is None or one.at.astimezone(BERLIN).time() not in quiet
    for before, after in pairwise(times):
        assert before.until < after.at
        assert (after.at - before.at) * NEAR >= begins - after.at


@given(starts, leads, st.none() | windows)
def test_a_lead_is_left_out_only_for_a_reason(
    begins: datetime, given_leads: tuple[Lead, ...], quiet: Window | None
) -> None:
    """In time, and nothing near it: then it is there."""
    kept = {one.at for one in times_of(begins, given_leads, quiet)}
    awake = awake_in(quiet)
    for lead in given_leads:
        (alone,) = times_of(begins, (lead,)) or (None,)
        moment = None if alone is None else awake(alone.at)
        if moment is not None and moment <= begins - LATEST and moment not in kept:
            assert any(at <= moment and (moment - at) * NEAR < begins - moment for at in kept)


@given(starts, leads, st.integers(0, 40 * 24 * 60))
def test_nothing_is_announced_from_before_it_was_heard(
    begins: datetime, given_leads: tuple[Lead, ...], minutes: int
) -> None:
    said = begins - timedelta(minutes=minutes)
    assert all(one.at > said for one in times_of(begins, given_leads, said=said))


def test_every_day_of_a_year_has_its_evening() -> None:
    days = (date(2026, 1, 1) + timedelta(days=day) for day in range(365))
    for day in days:
        begins = datetime.combine(day, time(18), BERLIN).astimezone(UTC)
        (first, *_) = times_of(begins, PLANNED)
        before = first.at.astimezone(BERLIN)
        assert (before.date(), before.time()) == (day - timedelta(days=1), time(20))
