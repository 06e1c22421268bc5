"""Whatever the plan wishes for: not twice, not too much, not at night, not into a session."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.rhythm.conftest import GROUP, MIDNIGHT, reference_rulebook

from warmfield.community.records import GroupRecord, Said
from warmfield.community.rhythm_records import Posted, RhythmRecord
from warmfield.community.session_records import Open, Planned, SessionRecord
from warmfield.engine.memory_store import MemoryView
from warmfield.rhythm.gate import place
from warmfield.rhythm.wish import Item, Scope, Wish

MONDAY = date(2026, 3, 2)
APART = timedelta(minutes=30)
"""The reference plan's, as are four posts a day and quiet hours from 22:30 to 07:00."""


def wish(key: str, hour: float, *, lasts: float = 0, **more: object) -> Wish:
    at = MIDNIGHT + timedelta(hours=hour)
    given = {"sort": "reminder", "title": key, "where": "rhythm", "until": at + timedelta(hours=lasts)} | more
    return Wish(key=key, at=at, **given)  # type: ignore[arg-type] # a test's shorthand


def scope_with(record: RhythmRecord | None = None, now: datetime = MIDNIGHT) -> Scope:
    view = MemoryView({} if record is None else {(RhythmRecord, GROUP): record})
    return Scope(rulebook=reference_rulebook(), view=view, group=GROUP, now=now)


def placed(*wishes: Wish, scope: Scope | None = None) -> dict[str, tuple[str, str]]:
    """By key: the hour in Shanghai, and what holds it back."""
    items = place(scope or scope_with(), MONDAY, wishes)
    return {item.wish.key: (f"{item.at + timedelta(hours=8):%H:%M}", item.held) for item in items}


def test_two_posts_keep_their_distance():
    assert placed(wish("a", 20), wish("b", 20, lasts=2)) == {"a": ("20:00", ""), "b": ("20:30", "")}


def test_what_can_not_wait_gives_way():
    assert placed(wish("a", 20), wish("b", 20.25))["b"] == ("20:15", "too_close")


def test_what_was_promised_for_its_hour_is_said_all_the_same():
    assert placed(wish("a", 20), wish("b", 20.25, firm=True)) == {
        "a": ("20:00", "too_close"),
        "b": ("20:15", ""),
    }


def test_at_night_it_waits_for_the_morning_or_falls_away():
    found = placed(wish("a", 6, lasts=2), wish("b", 23, firm=True))
    assert found == {"a": ("07:00", ""), "b": ("23:00", "quiet_hours")}


def test_nothing_else_is_said_into_a_session():
    session = wish("talk", 20, busy_until=MIDNIGHT + timedelta(hours=21), firm=True)
    found = placed(session, wish("pause", 20.75, inside=True), wish("rules", 20.5, lasts=2))
    assert found == {"talk": ("20:00", ""), "pause": ("20:45", ""), "rules": ("21:15", "")}


def test_four_a_day_and_no_more_counting_what_was_said():
    said = tuple(
        Posted((MIDNIGHT + timedelta(hours=h)).timestamp(), "reminder", f"old{h}") for h in (8, 9, 10)
    )
    scope = scope_with(RhythmRecord(id=GROUP, since=MIDNIGHT, posted=said), MIDNIGHT + timedelta(hours=11))
    found = placed(wish("a", 15), wish("b", 17), wish("c", 19, firm=True), scope=scope)
    assert [held for _, held in found.values()] == ["day_full", "day_full", ""]


def test_what_is_done_is_not_done_again():
    record = RhythmRecord(id=GROUP, since=MIDNIGHT, done=(Posted(MIDNIGHT.timestamp(), "reminder", "a"),))
    assert placed(wish("a", 20), scope=scope_with(record))["a"] == ("20:00", "done")


