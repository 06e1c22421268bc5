"""Activities in the turn: changes of the plan, restarts, checking in, what is kept and for how long."""

import re
from collections.abc import Iterator
from datetime import time, timedelta

from tests.rhythm.hall import HOST, HOUR, LEO, MIA, PARENTS, TRIAL, Hall, at, plan_with

from warmfield.community import staff_commands as c
from warmfield.community.calendar_records import CalendarRecord, OccurrenceRecord
from warmfield.plan.basics import Lead
from warmfield.plan.sections.rhythm_parts import Announcements, Fixture
from warmfield.rhythm.activities.occurrences import all_series
from warmfield.rhythm.activities.series import Series
from warmfield.rhythm.agenda import agenda
from warmfield.rhythm.wish import Scope

AN_HOUR = Announcements(leads=(Lead(before=HOUR),))


def park(name: str = "Saturday in the park", hour: int = 14, place: str = "Longze park") -> Fixture:
    return Fixture(
        name={"en": name},
        sort="activity",
        days=("saturday",),
        at=time(hour),
        lasts=timedelta(hours=2),
        owner="tang",
        groups=(PARENTS,),
        place={"en": place},
    )


def kites(hall: Hall, **more: object) -> Hall:
    fields = {
        "title": "Kites",
        "starts": at(7, 14),
        "groups": (PARENTS,),
        "owner": "tang",
        "by": "tang",
    } | more
    hall.take(c.ActivityPlanned, **fields)
    return hall


def code_told(hall: Hall) -> str:
    found = (re.search(r"checking in: (\d{4})", text) for _, who, text in hall.told if who == HOST)
    return next(one[1] for one in found if one)


def test_another_version_of_the_plan_corrects_what_was_announced() -> None:
    hall = Hall(plan_with(fixtures=(park(),))).until(at(6, 21))
    assert hall.posted()[0].splitlines() == [
        "Coming up: Saturday in the park, tomorrow afternoon at 2:00.",
        "Place: Longze park",
        "20 places are left.",
        "To come, write “sign up 2 adults 1 child” here, or just “+1”; “cancel” if you can't.",
    ]
    hall.say(LEO, "+1")
    hall.publish(plan_with(fixtures=(park(hour=16),)))
    hall.until(at(6, 21, 10))
    assert hall.posted()[1] == (
        "A change: Saturday in the park is moved to another time: tomorrow afternoon at 4:00. "
        "It was planned for tomorrow afternoon at 2:00.\nPlace: Longze park\n"
        "Who signed up keeps the place. Can't come then? Write “cancel”."
    )
    assert [who for _, who, text in hall.told if "A change" in text] == [LEO]


def test_a_fixture_that_left_the_plan_is_cancelled_where_it_was_announced() -> None:
    hall = Hall(plan_with(fixtures=(park(),))).until(at(6, 21))
    hall.say(LEO, "+1")
    hall.publish(plan_with())
    hall.until(at(8, 21))
    told = [text for _, who, text in hall.told if who == LEO]
    assert hall.posted()[-1] == "A change: Saturday in the park, tomorrow afternoon at 2:00, is cancelled."
    assert len(hall.posted()) == 2
    assert told == [
        "Hello Leo's dad - Longze Garden, this is Glow, the community's assistant, a program.\n"
        + hall.posted()[-1]
    ]


def test_a_new_place_in_the_plan_is_no_correction_before_anybody_heard_of_it() -> None:
    hall = Hall(plan_with(fixtures=(park(),))).until(at(5, 12))
    hall.publish(plan_with(fixtures=(park(place="Brookview"),)))
    hall.until(at(6, 20))
    assert [text.splitlines()[1] for text in hall.posted()] == ["Place: Brookview"]


def test_after_a_stop_a_lead_is_made_up_for_and_told_as_it_is_now() -> None:
    hall = kites(Hall(plan_with(announcements=AN_HOUR)))
    hall.asleep_until(at(7, 13, 25))
    assert hall.posted()[0].startswith("Kites starts in 35 minutes, this afternoon at 2:00.")


