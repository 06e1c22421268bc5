"""The sweep: whom it finds, when the words go out, and that nobody goes without a person."""

from datetime import time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.rhythm.quiet_group import DAY, PARENTS, START, QuietGroup, removed, small_plan, tells

from warmfield.community import actions as a
from warmfield.community import events as e
from warmfield.community.ids import GroupId, MemberId, TimerId
from warmfield.community.records import MemberRecord
from warmfield.community.roster import Signs, SweepRecord, ToldMember
from warmfield.plan.basics import Window
from warmfield.rhythm.lurkers.lurker_days import lurkers
from warmfield.rhythm.wish import Scope

SHANGHAI = timedelta(hours=8)


def local_hours(group: QuietGroup) -> list[time]:
    return [
        (turn.event.at + SHANGHAI).time()
        for turn in group.turns
        for one in tells([turn])
        if one.clause == "1.8"
    ]


def test_the_longest_silent_are_asked_first_and_only_so_many():
    group = QuietGroup(small_plan(at_most=2))
    group.join("a", "b", "c", "d")
    for name in ("b", "d"):
        group.wait(1)
        group.say(name)
    group.wait(25)
    group.say("lobby:he")
    group.wait(2)
    assert group.asked() == {"a", "c"}


def test_who_was_seen_reading_comes_after_who_was_not():
    group = QuietGroup(small_plan(at_most=1))
    group.join("a", "b")
    group.wait(20)
    group.take(e.Read(**group.given(), group=PARENTS, who=MemberId("a")))
    group.wait(7)
    group.say("lobby:he")
    group.wait(2)
    assert group.asked() == {"b"}


def test_the_words_go_out_over_the_day_and_never_at_night():
    group = QuietGroup(small_plan(at_most=5))
    group.join(*"abcde")
    group.wait(27)
    group.say("lobby:he")
    group.wait(3)
    hours = local_hours(group)
    assert len(set(hours)) == 5
    assert all(time(10) <= hour < time(20) for hour in hours)


def test_a_word_that_comes_due_at_night_waits_for_the_morning():
    """After a restart a timer falls due late."""
    group = QuietGroup()
    group.join("a")
    group.wait(27 + 13 / 24)
    group.say("lobby:he")
    group.now += timedelta(hours=2)
    due = e.TimerDue(
        **group.given(), timer=TimerId("lurker_word/x"), sort="lurker_word", group=PARENTS,
        member=MemberId("a"),
    )  # fmt: skip
    made = group.take(due)[-1]
    assert made.actions == ()
    assert [(one.due + SHANGHAI).time() for one in made.timers] == [time(7)]


def test_a_word_that_is_half_a_day_late_is_left_for_the_next_sweep():
    group = QuietGroup()
    group.join("a")
    group.wait(27)
    late = e.TimerDue(
        **group.given(), timer=TimerId("x"), sort="lurker_word", group=PARENTS, member=MemberId("a"),
        late=True,
    )  # fmt: skip
    assert all(turn.actions == () for turn in group.take(late))


@pytest.mark.parametrize("changed", [{"mode": "dry"}, {"clauses": ()}])
def test_a_dry_plan_asks_nobody(changed: dict[str, object]):
    """A plan without the clause sweeps all the same: the section asks for it."""
    group = QuietGroup(small_plan().model_copy(update=changed))
    group.join("a")
    group.wait(27)
    group.say("lobby:he")
    group.wait(9)
    assert group.asked() == (set() if "mode" in changed else {"a"})


@pytest.mark.parametrize("mode", ["off", "dry"])
def test_a_clause_that_is_switched_off_or_dry_asks_nobody(mode: str):
    plan = small_plan()
    clause = plan.clauses[0].model_copy(update={"mode": mode})
    group = QuietGroup(plan.model_copy(update={"clauses": (clause,)}))
    group.join("a")
    group.wait(27)
    group.say("lobby:he")
    group.wait(9)
    assert group.asked() == set()


def test_nobody_is_asked_where_nobody_can_be_seen_writing():
    plan = small_plan()
    unseen = plan.groups[PARENTS].model_copy(update={"platform": "wecom"})
    group = QuietGroup(plan.model_copy(update={"groups": {PARENTS: unseen}}))
    group.join("a")
    group.wait(60)
    assert group.asked() == set()


def test_nobody_is_asked_again_while_the_question_is_open():
    group = QuietGroup()
    group.join("a")
    group.until_asked()
    for _ in range(6):
        group.wait(14)
        group.say("lobby:he")
    assert len([one for one in tells(group.turns) if one.clause == "1.8"]) == 1
    assert group.request().state == "open"


def test_an_erased_member_is_not_asked():
    group = QuietGroup()
    group.join("a")
    group.put(MemberRecord(id=MemberId("a"), erased=True))
    group.wait(27)
    group.say("lobby:he")
    group.wait(2)
    assert group.asked() == set()


def test_a_removal_is_a_decision_of_its_own_with_who_decided():
    group = QuietGroup()
    group.join("a", "b")
    request = group.until_asked()
    made = group.answer(request.id, "approve")
    assert removed(made) == ["a", "b"]
    decisions = list(group.decisions())
    assert [one.member for one in decisions] == ["a", "b"]
    assert {one.decided_by for one in decisions} == {"lin"}
    assert {(one.findings[0].clause, one.rung) for one in decisions} == {("1.8", "remove")}
    assert not any(one.ban for turn in made for one in turn.actions if isinstance(one, a.RemoveMember))
    assert group.roster() == ("lobby:he",)


