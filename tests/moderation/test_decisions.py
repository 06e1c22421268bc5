"""From a message to one decision: rungs, bands, exemptions, the dry run."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.moderation.chat import ADVERT, BARE, Chat, names
from tests.moderation.conftest import InPlan

from warmfield.community import actions as a
from warmfield.plan.basics import Ladder, Step
from warmfield.plan.model import Review


def test_a_bare_link_is_held_and_its_author_told_how_to_share_it(chat: Chat):
    done = chat.say("lobby:a", BARE)
    assert names(done) == ["HoldMessage", "Tell"]
    decision = chat.decision(done)
    assert (decision.band, decision.rung, decision.findings[0].clause) == ("act", "note", "1.2")
    assert "群规 1.2" in decision.told[0]
    assert "申诉" in decision.told[0]


def test_a_held_link_lands_with_the_owner(chat: Chat):
    done = chat.say("lobby:a", BARE)
    request = chat.requests("link")[0]
    assert request.subject["link"] == BARE
    told = [one for one in done.actions if isinstance(one, a.Tell) and one.member == "lobby:lin"]
    assert f"同意 {request.id}" in told[0].text


def test_a_message_without_a_finding_has_no_decision_and_no_action(chat: Chat):
    done = chat.say("lobby:a", "周末公园的银杏黄了，带孩子去很合适")
    assert done.decision is None
    assert done.actions == ()


def test_an_advert_climbs_its_own_ladder(chat: Chat):
    first = chat.say("lobby:a", ADVERT)
    second = chat.say("lobby:a", ADVERT + " 明天截止")
    assert names(first) == ["RemoveMessage", "Tell"]
    assert chat.decision(first).rung == "warn"
    assert names(second) == ["RemoveMessage", "Tell", "RemoveMember"]
    assert chat.decision(second).standing == ("warn",)
    assert second.actions[-1].ban


def test_every_rung_of_the_default_ladder_is_climbed(chat: Chat):
    rungs = [chat.decision(chat.say("lobby:a", f"{BARE}{n}")).rung for n in range(5)]
    assert rungs == ["note", "note", "warn", "mute", "remove"]


def test_a_mute_sets_our_timer_where_the_platform_has_none(in_plan: InPlan):
    chat = in_plan()
    groups = {"parents": chat.rulebook.plan.groups["parents"].model_copy(update={"platform": "matrix"})}
    chat = in_plan(groups=groups)
    for n in range(3):
        chat.say("matrix:a", f"{BARE}{n}")
    done = chat.say("matrix:a", f"{BARE}4")
    mute = next(one for one in done.actions if isinstance(one, a.Mute))
    assert chat.timers["unmute/parents/matrix:a"].due == mute.until
    assert mute.until - chat.now == timedelta(days=1)
    unmuted = chat.due("unmute")
    assert [type(one).__name__ for one in unmuted.actions] == ["Unmute"]


def test_a_platform_that_ends_mutes_by_itself_needs_no_timer(chat: Chat):
    for n in range(4):
        chat.say("lobby:a", f"{BARE}{n}")
    assert "unmute/parents/lobby:a" not in chat.timers


def test_marks_expire_with_the_ladder(chat: Chat):
    chat.say("lobby:a", ADVERT)
    later = chat.say("lobby:a", ADVERT, after=timedelta(days=91))
    assert chat.decision(later).rung == "warn"
    assert chat.decision(later).standing == ()


def test_several_findings_make_one_decision_that_cites_all(chat: Chat):
    done = chat.say("lobby:a", f"加微信 shua8899 代购低价 {BARE}")
    decision = chat.decision(done)
    clauses = {one.clause for one in decision.findings}
    assert {"1.2", "1.5"} <= clauses
    assert decision.rung == "warn"
    assert len([one for one in done.actions if isinstance(one, a.Tell) and one.member == "lobby:a"]) == 1
    assert all(f"群规 {clause}" in decision.told[0] for clause in ("1.2", "1.5"))


def test_an_exempt_role_passes_and_the_decision_says_so(chat: Chat):
    done = chat.say("lobby:shen", BARE)
    assert names(done) == []
    decision = chat.decision(done)
    assert decision.band == "pass"
    assert decision.why_passed == "exempt"


def test_staff_are_read_by_the_same_rules(chat: Chat):
    done = chat.say("lobby:mo", BARE)
    assert names(done) == ["HoldMessage", "Tell"]


def test_removing_someone_of_the_staff_is_decided_by_somebody_else(chat: Chat):
    chat.say("lobby:mo", ADVERT)
    done = chat.say("lobby:mo", ADVERT + " 最后一天")
    assert names(done) == ["RemoveMessage", "Tell"]
    request = chat.requests("review")[0]
    assert request.not_for == "mo"
    assert [type(one).__name__ for one in request.on_approve] == ["Tell", "RemoveMember"]


@pytest.mark.parametrize("where", ["clause", "plan"])
def test_a_dry_run_decides_without_acting(in_plan: InPlan, where: str):
    chat = (
        in_plan(clauses={"1.5": {"mode": "dry"}, "9.2": {"mode": "dry"}})
        if where == "clause"
        else in_plan(mode="dry")
    )
    done = chat.say("lobby:a", ADVERT)
    assert done.actions == ()
    decision = chat.decision(done)
    assert decision.dry
    assert [type(one).__name__ for one in decision.actions] == ["RemoveMessage", "Tell"]
    assert chat.member("lobby:a").marks == ()


def test_an_edit_is_judged_again_under_the_first_id(chat: Chat):
    chat.say("lobby:a", "好文章")
    done = chat.say("lobby:a", BARE, replaces="e1")
    assert [one.message for one in done.actions if isinstance(one, a.HoldMessage)] == ["e1"]


def test_a_flood_is_one_occasion(chat: Chat):
    floods = [chat.say("lobby:a", f"第{n}句话", after=timedelta(seconds=1)) for n in range(12)]
    told = [names(done) for done in floods if done.decision is not None]
    assert told[0] == ["Tell"]
    assert all(one == [] for one in told[1:])
    assert chat.decision(floods[-1]).why_passed == "same_occasion"


def test_the_middle_goes_to_a_person_with_everything_ready(in_plan: InPlan):
    chat = in_plan(review=Review(false_removal=1e9, missed=2, review=1))
    done = chat.say("lobby:a", ADVERT)
    assert names(done) == []
    assert chat.decision(done).band == "review"
    request = chat.requests("review")[0]
    assert request.ready == request.on_approve[-1].text
    assert request.subject["why"]
    assert chat.member("lobby:a").marks == ()


def test_action_ids_are_unique_in_an_event(chat: Chat):
    done = chat.say("lobby:a", BARE)
    assert len({one.id for one in done.actions}) == len(done.actions)


def test_the_same_events_give_the_same_turn(in_plan: InPlan):
    one, other = in_plan(), in_plan()
    assert one.say("lobby:a", ADVERT) == other.say("lobby:a", ADVERT)


steps = st.lists(
    st.builds(Step, do=st.sampled_from(["note", "warn", "mute", "remove"]), times=st.integers(1, 4)),
    min_size=1,
    max_size=4,
)


@given(steps, st.integers(0, 30))
def test_a_ladder_never_leaves_its_steps_and_ends_on_the_last(given_steps: list[Step], earlier: int):
    ladder = Ladder(steps=tuple(given_steps), counts_for=timedelta(days=1))
    taken = sum(one.times for one in given_steps)
    rung = ladder.rung(earlier)
    assert rung in given_steps
    assert earlier < taken or rung == given_steps[-1]