def test_a_stop_over_midnight_is_made_up_for_in_the_morning() -> None:
    evening = Announcements(leads=(Lead(evening=True), Lead(before=HOUR)))
    hall = kites(Hall(plan_with(announcements=evening))).until(at(6, 19))
    hall.asleep_until(at(7, 8)).until(at(7, 8, 1))
    assert [text.splitlines()[0] for text in hall.posted()] == ["Coming up: Kites, this afternoon at 2:00."]


def test_a_fixture_moved_to_another_day_is_cancelled_on_its_old_one() -> None:
    hall = Hall(plan_with(fixtures=(park(),))).until(at(6, 21))
    hall.publish(plan_with(fixtures=(park().model_copy(update={"days": ("sunday",)}),)))
    hall.until(at(8, 15))
    assert [text.splitlines()[0] for text in hall.posted()][1:] == [
        "A change: Saturday in the park, tomorrow afternoon at 2:00, is cancelled.",
        "Coming up: Saturday in the park, tomorrow afternoon at 2:00.",
        "Don't forget: Saturday in the park, this afternoon at 2:00.",
        "Saturday in the park starts in one hour, this afternoon at 2:00.",
    ]


def test_names_are_read_where_their_people_are() -> None:
    hall = kites(Hall(plan_with()), groups=(PARENTS, TRIAL)).until(at(6, 20, 1))
    hall.say(LEO, "sign up 2 adults")
    hall.say(MIA, "+1", nickname="Mia's mum - Jinyu Court", group=TRIAL)
    hall.until(at(6, 20, 10))
    lists = {group: text for _, group, text in hall.posts if "Who comes:" in text}
    assert lists[PARENTS].splitlines()[1:4] == [
        "1. Leo's dad - Longze Garden: 2 adults",
        "1 person from our other groups",
        "Places taken: 3, left: 17",
    ]
    assert "Leo" not in lists[TRIAL]


def test_an_answer_that_comes_after_the_close_is_told_so() -> None:
    hall = kites(kites(Hall(plan_with())), title="Stories").until(at(7, 11, 55))
    assert "Which one do you mean?" in hall.whisper(LEO, "sign up")
    hall.until(at(7, 12, 5))
    assert "is closed. Mr Tang may still know a way." in hall.whisper(LEO, "2")
    assert (
        hall.get(OccurrenceRecord, "a2/2026-03-07") is None or not hall.occurrence("a2/2026-03-07").sign_ups
    )


def test_after_a_long_stop_nothing_is_said_that_is_past() -> None:
    hall = kites(Hall(plan_with(announcements=AN_HOUR)))
    hall.asleep_until(at(7, 13, 50)).until(at(9, 12))
    assert hall.posted() == []


def test_started_on_the_day_a_fixture_is_announced_from_its_next_lead_on() -> None:
    hall = Hall(plan_with(fixtures=(park(),)), start=at(7, 9)).until(at(7, 20))
    assert [text.splitlines()[0] for text in hall.posted()] == [
        "Saturday in the park starts in one hour, this afternoon at 2:00."
    ]


def test_the_agenda_foretells_what_is_said() -> None:
    hall = kites(Hall(plan_with(fixtures=(park("Riddles", hour=18),))), rule="FREQ=WEEKLY")
    scope = Scope(rulebook=hall.rulebook, view=hall, group=PARENTS, now=hall.now)
    foretold = [item.at for item in agenda(scope, at(23, 9)) if item.wish.speaks and not item.held]
    hall.until(at(23, 8, 59))
    assert [moment for moment, _, _ in hall.posts] == foretold
    assert len(foretold) > 8


def test_who_sends_the_hosts_code_is_there() -> None:
    hall = kites(Hall(plan_with(announcements=AN_HOUR))).until(at(6, 12))
    hall.whisper(LEO, "sign up 2 adults 1 child")
    hall.until(at(7, 13, 30))
    code = code_told(hall)
    assert "You are checked in for Kites." in hall.whisper(LEO, f"check in {code}")
    assert "already" in hall.whisper(LEO, code)
    hall.say(MIA, f"check in {code}", nickname="Mia's mum - Jinyu Court")
    came = [(one.who, one.people) for one in hall.occurrence("a1/2026-03-07").sign_ups if one.came]
    assert came == [(LEO, 3), (MIA, 1)]
    hall.until(at(8, 10))
    assert hall.posted()[-1] == "Kites: 4 people came. Thank you all!"


