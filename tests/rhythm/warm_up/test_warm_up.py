"""When a silence is too long, who is asked, and what is remembered: played with the real turn."""

from datetime import time, timedelta

import pytest
from tests.rhythm.conftest import GROUP, MIDNIGHT
from tests.rhythm.one_group import OneGroup, plan_with

from warmfield.community.events import TimerDue
from warmfield.community.ids import EventId, TimerId
from warmfield.community.rhythm_records import RhythmRecord
from warmfield.community.warm_up_records import WarmUpRecord
from warmfield.engine.memory_store import MemoryView
from warmfield.engine.turn import turn
from warmfield.plan.basics import Window
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.sections.library import Content
from warmfield.rhythm.agenda import agenda
from warmfield.rhythm.warm_up.silence import too_long_at
from warmfield.rhythm.wish import Scope

WEEKS = range(28)
LIVELY = (9, 11, 13, 15, 17, 19, 20)
"""A conversation every two hours."""


def plan(**settings: object) -> Rulebook:
    """The reference plan without reminders; `settings` are the warm-up's."""
    rhythm = plan_with().plan.rhythm
    assert rhythm.warm_up is not None
    warm_up = rhythm.warm_up.model_copy(update=settings)
    community = plan_with().plan.community.model_copy(update={"holidays": ""})
    gauge = plan_with().plan.gauge.model_copy(update={"silent": 1, "quiet": 1, "people": 1})
    return plan_with(
        rhythm=rhythm.model_copy(update={"warm_up": warm_up, "reminders": None, "fixtures": ()}),
        community=community,
        content=Content(),
        gauge=gauge,
    )


def group(**settings: object) -> OneGroup:
    return OneGroup(plan(**settings))


def due(one: OneGroup) -> float:
    """When its present silence will be too long, in hours."""
    settings = one.rulebook.plan.rhythm.warm_up
    assert settings is not None
    found = too_long_at(one.scope, settings, one.scope.now + timedelta(days=30))
    assert found is not None
    return (found - MIDNIGHT) / timedelta(hours=1)


def known(hours: tuple[float, ...], **settings: object) -> OneGroup:
    """A group after four weeks of such days; it is the fourth Monday after."""
    one = group(**settings)
    one.days(hours, WEEKS)
    return one


DAY = 24.0 * len(WEEKS)


def test_a_group_not_known_yet_has_only_the_plans_least():
    one = group()
    one.say(9)
    assert due(one) == 12


def test_a_lively_group_is_silent_sooner_than_a_still_one():
    lively, still = known(LIVELY), known((10, 19))
    for one in (lively, still):
        one.say(DAY + 9)
    assert DAY + 13 < due(lively) < DAY + 17
    assert due(still) > DAY + 24


def test_so_many_times_its_usual_gap_is_the_plans_to_say():
    one, patient = known(LIVELY, quiet_times=2), known(LIVELY, quiet_times=4)
    assert due(one) < due(patient)


def test_a_group_with_a_few_messages_a_week_is_not_pestered():
    """One conversation in three days: even after two silent days it gets more than its usual gap."""
    one = group()
    one.days((19,), range(0, 56, 3))
    assert due(one) - one.hour > 24 * 3.5


def test_two_still_days_halve_its_patience():
    """By the gauge: the plan says what is quiet, and half as long a silence is enough then."""
    still = known((9, 20))
    fresh = due(still)
    band = still.rulebook.plan.gauge.model_copy(update={"quiet": 50})
    still.rulebook = Rulebook(still.rulebook.plan.model_copy(update={"gauge": band}))
    assert due(still) < fresh - 12


def test_it_happens_at_that_moment_and_not_before():
    one = known(LIVELY)
    one.say(DAY + 9)
    expected = due(one)
    one.wait(expected - 0.01)
    before = len(one.requests("warm_up"))
    one.wait(expected + 0.01)
    assert (before, len(one.requests("warm_up"))) == (0, 1)


def test_messages_move_the_moment_and_leave_the_clock_alone():
    """Only the first of a day sets it; fired too early, it looks at the last message and sets itself anew."""
    one = known(LIVELY)
    one.say(DAY + 9)
    before = len(one.turns)
    for hour in (9.5, 11, 13, 15):
        one.say(DAY + hour)
    later = one.turns[before:]
    assert {turn.event.id[0] for turn in later if turn.timers} <= {"t"}
    assert not one.requests("warm_up")
    one.wait(DAY + 23)
    assert len(one.requests("warm_up")) == 1


