"""Undo and appeal: what can be restored is restored, once."""

from tests.moderation.chat import ADVERT, BARE, Chat, names
from tests.moderation.conftest import InPlan

from warmfield.community import actions as a
from warmfield.community.staff_commands import DecisionUndone
from warmfield.plan.model import Review


def undone(chat: Chat, decision: str, by: str = "lin"):
    return chat.take(DecisionUndone(**chat.given(), decision=decision, by=by))


def test_an_undo_reposts_clears_the_standing_and_says_sorry(chat: Chat):
    chat.say("lobby:a", ADVERT)
    done = undone(chat, "d/e1")
    assert names(done) == ["Post", "Tell"]
    assert ADVERT in done.actions[0].text
    assert "抱歉" in done.actions[1].text
    assert chat.member("lobby:a").marks == ()


def test_undoing_twice_does_it_once(chat: Chat):
    chat.say("lobby:a", ADVERT)
    undone(chat, "d/e1")
    assert undone(chat, "d/e1").actions == ()
    assert "已经撤销" in chat.whisper("lobby:lin", "撤销 d/e1")


def test_a_removed_member_is_readmitted_and_a_muted_one_may_write(chat: Chat):
    for n in range(5):
        chat.say("lobby:a", f"{BARE}{n}")
    muted, removed = "d/e4", "d/e5"
    assert "Readmit" in names(undone(chat, removed))
    assert "Unmute" in names(undone(chat, muted))


def test_an_undone_mark_no_longer_counts(chat: Chat):
    chat.say("lobby:a", ADVERT)
    undone(chat, "d/e1")
    assert chat.decision(chat.say("lobby:a", ADVERT)).rung == "warn"


def test_undoing_a_held_link_closes_its_request(chat: Chat):
    chat.say("lobby:a", BARE)
    chat.whisper("lobby:lin", "undo r1")
    assert chat.requests() == []


def test_a_passed_decision_has_nothing_to_undo(chat: Chat):
    chat.say("lobby:shen", BARE)
    assert undone(chat, "d/e1").actions == ()


def test_an_appeal_is_granted_by_undo(chat: Chat):
    chat.say("lobby:a", ADVERT)
    assert "另一位管理员" in chat.whisper("lobby:a", "申诉，这不是广告")
    request = chat.requests("appeal")[0]
    chat.whisper("lobby:zhou", f"同意 {request.id}")
    decision = chat.records.get(type(chat.decision(chat.say("lobby:b", BARE))), "d/e1")
    assert (decision.appeal, decision.undone_by) == ("granted", "zhou")


def test_an_appeal_is_upheld_with_the_reason_and_only_once(chat: Chat):
    done = chat.say("lobby:a", ADVERT)
    chat.whisper("lobby:a", "appeal")
    request = chat.requests("appeal")[0]
    chat.whisper("lobby:zhou", f"不同意 {request.id} 确实是代购")
    assert any(isinstance(one, a.Tell) and "确实是代购" in one.text for one in chat.actions)
    assert chat.decision(done).appeal == "upheld"
    assert "维持原来的处理" in chat.whisper("lobby:a", "申诉")
    assert chat.requests("appeal") == []


def test_who_decided_does_not_answer_the_appeal(in_plan: InPlan):
    chat = in_plan(review=Review(false_removal=1e9, missed=2, review=1))
    chat.say("lobby:a", ADVERT)
    chat.whisper("lobby:lin", "同意 r1")
    chat.whisper("lobby:a", "申诉")
    request = chat.requests("appeal")[0]
    assert request.not_for == "lin"
    assert "另一位" in chat.whisper("lobby:lin", f"同意 {request.id}")
    assert chat.requests("appeal") == [request]


def test_the_only_decider_may_answer_and_is_told_so(in_plan: InPlan):
    chat = in_plan()
    plan = chat.rulebook.plan
    people = {who: one for who, one in plan.people.items() if who not in ("zhou", "he")}
    groups = {"parents": plan.groups["parents"].model_copy(update={"managers": ()})}
    chat = in_plan(people=people, groups=groups, review=Review(false_removal=1e9, missed=2, review=1))
    chat.say("lobby:a", ADVERT)
    chat.whisper("lobby:lin", "同意 r1")
    chat.whisper("lobby:a", "申诉")
    assert "没有别人可以决定" in chat.whisper("lobby:lin", "同意 r2")


def test_nobody_answers_a_request_about_themselves(chat: Chat):
    chat.whisper("lobby:he", f"/link {BARE}")
    request = chat.requests("link")[0]
    assert "另一位" in chat.whisper("lobby:he", f"同意 {request.id}")
    assert chat.requests("link") == [request]


def test_a_decision_is_not_answered_by_done(chat: Chat):
    chat.say("lobby:a", BARE)
    assert "同意 r1" in chat.whisper("lobby:lin", "完成 r1")
    assert len(chat.requests("link")) == 1