def test_who_tries_many_codes_is_sent_to_the_host() -> None:
    hall = kites(Hall(plan_with(announcements=AN_HOUR))).until(at(7, 13, 30))
    wrong = "0000" if code_told(hall) != "0000" else "0001"
    answers = [hall.whisper(LEO, f"check in {wrong}") for _ in range(6)]
    assert ["host tells it on the spot" in one for one in answers] == [True] * 5 + [False]
    assert "tell the host" in hall.whisper(LEO, f"check in {code_told(hall)}")
    assert "You are checked in" in hall.whisper(MIA, f"check in {code_told(hall)}")


def test_a_code_is_worth_nothing_the_day_after() -> None:
    hall = kites(Hall(plan_with(announcements=AN_HOUR))).until(at(7, 13, 30))
    code = code_told(hall)
    hall.until(at(8, 12))
    assert "nothing to check in to" in hall.whisper(LEO, f"check in {code}")


def test_two_activities_at_once_have_two_codes() -> None:
    hall = Hall(plan_with(announcements=AN_HOUR))
    for number in range(400):
        kites(hall, title=f"Kites {number}")
    hall.until(at(7, 13, 30))
    codes = [hall.occurrence(f"a{number}/2026-03-07").code for number in range(1, 401)]
    assert len(set(codes)) == 400


def test_fewer_places_take_nobodys_away() -> None:
    hall = kites(Hall(plan_with())).until(at(5, 12))
    hall.whisper(LEO, "sign up 3 adults")
    hall.take(c.ActivityChanged, activity="a1", capacity=2, by="tang")
    assert "waiting list" in hall.whisper(MIA, "sign up")
    hall.take(c.ActivityChanged, activity="a1", capacity=4, by="tang")
    hall.until(at(5, 12, 10))
    assert not any(one.waiting for one in hall.occurrence("a1/2026-03-07").sign_ups)
    assert "A place has become yours" in [text for _, who, text in hall.told if who == MIA][-1]


def test_what_is_long_over_leaves_the_calendar() -> None:
    hall = kites(Hall(plan_with())).until(at(5, 12))
    hall.whisper(LEO, "sign up")
    kites(hall.until(at(30, 12)), title="Later", starts=at(31, 14))
    hall.whisper(LEO, "sign up later")
    listed = hall.get(CalendarRecord, "")
    assert listed is not None
    assert [one.id for one in (*listed.activities, *listed.occurrences)] == ["a2", "a2/2026-03-31"]


def test_ids_of_fixtures_follow_from_their_names_alone() -> None:
    names = ("Park", "Riddles", "Talks")
    there = {one.titles[0][1]: one.id for one in _series(Hall(plan_with(fixtures=tuple(map(park, names)))))}
    back = {
        one.titles[0][1]: one.id for one in _series(Hall(plan_with(fixtures=tuple(map(park, names[::-1])))))
    }
    assert there == back
    assert all(re.fullmatch("f[0-9a-z]{3}", one) for one in there.values())


def _series(hall: Hall) -> Iterator[Series]:
    return all_series(hall.rulebook, hall)


def test_a_yearly_twenty_ninth_of_february_comes_in_leap_years() -> None:
    hall = kites(
        Hall(plan_with(announcements=AN_HOUR), start=at(1, 9, month=2, year=2028)),
        starts=at(29, 14, month=2, year=2028),
        rule="FREQ=YEARLY",
    )
    hall.until(at(1, 9, month=3, year=2028))
    scope = Scope(rulebook=hall.rulebook, view=hall, group=PARENTS, now=hall.now)
    coming = [
        item.at for item in agenda(scope, at(1, 9, month=3, year=2032)) if item.wish.sort == "announcement"
    ]
    assert coming == [at(29, 13, month=2, year=2032)]
    assert len(hall.posts) == 1