@pytest.mark.parametrize("text", ["except 99", "谢谢", "2"])
def test_an_answer_that_is_unclear_changes_nothing(text: str):
    group = QuietGroup()
    group.join("a", "b")
    request = group.until_asked()
    assert removed(group.answer(request.id, "approve", text)) == []
    assert group.request().state == "open"
    assert removed(group.answer(request.id, "approve", "except 1")) == ["b"]


def test_who_may_not_decide_removes_nobody():
    group = QuietGroup()
    group.join("a")
    request = group.until_asked()
    assert removed(group.answer(request.id, "approve", by="yu")) == []
    assert group.request().state == "open"


def test_an_approval_in_a_dry_plan_removes_nobody():
    group = QuietGroup()
    group.join("a")
    request = group.until_asked()
    group.stage._rulebook = QuietGroup(group.plan.model_copy(update={"mode": "dry"})).stage._rulebook
    assert removed(group.answer(request.id, "approve")) == []


def test_a_removal_the_platform_refuses_is_asked_of_a_person_with_its_decision():
    """Of several decisions about one event, each is found by its own removal."""
    group = QuietGroup()
    group.join("a", "b")
    request = group.until_asked()
    made = group.answer(request.id, "approve")
    _, second = (one for turn in made for one in turn.actions if isinstance(one, a.RemoveMember))
    ended = e.ActionEnded(
        **group.given(), action=second.id, outcome="refused", reason="too mighty", asked=second
    )
    (asked,) = [one for turn in group.take(ended) for one in turn.requests]
    decision = next(one for one in group.decisions() if one.id == asked.decision)
    assert (asked.sort, asked.member, decision.member) == ("by_hand", "b", "b")


def test_who_came_back_is_not_invited_by_asking_after_another_removal():
    """The way back is for silence only: it opens no door that something else has closed."""
    group = QuietGroup()
    group.join("a")
    request = group.until_asked()
    group.answer(request.id, "approve")
    group.join("a")
    group.take(e.Left(**group.given(), group=PARENTS, who=MemberId("a"), removed_by=MemberId("lobby:he")))
    assert not group.here("a").signs.shown_out
    group.whisper("a", "回群")
    assert not any(isinstance(one, a.Readmit) for turn in group.turns for one in turn.actions)


def test_the_sweep_after_a_machine_slept_is_made_once():
    group = QuietGroup()
    group.join("a")
    group.wait(27)
    group.say("lobby:he")
    swept = group.sweep().swept_at
    assert swept is None
    group.wait(40)
    assert group.sweep().swept_at is not None
    assert len(group.asked()) <= 1


@settings(max_examples=60, deadline=None)
@given(
    every=st.integers(1, 60),
    ahead=st.integers(0, 400),
    zone=st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Pacific/Auckland"]),
    quiet=st.sampled_from(["22:30-07:00", "09:00-11:00", "19:00-08:00"]),
)
def test_sweeps_come_evenly_by_day_in_every_zone(every: int, ahead: int, zone: str, quiet: str):
    """Across daylight saving too: as many days apart as the plan says, between ten and eight, awake."""
    plan = small_plan(every=timedelta(days=every))
    start, _, end = quiet.partition("-")
    window = Window(start=time.fromisoformat(start), end=time.fromisoformat(end))
    community = plan.community.model_copy(update={"time_zone": zone, "quiet_hours": window})
    group = QuietGroup(plan.model_copy(update={"community": community}))
    scope = Scope(
        rulebook=group.stage._rulebook, view=group.stage.shelf, group=PARENTS, now=START + ahead * DAY
    )
    wishes = [wish for nth in range(200) for wish in lurkers(scope, scope.today + nth * DAY)]
    days = [wish.at.astimezone(scope.clocks).date() for wish in wishes]
    assert {(later - one).days for one, later in pairwise(days)} <= {every}
    assert len({wish.key for wish in wishes}) == len(wishes)
    for wish in wishes:
        hour = wish.at.astimezone(scope.clocks).time()
        assert time(10) <= hour <= time(20)
        assert hour not in window


def test_kept_for_a_year_and_not_a_day_longer():
    group = QuietGroup()
    group.join("a")
    request = group.until_asked()
    group.answer(request.id, "refuse")
    kept = group.here("a").signs.kept_until
    assert kept == group.now + timedelta(days=365)
    group.put(replace(group.here("a"), signs=Signs(kept_until=group.now)))
    group.wait(14)
    group.say("lobby:he")
    group.wait(14)
    assert len([one for one in tells(group.turns) if one.clause == "1.8"]) == 2


def test_a_group_the_plan_no_longer_has_is_left_alone():
    group = QuietGroup()
    gone = e.TimerDue(
        **group.given(), timer=TimerId("x"), sort="lurker_word", group=GroupId("gone"), member=MemberId("a")
    )
    assert all(turn.actions == () for turn in group.take(gone))


def test_one_question_at_a_time_and_the_next_when_it_is_answered():
    group = QuietGroup(small_plan(at_most=1))
    group.join("a", "b")
    first = group.until_asked()
    for _ in range(4):
        group.wait(14)
        group.say("lobby:he")
    assert group.asked() == {"a", "b"}
    assert group.request().id == first.id
    group.answer(first.id, "refuse")
    group.wait(1)
    assert group.request().subject["members"] == "b"


def test_an_agenda_shows_the_question_once():
    group = QuietGroup(small_plan(every=timedelta(days=365)))
    shown = group.stage.shelf
    shown.keep([SweepRecord(id=PARENTS, told=(ToldMember(MemberId("a"), START.timestamp()),))])
    scope = Scope(rulebook=group.stage._rulebook, view=shown, group=PARENTS, now=START)
    wishes = [wish for nth in range(60) for wish in lurkers(scope, scope.today + nth * DAY)]
    assert [wish.key for wish in wishes] == ["lurkers_due/2026-03-09"]