def test_after_a_restart_what_is_too_late_is_left_out():
    late = scope_with(now=MIDNIGHT + timedelta(hours=21))
    assert placed(wish("a", 20, lasts=0.5), scope=late)["a"] == ("20:00", "late")
    assert placed(wish("b", 20, lasts=1.5), scope=late)["b"] == ("21:00", "")


def test_a_group_where_nobody_wrote_for_weeks_is_left_alone():
    said = Said(id="m", who="ann", at=MIDNIGHT.timestamp(), words=3)  # type: ignore[arg-type] # ids are strings
    later = MIDNIGHT + timedelta(days=29)
    view = MemoryView({(GroupRecord, GROUP): GroupRecord(id=GROUP, last=(said,)),
                       (RhythmRecord, GROUP): RhythmRecord(id=GROUP, since=MIDNIGHT)})  # fmt: skip
    scope = Scope(rulebook=reference_rulebook(), view=view, group=GROUP, now=later)
    at = later + timedelta(hours=20)
    wishes = [Wish(key=str(firm), sort="reminder", at=at, until=at, title="a", where="rhythm", firm=firm)
              for firm in (False, True)]  # fmt: skip
    items = {item.wish.key: item.held for item in place(scope, MONDAY + timedelta(days=29), wishes[:1])}
    items |= {item.wish.key: item.held for item in place(scope, MONDAY + timedelta(days=29), wishes[1:])}
    assert items == {"False": "asleep", "True": ""}


HOURS = st.floats(0, 23.5)
WISHES = st.lists(
    st.builds(
        lambda number, hour, lasts, firm, busy: wish(
            f"w{number}", hour, lasts=lasts, firm=firm,
            busy_until=MIDNIGHT + timedelta(hours=hour + busy) if firm and busy else None,
        ),
        st.integers(0, 10_000), HOURS, st.floats(0, 6), st.booleans(), st.sampled_from([0, 0, 0.5, 1.5]),
    ),
    max_size=12,
    unique_by=lambda one: one.key,
)  # fmt: skip


@given(WISHES, st.lists(HOURS, max_size=5))
def test_no_plan_whatever_gets_past_the_gate(wishes: list[Wish], said: list[float]):
    before = tuple(Posted((MIDNIGHT + timedelta(hours=h)).timestamp(), "reminder", str(h)) for h in said)
    scope = scope_with(RhythmRecord(id=GROUP, since=MIDNIGHT, posted=before))
    items = place(scope, MONDAY, wishes)
    assert sorted(item.wish.key for item in items) == sorted(one.key for one in wishes)
    said_now = [item for item in items if not item.held]
    posts = [datetime.fromtimestamp(one.at, UTC) for one in before] + [item.at for item in said_now]
    for item in said_now:
        assert item.wish.at <= item.at <= item.wish.until
        assert 7 <= (item.at - MIDNIGHT).total_seconds() / 3600 < 22.5 or item.at - MIDNIGHT >= timedelta(
            hours=31
        )
        if not item.wish.firm:
            assert sum(abs(item.at - post) < APART for post in posts) == 1
            assert not any(_covers(other, item.at) for other in said_now if other is not item)
    easy = [item for item in said_now if not item.wish.firm]
    assert not easy or len(easy) + len(before) <= 4


def _covers(other: Item, moment: datetime) -> bool:
    until = other.wish.busy_until
    return until is not None and other.at <= moment < until


def test_nothing_is_said_into_a_session_that_a_host_opened():
    since, until = MIDNIGHT + timedelta(hours=20), MIDNIGHT + timedelta(hours=21)
    of = Planned(key="s", topic="t", starts=since, ends=until, where="e1")
    record = SessionRecord(id=GROUP, on=Open(of=of, since=since, until=until))
    view = MemoryView({(SessionRecord, GROUP): record})
    scope = Scope(rulebook=reference_rulebook(), view=view, group=GROUP, now=since)
    found = placed(wish("a", 20.5, lasts=1, firm=True), wish("pause", 20.75, inside=True), scope=scope)
    assert found == {"a": ("21:00", ""), "pause": ("20:45", "")}