def test_who_answers_within_half_an_hour_is_remembered():
    one = group()
    one.say(9)
    one.wait(12.7)
    one.say(12.8, "ben")
    one.say(12.9, "ben")
    one.say(13.0, "cleo")
    one.say(13.2, "dora")
    [tried] = one.warmed.tried
    assert (tried.by, tried.hour, tried.answered) == (None, 12, ("ben", "cleo"))
    assert not one.pulse.heed


def test_the_starters_own_words_are_theirs_and_the_suggested_ones_are_the_topics():
    own, suggested = group(), group()
    for one, text in ((own, "周末谁去公园？"), (suggested, "大家好！孩子最近总缠着你讲哪本书？")):
        one.say(9)
        one.wait(12.1)
        one.say(12.2, "mo", text)
    assert (own.warmed.tried[0].topic, own.warmed.tried[0].by) == ("", "mo")
    assert suggested.warmed.tried[0].topic != ""


def test_what_a_warm_up_brings_about_is_not_the_groups_own_rhythm():
    one = group()
    one.say(9)
    one.wait(12.7)
    one.say(12.8, "ben")
    assert sum(one.pulse.begun) == 1


def test_an_answered_request_is_closed_and_nobody_reminds_of_it():
    one = group()
    one.say(9)
    one.wait(12.7)
    [(_, request)] = one.requests("warm_up")
    assert request.state == "done"
    one.wait(30)
    assert not [turn for turn in one.turns if getattr(turn.event, "sort", "") == "request_late"]


def test_a_day_has_as_many_as_the_plan_says():
    one = group(a_day=2)
    one.say(9)
    one.wait(24)
    assert [at for at, _ in one.requests("warm_up")] == [12, 15]


def test_what_came_to_nothing_is_let_go_at_midnight():
    """Its next step would come in the quiet hours."""
    quiet = Window(start=time(21), end=time(7))
    community = plan().plan.community.model_copy(update={"quiet_hours": quiet})
    one = OneGroup(plan_with(rhythm=plan().plan.rhythm, community=community))
    one.say(17.8)
    one.wait(23.9)
    assert [request.state for _, request in one.requests("warm_up")] == ["open"]
    one.wait(24)
    assert [request.state for _, request in one.requests("warm_up")] == ["done"]
    assert one.warmed.asking is None
    assert not one.posts("2.3")


@pytest.mark.parametrize(("woken", "asked"), [(18, 1), (22, 0)])
def test_a_machine_that_slept_does_what_is_still_of_use(woken: float, asked: int):
    """What was due at noon is asked in the evening, and not after the window."""
    one = group()
    one.say(9)
    moment = MIDNIGHT + timedelta(hours=woken)
    due_late = TimerDue(at=moment, id=EventId("late"), timer=TimerId("tick"), sort="tick", group=GROUP)
    made = turn(one.rulebook, one.stage.shelf, due_late)
    assert len(made.requests) == asked


def test_a_machine_that_slept_for_weeks_lets_go_of_what_it_was_about():
    one = group()
    one.say(9)
    one.wait(12.1)
    assert one.warmed.asking is not None
    moment = MIDNIGHT + timedelta(days=20)
    due_late = TimerDue(at=moment, id=EventId("late"), timer=TimerId("tick"), sort="tick", group=GROUP)
    made = turn(one.rulebook, one.stage.shelf, due_late)
    [warmed] = [record for record in made.records if isinstance(record, WarmUpRecord)]
    assert warmed.asking is None


def night(**settings: object) -> OneGroup:
    """A group without quiet hours, warmed up from eight in the evening to two."""
    window = Window(start=time(20), end=time(2))
    community = plan().plan.community.model_copy(update={"quiet_hours": None})
    rhythm = plan(window=window, **settings).plan.rhythm
    return OneGroup(plan_with(rhythm=rhythm, community=community, gauge=plan().plan.gauge))


def test_midnight_interrupts_no_warm_up_that_is_on_its_way():
    one = night()
    one.say(20.9)
    one.wait(23.95)
    assert len(one.requests("warm_up")) == 1
    one.say(24.1, "mo", "周末谁去公园？")
    one.say(24.2, "ben")
    [tried] = one.warmed.tried
    assert (tried.by, tried.hour, tried.answered) == ("mo", 0, ("ben",))


