"""The clock of duty: weeks ahead, words to staff, gaps, hand-over, and what happens when plans change."""

import pytest
from tests.rhythm.duty.playing import Playing
from tests.rhythm.duty.weeks import quiet_plan

from warmfield.community.rota import NOBODY
from warmfield.community.staff_commands import RotaSwapped, TimeOff
from warmfield.plan.model import Plan
from warmfield.plan.sections.staffing import Duty


def with_duty(**changed: object) -> Plan:
    plan = quiet_plan()
    duty = plan.duty.model_dump(mode="python") | changed
    return plan.model_copy(update={"duty": Duty.model_validate(duty)})


@pytest.fixture
def playing() -> Playing:
    return Playing(quiet_plan())


def mondays(playing: Playing) -> list[int]:
    return [one.monday.day for one in playing.weeks()]


def starting(playing: Playing) -> list[str]:
    """Who is starter on each day of the first week."""
    (week, *_) = playing.weeks()
    return [one.person for one in week.stints if "starter" in week.beats[one.beat].roles]


def test_the_next_week_is_made_and_told_five_days_ahead_by_day(playing: Playing):
    playing.until(3, 6.9)
    assert mondays(playing) == [2]
    told = playing.until(3, 7.1)
    assert mondays(playing) == [2, 9]
    assert {who for who, _ in told} == {"lin", "zhou", "he", "shen", "mo", "tang", "yu", "qiao"}
    assert all("9 March" in text for _, text in told)


def test_a_longer_warning_makes_more_weeks():
    assert mondays(Playing(with_duty(warn_ahead="10 days"))) == [2, 9]


def test_everyone_is_told_of_the_running_week_in_the_morning_after_the_plan_came_into_force(playing: Playing):
    assert playing.until(1, 6.9) == []
    assert ("mo", "starter") in {(who, "starter") for who, text in playing.until(1, 7.1) if "starter" in text}


def test_a_dry_plan_makes_the_rota_and_tells_nobody_until_it_is_live():
    playing = Playing(with_duty().model_copy(update={"mode": "dry"}))
    assert playing.until(10, 12) == []
    assert mondays(playing) == [2, 9, 16]
    playing.publish(quiet_plan())
    told = playing.until(10, 13)
    assert [text.splitlines()[0] for who, text in told if who == "lin"] == [
        "You are on duty in the week from Monday, 9 March to Sunday, 15 March:",
        "You are on duty in the week from Monday, 16 March to Sunday, 22 March:",
    ]


def test_a_plan_without_duty_has_no_rota_and_no_timer():
    playing = Playing(with_duty(coverage=[]))
    assert playing.until(9, 12) == []
    assert playing.weeks() == []


def test_publishing_the_same_plan_again_tells_nobody_anything(playing: Playing):
    playing.until(2, 12)
    before = playing.weeks()
    playing.publish(quiet_plan())
    assert playing.duty().untold == ()
    assert playing.weeks() == before


def test_what_people_agreed_on_outlives_a_new_plan_and_their_hours_in_it(playing: Playing):
    playing.until(1, 9)
    playing.says("mo", "swap Friday evening with Mr Tang")
    playing.says("tang", "approve r1")
    hours = quiet_plan().duty.available | {"tang": [{"hours": "08:00-12:00"}]}
    playing.publish(with_duty(available=hours))
    playing.publish(with_duty(available=hours))
    assert [who for who in starting(playing) if who != NOBODY].count("tang") == 1
    assert starting(playing)[4] == "tang"


def test_who_is_moved_by_a_new_plan_hears_of_it(playing: Playing):
    playing.until(2, 12)
    people = quiet_plan().people
    gone = {**people, "mo": people["mo"].model_copy(update={"roles": ("support",)})}
    playing.publish(quiet_plan().model_copy(update={"people": gone}))
    told = dict(playing.until(2, 12.1))
    assert "you are not on duty" in told["mo"]
    assert "starter" not in told["mo"]
    assert "tang" in told


def test_duty_taken_out_of_the_plan_falls_silent(playing: Playing):
    playing.until(2, 12)
    playing.publish(with_duty(coverage=[]))
    assert playing.until(20, 12) == []
    assert playing.duty().made_to is None


def test_a_machine_that_slept_for_weeks_goes_on_with_the_week_that_runs(playing: Playing):
    playing.until(1, 12)
    playing.sleep_until(30, 12)
    assert mondays(playing) == [2, 30]


def test_a_gap_is_asked_about_once_and_is_over_when_it_is_past():
    evening = {"hours": "19:00-22:00", "days": ["friday"], "roles": ["starter"]}
    available = {"mo": [{"hours": "19:00-22:00", "days": ["monday"]}]}
    playing = Playing(with_duty(coverage=[evening], available=available))
    playing.until(3, 20)
    assert [one.sort for one in playing.asked] == ["gap", "gap"]
    playing.until(5, 21.9)
    assert {playing.request(number).state for number in ("r1", "r2")} == {"open"}
    playing.until(5, 22.1)
    assert {playing.request(number).state for number in ("r1", "r2")} == {"over"}
    assert len(playing.asked) == 2
    assert playing.duty().warned == ()


