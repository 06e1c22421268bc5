"""Sessions in the calendar: announced, changed, called off; late, across midnight, in a group that sleeps."""

from datetime import time, timedelta

from tests.rhythm.hall import HOST, HOUR, LEO, PARENTS, TRIAL, Hall, at, plan_with

from warmfield.community import staff_commands as c
from warmfield.community.ids import MemberId
from warmfield.community.requests import Request
from warmfield.community.session_records import Planned
from warmfield.plan.basics import Lead
from warmfield.plan.sections.rhythm_parts import Announcements, Fixture, Posts, Sessions
from warmfield.rhythm.sessions.session_slots import planned_ahead
from warmfield.rhythm.wish import Scope

AN_HOUR = Announcements(leads=(Lead(before=HOUR),))
SHEN = MemberId("lobby:shen")


def weekly(**more: object) -> Fixture:
    given = {"name": {"en": "Ask Dr Shen"}, "sort": "talk", "days": ("wednesday",), "at": time(20, 30)}
    return Fixture.model_validate(given | {"owner": "tang", "speakers": ("shen",), "leads": ()} | more)


def planned(hall: Hall, **more: object) -> Hall:
    fields = {"group": PARENTS, "topic": "Sleep", "starts": at(3, 20), "speakers": ("shen",), "by": "tang"}
    hall.take(c.SessionPlanned, **(fields | more))
    return hall


def ahead(hall: Hall, group: str = PARENTS) -> list[Planned]:
    return list(planned_ahead(Scope(rulebook=hall.rulebook, view=hall, group=group, now=hall.now)))  # type: ignore[arg-type]


def asked_to_host(hall: Hall) -> list[MemberId]:
    return [who for _, who, text in hall.told if "You host" in text]


def test_what_staff_plan_is_announced_with_its_speaker() -> None:
    hall = planned(Hall(plan_with(announcements=AN_HOUR))).until(at(3, 19, 30))
    assert [text.splitlines() for text in hall.posted()] == [
        [
            "Sleep starts in one hour, this evening at 8:00.",
            "With Dr Shen",
            "Come and listen, and bring your questions.",
        ]
    ]


def test_a_weekly_talk_is_announced_with_its_topic_and_without_a_name_it_has_in_its_title() -> None:
    talk = weekly(topics=({"en": "Fussy eaters"},), leads=("1 hour",))
    hall = Hall(plan_with(fixtures=(talk,))).until(at(4, 20))
    assert hall.posted()[0].splitlines()[1:] == [
        "This time: Fussy eaters",
        "Come and listen, and bring your questions.",
    ]


def test_a_host_who_is_no_staff_has_the_floor() -> None:
    hall = planned(Hall(plan_with()), host="Aunt Li", speakers=(), by=None)
    (one,) = ahead(hall)
    assert (one.host, [each.name for each in one.speakers]) == (None, ["Aunt Li"])


def test_other_speakers_another_topic_a_longer_hour() -> None:
    hall = planned(Hall(plan_with(announcements=AN_HOUR))).until(at(3, 19, 10))
    change = {"group": PARENTS, "session": "Sleep", "by": "tang"}
    hall.take(c.SessionChanged, **change, speakers=("he",), topic="Sleep and naps", ends=at(3, 21, 30))
    (one,) = ahead(hall)
    assert [each.person for each in one.speakers] == ["he"]
    assert (one.topic, one.ends - one.starts) == ("Sleep and naps", timedelta(minutes=90))
    hall.until(at(3, 19, 20))
    assert hall.posted()[-1].startswith("A change: “Sleep” is called “Sleep and naps” now")


def test_speakers_of_one_evening_of_a_weekly_talk() -> None:
    hall = Hall(plan_with(fixtures=(weekly(),)))
    number = next(iter(ahead(hall))).occurrence.partition("/")[0]
    hall.take(c.SessionChanged, group=PARENTS, session=number, speakers=("he",), by="tang")
    this, *_ = ahead(hall)
    assert [each.person for each in this.speakers] == ["he"]
    hall.until(at(5, 9))
    following, *_ = ahead(hall)
    assert [each.person for each in following.speakers] == ["shen"]


def test_a_change_that_can_not_be_is_answered_and_changes_nothing() -> None:
    hall = planned(Hall(plan_with()))
    before = ahead(hall)
    for wrong in ({"starts": at(1, 8)}, {"ends": at(3, 19)}):
        hall.take(c.SessionChanged, group=PARENTS, session="Sleep", by="tang", **wrong)
        assert hall.told[-1][1] == HOST
    assert ahead(hall) == before
    assert len(hall.told) == 2


def test_moved_to_another_day_in_one_group_it_is_no_session_of_another() -> None:
    hall = planned(Hall(plan_with()), group=TRIAL)
    hall.take(c.SessionChanged, group=TRIAL, session="Sleep", starts=at(5, 20), by="tang")
    assert ahead(hall) == []
    assert [one.starts for one in ahead(hall, TRIAL)] == [at(5, 20)]


def test_the_host_may_be_asked_a_day_before() -> None:
    sessions = Sessions(prompt=timedelta(days=1))
    hall = planned(Hall(plan_with(sessions=sessions, announcements=Announcements(leads=()))))
    hall.until(at(2, 19, 59))
    assert asked_to_host(hall) == []
    hall.until(at(2, 20, 1))
    assert asked_to_host(hall) == [HOST]


def test_who_is_asked_to_host_is_asked_alone_and_not_after_it_began() -> None:
    hall = planned(Hall(plan_with(announcements=Announcements(leads=())))).until(at(4, 21))
    requests = [one for one in hall.kept.values() if isinstance(one, Request)]
    assert [one.state for one in requests if one.sort == "session_prompt"] == ["done"]
    assert asked_to_host(hall) == [HOST]


def test_the_machine_slept_over_midnight_and_what_is_still_on_begins() -> None:
    plan = plan_with(announcements=Announcements(leads=()))
    community = plan.community.model_copy(update={"quiet_hours": None})
    hall = Hall(plan.model_copy(update={"community": community}))
    planned(hall, starts=at(3, 23, 50), ends=at(4, 1)).until(at(3, 23, 40))
    hall.asleep_until(at(4, 0, 20))
    assert hall.posted()[0].startswith("We begin: Sleep.")


def test_a_group_that_sleeps_is_not_told_that_its_weekly_talk_is_off_and_one_that_lives_is() -> None:
    posts = Posts(sleeps_after=timedelta(days=3))
    hall = Hall(plan_with(fixtures=(weekly(),), posts=posts)).until(at(8, 12))
    hall.say(LEO, "good morning", group=TRIAL)
    (number, *_) = {one.occurrence.partition("/")[0] for one in ahead(hall)}
    before = len(hall.posts)
    hall.take(c.ActivityCancelled, activity=number, by="tang")
    hall.until(at(8, 13))
    assert [(group, text[:33]) for _, group, text in hall.posts[before:]] == [
        (TRIAL, "A change: Ask Dr Shen, on Wednesd")
    ]


def test_a_host_who_opens_what_is_planned_may_name_who_speaks() -> None:
    hall = Hall(plan_with(fixtures=(weekly(),))).until(at(4, 20, 20))
    hall.say(HOST, "start session, speaker Mr He")
    assert "Mr He will speak" in hall.posted()[-1]