def test_what_was_brought_about_before_midnight_is_not_the_groups_own_rhythm_after_it():
    one = night()
    one.say(20.5)
    one.wait(23.6)
    one.say(23.8, "mo", "周末谁去公园？")
    one.say(24.1, "ben")
    assert sum(one.pulse.begun) == 0


def test_staff_who_talk_about_midnight_are_let_finish():
    one = night()
    one.say(21.1)
    one.say(23.9, "he")
    one.wait(24.3)
    assert one.requests("warm_up") == []
    one.wait(24.5)
    assert [at for at, _ in one.requests("warm_up")] == [24.4]


def test_a_group_not_heard_yet_gets_two_days_to_the_hour():
    one = group()
    since = MIDNIGHT + timedelta(hours=10)
    rhythm = RhythmRecord(id=GROUP, since=since)
    here = Scope(
        rulebook=one.rulebook,
        view=MemoryView({(RhythmRecord, GROUP): rhythm}),
        group=GROUP,
        now=MIDNIGHT + timedelta(days=2),
    )
    settings = one.rulebook.plan.rhythm.warm_up
    assert settings is not None
    assert too_long_at(here, settings, MIDNIGHT + timedelta(days=9)) == since + timedelta(days=2)


def test_nobody_is_told_at_night_that_it_is_settled():
    quiet = Window(start=time(21), end=time(7))
    community = plan().plan.community.model_copy(update={"quiet_hours": quiet})
    one = OneGroup(plan_with(rhythm=plan().plan.rhythm, community=community))
    one.say(17.8)
    one.wait(20.9)
    one.say(21.1, "ben")
    assert [round(at, 1) for at, _ in one.told("mo")] == [20.8]
    assert [request.state for _, request in one.requests("warm_up")] == ["done"]


def test_who_has_started_it_is_not_told_so():
    one = group()
    one.say(9)
    one.wait(12.5)
    one.say(12.6, "mo", "周末谁去公园？")
    assert [at for at, _ in one.told("mo")] == [12]
    assert [round(at, 1) for at, _ in one.told("tang")] == [12.3, 12.6]


def test_a_group_whose_messages_are_not_read_has_no_warm_up():
    groups = plan_with().plan.groups
    unread = {at: one.model_copy(update={"platform": "wecom"}) for at, one in groups.items()}
    one = OneGroup(plan_with(groups=unread))
    one.wait(24 * 6)
    assert one.requests("warm_up") == []


def test_the_agenda_shows_what_happens_if_nobody_writes_before():
    one = group()
    one.say(9)
    items = list(agenda(one.scope, MIDNIGHT + timedelta(days=7)))
    [item] = [item for item in items if item.wish.sort == "warm_up"]
    assert (item.at, item.wish.by) == (MIDNIGHT + timedelta(hours=12), "mo")
    assert item.wish.title == "如果一直没人说话，请暖场的人起个话头"


def test_a_member_who_writes_in_the_last_minute_is_not_interrupted():
    one = group()
    one.say(9)
    one.say(11.99, "ben")
    one.wait(14.9)
    assert one.requests("warm_up") == []
    one.wait(15)
    assert len(one.requests("warm_up")) == 1


@pytest.mark.parametrize("mode", ["live", "dry"])
def test_a_dry_run_counts_and_does_nothing(mode: str):
    one = OneGroup(plan_with(mode=mode))
    one.say(9)
    one.wait(20)
    assert bool(one.requests("warm_up")) == bool(one.posts("2.3")) == (mode == "live")
    assert len(one.warmed.begun) == 1
    assert len(one.warmed.tried) == (mode == "live")


def test_records_stay_small_over_a_long_silence():
    one = group()
    one.say(9, "ann")
    one.wait(24 * 400)
    assert len(one.usual.days) == 35
    assert one.usual.around == {}
    assert len(one.warmed.begun) < 10


def test_the_same_past_gives_the_same_warm_ups():
    first, second = known(LIVELY), known(LIVELY)
    for one in (first, second):
        one.wait(DAY + 200)
    assert first.warmed.tried
    assert first.warmed == second.warmed
