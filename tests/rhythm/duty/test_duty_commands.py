"""What the console asks of the rota: a swap, a gap put to somebody, time off taken back, a note."""

from datetime import timedelta

import pytest
from tests.rhythm.duty.playing import Playing
from tests.rhythm.duty.test_duty_clock import with_duty
from tests.rhythm.duty.weeks import quiet_plan

from warmfield.community.duty_commands import GapOffered, NoteLeft, SwapAsked, TimeOffEnded
from warmfield.community.ids import EventId, GroupId, PersonId
from warmfield.community.rota import NOBODY
from warmfield.community.staff_commands import TimeOff

EVENING = {"hours": "19:00-22:00", "roles": ["starter", "host"]}


@pytest.fixture
def playing() -> Playing:
    return Playing(quiet_plan())


@pytest.fixture
def uncovered() -> Playing:
    """Nobody can by the plan, though Momo and Mr Tang do this duty."""
    made = Playing(with_duty(coverage=[EVENING], available={"mo": [], "tang": []}))
    made.until(1, 12)
    return made


def on(playing: Playing, day: int) -> list[str]:
    """Who is starter or host in the evening of a day."""
    start = int(playing.at(day, 19).timestamp())
    return [
        one.person for week in playing.weeks() for one in week.stints
        if one.start == start and "starter" in week.beats[one.beat].roles
    ]  # fmt: skip


def offered(playing: Playing, person: str, day: int, *, agreed: bool = False) -> GapOffered:
    window = playing.at(day, 19), playing.at(day, 22)
    return GapOffered(
        at=playing.now, id=EventId(f"offer {person} {day} {agreed}"), person=PersonId(person), window=window,
        groups=(GroupId("parents"),), roles=("starter", "host"), agreed=agreed, by=PersonId("lin"),
    )  # fmt: skip


def test_who_agreed_fills_a_gap_at_once(uncovered: Playing):
    assert set(on(uncovered, 4)) == {NOBODY}
    uncovered.take(offered(uncovered, "mo", 4, agreed=True))
    assert "mo" in on(uncovered, 4)


def test_who_is_asked_stands_first_and_the_rota_waits_for_their_word(uncovered: Playing):
    uncovered.take(offered(uncovered, "tang", 6))
    asked = [request for request in uncovered.asked if request.sort == "gap"][-1]
    assert asked.whom[0] == "tang"
    assert set(on(uncovered, 6)) == {NOBODY}


def test_a_gap_that_was_asked_about_is_put_to_the_named_one_next(uncovered: Playing):
    uncovered.take(offered(uncovered, "tang", 6))
    number = uncovered.asked[-1].id
    uncovered.take(offered(uncovered, "mo", 6))
    assert uncovered.request(number).whom[0] == "mo"
    uncovered.take(offered(uncovered, "mo", 6, agreed=True))
    assert uncovered.request(number).state == "done"


def test_who_may_not_do_a_duty_is_not_put_on_it(uncovered: Playing):
    uncovered.take(offered(uncovered, "an", 4, agreed=True))
    uncovered.take(offered(uncovered, "nobody", 4, agreed=True))
    assert set(on(uncovered, 4)) == {NOBODY}


def test_a_swap_is_asked_and_nothing_changes_until_it_is_agreed(playing: Playing):
    playing.until(1, 12)
    before = on(playing, 2)
    giver = before[0]
    taker = "tang" if giver == "mo" else "mo"
    window = playing.at(2, 19), playing.at(2, 22)
    playing.take(
        SwapAsked(
            at=playing.now, id=EventId("s"), giver=PersonId(giver), taker=PersonId(taker), window=window
        )
    )
    assert on(playing, 2) == before
    assert (playing.asked[-1].sort, playing.asked[-1].whom) == ("swap", (taker,))


def test_time_off_that_is_taken_back_gives_the_hours_back(playing: Playing):
    playing.until(1, 12)
    before = on(playing, 3)
    window = playing.at(3, 0), playing.at(4, 0)
    for who in set(before):
        playing.take(TimeOff(at=playing.now, id=EventId(f"off {who}"), person=PersonId(who), window=window))
    assert set(on(playing, 3)) == {NOBODY}
    for who in set(before):
        playing.take(
            TimeOffEnded(at=playing.now, id=EventId(f"on {who}"), person=PersonId(who), window=window)
        )
    assert (on(playing, 3), playing.duty().away) == (before, ())


def test_only_the_part_that_is_taken_back_is_over(playing: Playing):
    start, end = playing.at(3, 0), playing.at(6, 0)
    mo = PersonId("mo")
    playing.take(TimeOff(at=playing.now, id=EventId("off"), person=mo, window=(start, end)))
    middle = start + timedelta(days=1), end - timedelta(days=1)
    playing.take(TimeOffEnded(at=playing.now, id=EventId("on"), person=mo, window=middle))
    away = [(one.start, one.end) for one in playing.duty().away]
    assert away == [
        (int(start.timestamp()), int(middle[0].timestamp())),
        (int(middle[1].timestamp()), int(end.timestamp())),
    ]


def test_a_note_waits_for_who_comes_next(playing: Playing):
    playing.until(1, 12)
    playing.take(
        NoteLeft(at=playing.now, id=EventId("n"), text="Ann waits for her refund.", by=PersonId("zhou"))
    )
    playing.take(NoteLeft(at=playing.now, id=EventId("n2"), text="  ", by=PersonId("zhou")))
    assert [one.text for one in playing.duty().notes] == ["Ann waits for her refund."]
