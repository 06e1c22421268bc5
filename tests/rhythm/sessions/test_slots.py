"""The sessions of the calendar: which day, which hour, which topic, in which group."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.moderation.chat import reference_plan

from warmfield.community.calendar_records import ActivityRecord, CalendarRecord, Listed
from warmfield.community.draft import Record
from warmfield.community.ids import GroupId, PersonId
from warmfield.community.session_records import SessionRecord
from warmfield.engine.memory_store import MemoryView
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.agenda import agenda, day_plan
from warmfield.rhythm.sessions.session_slots import planned_next, planned_on
from warmfield.rhythm.wish import Scope

MONDAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
PARENTS, TRIAL = GroupId("parents"), GroupId("trial")


def scope(
    group: GroupId = PARENTS,
    zone: str = "",
    record: SessionRecord | None = None,
    now: datetime = NOON,
    own: ActivityRecord | None = None,
    **fixture: object,
) -> Scope:
    plan = reference_plan()
    if zone:
        plan = plan.model_copy(update={"community": plan.community.model_copy(update={"time_zone": zone})})
    if fixture:
        fixtures = tuple(one.model_copy(update=fixture) for one in plan.rhythm.fixtures)
        plan = plan.model_copy(update={"rhythm": plan.rhythm.model_copy(update={"fixtures": fixtures})})
    kept: dict[tuple[type[Record], str], Record] = {}
    if record is not None:
        kept[SessionRecord, group] = record
    if own is not None:
        listed = Listed(own.id, 0, date.max.toordinal())
        kept[ActivityRecord, own.id] = own
        kept[CalendarRecord, ""] = CalendarRecord(activities=(listed,))
    view = MemoryView(kept)
    return Scope(rulebook=Rulebook(plan), view=view, group=group, now=now)


def test_a_discussion_has_a_host_and_no_speaker_and_a_talk_has_both():
    (question,) = planned_on(scope(), MONDAY)
    (talk,) = planned_on(scope(), MONDAY + timedelta(days=2))
    assert (question.host and question.host.person, question.speakers) == ("tang", ())
    assert [one.person for one in talk.speakers] == ["shen"]


def test_a_talk_that_names_nobody_is_its_owners():
    (talk,) = planned_on(scope(speakers=()), MONDAY + timedelta(days=2))
    assert [one.person for one in talk.speakers] == ["tang"]


def test_only_in_groups_of_its_theme():
    assert list(planned_on(scope(TRIAL), MONDAY)) == []
    assert len(list(planned_on(scope(TRIAL), MONDAY + timedelta(days=2)))) == 1


def test_topics_take_turns_by_the_week():
    mondays = [MONDAY + timedelta(weeks=week) for week in range(4)]
    topics = [one.topic for monday in mondays for one in planned_on(scope(), monday)]
    assert len(set(topics[:3])) == 3
    assert topics[3] == topics[0]


def test_it_is_no_longer_than_the_plan_lets_a_session_be():
    (one,) = planned_on(scope(lasts=timedelta(hours=5)), MONDAY)
    assert one.ends - one.starts == timedelta(hours=2)


def test_what_has_begun_does_not_come_again():
    (one,) = planned_on(scope(), MONDAY)
    assert list(planned_on(scope(record=SessionRecord(id=PARENTS, begun=(one.key,))), MONDAY)) == []


def test_the_next_one_is_the_soonest_of_calendar_and_staff():
    tuesday = NOON + timedelta(days=1)
    own = ActivityRecord(
        id="a1", sort="topic", title="周二话题", groups=(PARENTS,), starts=tuesday,
        lasts=timedelta(hours=1), planned_at=NOON,
    )  # fmt: skip
    begun = tuple(one.key for one in planned_on(scope(), MONDAY))
    here = scope(record=SessionRecord(id=PARENTS, begun=begun), own=own)
    found = planned_next(here)
    assert found is not None
    assert (found.topic, found.starts, found.ends) == ("周二话题", tuesday, tuesday + timedelta(hours=1))
    assert planned_next(here, timedelta(hours=1)) is None
    assert [one.topic for one in planned_on(scope(TRIAL, own=own), MONDAY + timedelta(days=1))] == []


@pytest.mark.parametrize(("day", "hour"), [(date(2026, 3, 29), 1), (date(2026, 10, 25), 0)])
def test_at_the_change_of_clocks_it_lasts_as_long_as_ever(day: date, hour: int):
    """Berlin loses an hour on 29 March at two and gets one back on 25 October at three."""
    night = scope(zone="Europe/Berlin", days=("sunday",), at=time(2, 30), themes=())
    found = next(iter(planned_on(night, day)))
    assert found.starts.hour == hour
    assert found.ends - found.starts == timedelta(minutes=45)


def test_the_host_is_asked_before_and_nothing_else_is_said_meanwhile():
    day = day_plan(scope(), MONDAY + timedelta(days=2))
    items = [item for item in day if item.wish.sort.startswith("session") and item.wish.about]
    clocks = ZoneInfo("Asia/Shanghai")
    assert [(item.wish.sort, f"{item.at.astimezone(clocks):%H:%M}", item.wish.by) for item in items] == [
        ("session_prompt", "20:15", PersonId("tang")),
        ("session", "20:30", PersonId("tang") if items[1].wish.by else None),
        ("session_digest", "21:30", None),
    ]


@given(st.integers(0, 400))
@settings(deadline=None)
def test_two_sessions_never_take_place_at_once(days: int):
    start = NOON + timedelta(days=days)
    here = scope(at=time(20), days=("monday", "wednesday"), themes=(), now=start)
    items = [one for one in agenda(here, start + timedelta(days=8)) if one.wish.sort == "session"]
    spans = [(one.at, one.wish.busy_until) for one in items if not one.held]
    assert any(one.held or one.at != one.wish.at for one in items)
    for (_, before_ends), (after_starts, _) in pairwise(spans):
        assert before_ends is not None
        assert after_starts >= before_ends
