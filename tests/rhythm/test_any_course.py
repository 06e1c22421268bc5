"""Whatever people do with an activity, and when: everybody knows in the end, nobody is disturbed at night."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rhythm.hall import LEO, MIA, PARENTS, SHANGHAI, Hall, at, plan_with

from warmfield.community import staff_commands as c
from warmfield.community.calendar_records import CalendarRecord
from warmfield.rhythm.activities.occurrences import occurrence

PLAN = plan_with()
QUIET = PLAN.community.quiet_hours
waits = st.integers(0, 20 * 60)
moments = st.integers(0, 9 * 24 * 60).map(lambda minutes: at(2, 9) + timedelta(minutes=minutes))
deeds = st.one_of(
    st.tuples(st.just("plan"), moments),
    st.tuples(st.just("move"), moments),
    st.tuples(st.just("place"), st.sampled_from(["here", "there"])),
    st.tuples(st.just("cancel"), st.just("rain")),
    st.tuples(st.just("announce"), st.just("")),
    st.tuples(st.just("word"), st.sampled_from(["sign up a1", "cancel", "+2", "sign up 2 adults 1 child"])),
    st.tuples(st.just("group"), st.sampled_from(["+1", "sign up", "cancel", "good morning", "can't come"])),
)
Course = list[tuple[int, tuple[str, Any]]]
courses = st.lists(st.tuples(waits, deeds), max_size=12)


def play(course: Course) -> Hall:
    hall = Hall(PLAN)
    hall.take(
        c.ActivityPlanned,
        title="Kites",
        starts=at(5, 14),
        groups=(PARENTS,),
        owner="tang",
        by="tang",
        capacity=3,
    )
    for wait, (deed, what) in course:
        hall.until(hall.now + timedelta(minutes=wait))
        _do(hall, deed, what)
    return hall


def _do(hall: Hall, deed: str, what: Any) -> None:  # noqa: ANN401 - as the deed has it
    match deed:
        case "plan":
            hall.take(
                c.ActivityPlanned,
                title=f"Other {hall.count}",
                starts=what,
                groups=(PARENTS,),
                owner="tang",
                by="tang",
            )
        case "move":
            hall.take(c.ActivityMoved, activity="a1", to=what, by="tang")
        case "place":
            hall.take(c.ActivityChanged, activity="a1", place=what, by="tang")
        case "cancel":
            hall.take(c.ActivityCancelled, activity="a1", text=what, by="tang")
        case "announce":
            hall.take(c.ActivityAnnounced, activity="a1", by="tang")
        case "word":
            hall.whisper(MIA, what)
        case _:
            hall.say(LEO, what)


def local(moment: datetime) -> datetime:
    return moment.astimezone(SHANGHAI)


@settings(max_examples=60, deadline=None)
@given(courses)
def test_the_group_is_never_disturbed_at_night(course: Course) -> None:
    hall = play(course).until(at(20, 12))
    assert QUIET is not None
    assert [text for moment, _, text in hall.posts if local(moment).time() in QUIET] == []


@settings(max_examples=60, deadline=None)
@given(courses)
def test_nobody_is_left_with_what_is_no_longer_so(course: Course) -> None:
    """When the dust has settled by day, whoever was told something of what is ahead knows how it is."""
    hall = play(course)
    hall.until(hall.now + timedelta(minutes=1))
    hall.until(_by_day(hall.now))
    for listed in (hall.get(CalendarRecord, "") or CalendarRecord()).occurrences:
        one = occurrence(hall.rulebook, hall, listed.id)
        assert one is not None
        facts = one.facts("en")
        for said in one.record.said:
            ahead = min(said.facts.starts, facts.starts) > hall.now
            assert not ahead or said.facts == facts or (said.facts.cancelled and facts.cancelled)
        for mine in one.record.sign_ups:
            ahead = min(mine.knows.starts, facts.starts) > hall.now
            assert not ahead or mine.knows == facts or (mine.knows.cancelled and facts.cancelled)
            assert not ahead or facts.cancelled or mine.knows_waiting == mine.waiting


def _by_day(moment: datetime) -> datetime:
    while not 8 <= local(moment).hour < 22:
        moment += timedelta(hours=1)
    return moment


@settings(max_examples=60, deadline=None)
@given(courses)
def test_nothing_is_said_twice(course: Course) -> None:
    """No two words of the assistant in the group are the same within a day, but for lists that came back."""
    hall = play(course).until(at(20, 12))
    said: dict[str, datetime] = {}
    for moment, _, text in hall.posts:
        if "Who comes:" not in text and "A change:" not in text:
            assert text not in said or moment - said[text] > timedelta(minutes=14)
            said[text] = moment


@settings(max_examples=60, deadline=None)
@given(courses)
def test_never_more_people_than_places(course: Course) -> None:
    hall = play(course)
    for listed in (hall.get(CalendarRecord, "") or CalendarRecord()).occurrences:
        one = occurrence(hall.rulebook, hall, listed.id)
        assert one is not None
        assert one.free >= 0