def test_a_gap_that_shows_at_night_is_told_in_the_morning():
    """It should have been shown the evening before; the clock doesn't ring for it all night."""
    evening = {"hours": "19:00-22:00", "days": ["wednesday"], "roles": ["starter"]}
    playing = Playing(with_duty(coverage=[evening]))
    playing.until(1, 23)
    playing.publish(with_duty(coverage=[evening], available={"mo": [], "tang": []}))
    before = playing.turns
    playing.until(2, 6.9)
    assert playing.turns - before < 10
    assert playing.asked == []
    playing.until(2, 7.1)
    assert [one.sort for one in playing.asked] == ["gap", "gap"]


def test_each_owner_hears_of_their_own_groups_and_one_may_be_filled_alone():
    evening = {"hours": "19:00-22:00", "days": ["friday"], "roles": ["starter"]}
    playing = Playing(with_duty(coverage=[evening], available={"mo": [], "tang": []}))
    asked = playing.until(3, 20)
    assert [who for who, _ in asked] == ["lin", "zhou"]
    assert "is yours" in playing.says("lin", "take r1")
    (week, *_) = playing.weeks()
    on = {week.beats[one.beat].groups: one.person for one in week.stints}
    assert on == {("parents",): "lin", ("trial",): NOBODY}


def test_of_two_missing_helpers_the_second_is_asked_for_again():
    line = {
        "hours": "19:00-22:00",
        "days": ["friday"],
        "roles": ["helper"],
        "people": 2,
        "groups": ["parents"],
    }
    playing = Playing(with_duty(coverage=[line], available={"yu": [], "qiao": []}))
    playing.until(3, 20)
    playing.says("lin", "pass r1")
    playing.says("yu", "take r1")
    playing.until(3, 20.1)
    assert [one.id for one in playing.asked] == ["r1", "r2"]
    assert "yu" not in playing.request("r2").whom


def test_time_off_is_a_gap_that_can_be_taken_back(playing: Playing):
    playing.until(1, 9)
    said = playing.says("mo", "I can't on Friday evening")
    assert "Friday, 6 March, 18:00-24:00" in said
    assert "take r1" in said
    assert "is yours" in playing.says("mo", "take r1")
    assert not any(one.person == NOBODY for one in playing.weeks()[0].stints)
    assert playing.request("r1").state == "approved"


def test_time_off_in_a_week_not_made_yet_is_kept_in_mind(playing: Playing):
    playing.until(1, 9)
    assert "no duty then" in playing.says("mo", "I have a day off on 9 March")
    playing.until(4, 9)
    monday = [one for one in playing.weeks()[1].stints if one.person == "mo"][:1]
    assert all(one.start > playing.at(9, 0).timestamp() for one in monday)


def test_what_begins_now_is_given_away_from_now_on(playing: Playing):
    playing.until(1, 20)
    playing.says("mo", "I can't today, sorry")
    (gap,) = (one for one in playing.weeks()[0].stints if one.person == NOBODY)
    assert gap.end == playing.at(1, 22).timestamp()
    assert playing.at(1, 20).timestamp() <= gap.start <= playing.at(1, 20.1).timestamp()


def test_at_night_those_who_could_stand_in_are_asked_in_the_morning(playing: Playing):
    playing.until(1, 23)
    assert "I ask who can" in playing.says("mo", "I can't on Friday")
    assert [who for who, text in playing.until(2, 6.9) if "r1" in text] == []
    assert [who for who, text in playing.until(2, 7.1) if "Request r1" in text] == ["tang"]


def test_a_swap_of_two_evenings_goes_both_ways(playing: Playing):
    playing.until(1, 9)
    said = playing.says("mo", "swap Friday evening with Mr Tang for Wednesday evening")
    assert "I have asked Mr Tang" in said
    playing.says("tang", "approve r1")
    starting = [
        one for one in playing.weeks()[0].stints if "starter" in playing.weeks()[0].beats[one.beat].roles
    ]
    assert [one.person for one in starting] == ["mo", "mo", "mo", "tang", "tang", "mo", "mo"]


@pytest.mark.parametrize(
    ("who", "said", "answer"),
    [
        ("mo", "swap with Mr Tang", "Which day?"),
        ("mo", "swap Friday evening", "With whom?"),
        ("mo", "swap Wednesday evening with Mr Tang", "I find no duty of yours on Wednesday"),
        ("mo", "swap Friday evening with An An", "An An doesn't do this duty. Who does: Mr Tang"),
        ("yu", "swap Friday evening with Qiaoqiao's dad", "is on duty there already"),
        ("mo", "swap Friday evening with Mr Tang for Sunday morning", "has no duty on Sunday"),
        ("mo", "time off on 2026-02-20", "over already"),
        ("mo", "time off please", "Which day?"),
        ("mo", "I can’t do it, so swap Friday please", "With whom?"),
        ("mo", "I can't next Friday", "Do you mean"),
        ("mo", "note", "What should they know?"),
        ("an", "note: all quiet", "You haven't been on duty lately"),
    ],
)
def test_what_cant_be_done_gets_a_kind_answer_and_changes_nothing(
    playing: Playing, who: str, said: str, answer: str
):
    playing.until(1, 9)
    before = playing.weeks()
    assert answer in playing.says(who, said)
    assert playing.weeks() == before
    assert playing.asked == []


def test_only_the_one_who_was_asked_answers_a_swap(playing: Playing):
    playing.until(1, 9)
    playing.says("mo", "swap Friday evening with Mr Tang")
    assert "somebody else by name" in playing.says("lin", "approve r1")
    assert playing.request("r1").state == "open"


def test_commands_of_the_console_do_the_same(playing: Playing):
    playing.until(1, 9)
    friday = playing.at(5, 19), playing.at(5, 22)
    playing.take(RotaSwapped(at=playing.now, id="c1", giver="mo", taker="tang", window=friday))
    starting = [
        one for one in playing.weeks()[0].stints if "starter" in playing.weeks()[0].beats[one.beat].roles
    ]
    assert starting[4].person == "tang"
    assert {who for who, _ in playing.until(1, 9.1)} == {"mo", "tang"}
    playing.take(TimeOff(at=playing.now, id="c2", person="tang", window=friday))
    assert [one.sort for one in playing.asked] == ["gap", "gap"]
    playing.take(TimeOff(at=playing.now, id="c3", person="nobody", window=friday))
    playing.take(TimeOff(at=playing.now, id="c4", person="mo", window=(playing.at(1, 1), playing.at(1, 2))))
    assert len(playing.duty().away) == 1


def test_in_the_middle_of_a_turn_with_nothing_open_nobody_is_asked_for_a_note(playing: Playing):
    playing.until(2, 11)
    assert playing.until(2, 19) == []


def test_at_the_end_of_a_turn_who_leaves_is_asked_for_a_note_and_who_comes_is_greeted(playing: Playing):
    """Mr Tang hosts until Tuesday; Mr Zhou has the first week's afternoons, Ms He the next's."""
    playing.until(2, 19)
    assert "Next is Dr Shen: Wednesday, 4 March, 19:30" in dict(playing.until(2, 22.1))["tang"]
    playing.until(7, 17)
    assert "You are on duty until 18:00: manager in Firefly parents" in dict(playing.until(8, 12.1))["he"]


def test_who_is_free_is_asked_before_who_does_another_duty_then():
    evening = {"hours": "19:00-22:00", "roles": ["starter"]}
    hosting = {"hours": "19:00-22:00", "roles": ["host"]}
    people = quiet_plan().people
    roles = {"mo": ("starter",), "an": ("starter",), "tang": ("host", "starter")}
    named = {who: one.model_copy(update={"roles": roles.get(who, one.roles)}) for who, one in people.items()}
    free = {who: [{"hours": "18:00-23:00"}] for who in roles}
    playing = Playing(
        with_duty(coverage=[evening, hosting], available=free).model_copy(update={"people": named})
    )
    playing.until(1, 9)
    off = starting(playing)[4]
    playing.says(off, "I can't on Friday")
    (other,) = {"mo", "an"} - {off}
    assert [one.whom[:2] for one in playing.asked] == [(other, "tang")]


def test_a_note_waits_for_whoever_comes_next(playing: Playing):
    playing.until(1, 15)
    assert "Ms Lin gets it: Monday, 2 March, 18:00" in playing.says("zhou", "note: Ann waits for her refund")
    told = dict(playing.until(1, 18.1))
    assert "Mr Zhou leaves you this: Ann waits for her refund" in told["lin"]
    assert playing.duty().notes == ()


def test_a_note_nobody_fetched_is_forgotten(playing: Playing):
    playing.until(1, 20)
    playing.says("mo", "note: the riddle is in the library")
    assert len(playing.duty().notes) == 1
    playing.until(5, 9)
    assert playing.duty().notes == ()


def test_who_is_on_duty_is_told_on_request(playing: Playing):
    playing.until(1, 20)
    said = playing.says("mo", "who is on duty?")
    assert "starter in Firefly parents, Firefly trial lessons: Momo" in said
    assert "You in the next seven days:" in said
    assert "You have no duty this week." in playing.says("an", "值班")
