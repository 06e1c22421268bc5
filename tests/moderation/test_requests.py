"""Requests: links, invitations and permits by a private word, and what staff answer."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.moderation.chat import ADVERT, BARE, Chat, names, read_as_advert, reference_plan
from tests.moderation.conftest import InPlan

from warmfield.community import actions as a
from warmfield.community import events as e
from warmfield.community.records import InboxRecord
from warmfield.community.staff_commands import (
    InvitationApproved,
    LinkApproved,
    PermitGranted,
    RequestAnswered,
)
from warmfield.engine.ports import Turn
from warmfield.plan.model import Review


def posts(chat: Chat):
    return [one.text for one in chat.actions if isinstance(one, a.Post)]


def test_an_approved_held_link_is_posted_with_credit_and_leaves_no_mark(chat: Chat):
    chat.say("lobby:a", BARE)
    assert "r1" in chat.whisper("lobby:lin", "同意 r1")
    assert posts(chat) == [f"乐乐爸-龙泽苑 分享：{BARE}"]
    assert chat.member("lobby:a").marks == ()
    assert chat.requests() == []


def test_a_refused_link_is_told_with_the_reason(chat: Chat):
    chat.say("lobby:a", BARE)
    chat.whisper("lobby:lin", "不同意 r1 内容和孩子无关")
    assert posts(chat) == []
    assert "内容和孩子无关" in chat.actions[-2].text


def test_a_link_asked_for_first_may_be_posted_once_in_each_group(chat: Chat):
    assert "管理员" in chat.whisper("lobby:a", f"想分享这篇文章 {BARE}")
    chat.whisper("lobby:lin", "approve r1")
    first = chat.say("lobby:a", BARE)
    assert chat.decision(first).why_passed == "approved_link"
    assert names(first) == []
    assert chat.decision(chat.say("lobby:a", BARE, group="trial")).band == "pass"
    assert names(chat.say("lobby:a", BARE)) == ["HoldMessage", "Tell"]


def test_asking_twice_makes_one_request(chat: Chat):
    chat.whisper("lobby:a", f"/link {BARE}")
    chat.whisper("lobby:a", f"can I post {BARE}?")
    assert len(chat.requests("link")) == 1


def test_a_link_approved_in_the_console_answers_the_open_request(chat: Chat):
    chat.say("lobby:a", BARE)
    chat.take(LinkApproved(**chat.given(), who="lobby:a", link=BARE, by="lin"))
    assert chat.requests() == []
    assert len(posts(chat)) == 1


def test_an_invitation_is_asked_for_approved_and_used_up(chat: Chat):
    chat.say("lobby:a", "大家好")
    chat.whisper("lobby:a", "想拉我同事进群 张姐")
    assert chat.requests("invitation")[0].subject["invitees"] == "张姐"
    chat.whisper("lobby:he", "同意 r1")
    joined = chat.join("lobby:zhang", nickname="张姐", invited_by="lobby:a")
    findings = {one.rule for one in chat.decision(joined).findings}
    assert "invitation" in findings
    assert chat.requests("invitation") == []
    assert chat.member("lobby:a").invitations == ()


def test_an_uninvited_join_names_the_inviter_and_tells_them_how_to_ask(chat: Chat):
    chat.say("lobby:a", "大家好")
    done = chat.join("lobby:b", invited_by="lobby:a")
    assert "乐乐爸-龙泽苑" in chat.requests("invitation")[0].title
    told = [one for one in done.actions if isinstance(one, a.Tell) and one.member == "lobby:a"]
    assert "邀请" in told[0].text


def test_who_may_not_stay_is_told_and_removed_without_a_ban(chat: Chat):
    chat.join("lobby:b", invited_by="lobby:a")
    chat.whisper("lobby:lin", "refuse r1")
    removed = [one for one in chat.actions if isinstance(one, a.RemoveMember)]
    assert [(one.member, one.ban) for one in removed] == [("lobby:b", False)]


def knock(chat: Chat, **more: str):
    return chat.take(e.JoinAsked(**chat.given(), group="parents", who="lobby:k", nickname="小李", **more))


def test_a_knock_waits_for_staff_and_is_answered_either_way(chat: Chat):
    knock(chat, invited_by="lobby:a", text="朋友介绍来的")
    assert chat.requests("join")[0].quote == "朋友介绍来的"
    chat.whisper("lobby:lin", "同意 r1")
    assert any(isinstance(one, a.ApproveJoin) for one in chat.actions)
    joined = chat.join("lobby:k", nickname="小李")
    assert "invitation" not in {one.rule for one in chat.decision(joined).findings}


def test_a_knock_by_the_schools_own_code_is_let_in(chat: Chat):
    assert names(knock(chat, via="school-door")) == ["ApproveJoin"]


def test_an_approved_invitation_lets_in_who_already_waits(chat: Chat):
    knock(chat, invited_by="lobby:a")
    chat.take(InvitationApproved(**chat.given(), who="lobby:a", invitees=("小李", "张姐"), by="lin"))
    assert any(isinstance(one, a.ApproveJoin) for one in chat.actions)
    assert chat.requests("join") == []
    assert [one.name for one in chat.member("lobby:a").invitations] == ["张姐"]


def test_knocking_again_makes_no_second_request(chat: Chat):
    knock(chat, invited_by="lobby:a")
    knock(chat, invited_by="lobby:a")
    assert len(chat.requests("join")) == 1


def test_a_refused_knock_gets_the_reason(chat: Chat):
    knock(chat, invited_by="lobby:a")
    chat.whisper("lobby:lin", "不同意 r1 群满了")
    refused = next(one for one in chat.actions if isinstance(one, a.RefuseJoin))
    assert refused.reason == "群满了"


def test_a_permit_from_price_to_receipt(chat: Chat):
    chat.say("lobby:a", "大家好")
    price = chat.whisper("lobby:a", "我想在群里发个广告：" + ADVERT)
    assert "20 个红包" in price
    assert "10 元" in price
    assert chat.requests("permit")[0].subject["text"] == ADVERT
    chat.whisper("lobby:a", "红包发好了")
    chat.whisper("lobby:lin", "同意 r1")
    done = chat.say("lobby:a", ADVERT, reading=read_as_advert(ADVERT))
    assert chat.decision(done).why_passed == "permit"
    assert names(done) == ["Tell"]
    assert "回执" in done.actions[0].text
    assert chat.decision(chat.say("lobby:a", ADVERT)).band == "act"


def test_an_advert_in_other_words_than_agreed_goes_to_a_person(chat: Chat):
    chat.whisper("lobby:a", "广告：周末烘焙课，家门口，第一节免费")
    chat.whisper("lobby:lin", "同意 r1")
    done = chat.say("lobby:a", ADVERT, reading=read_as_advert(ADVERT))
    assert chat.decision(done).band == "review"
    assert names(done) == []


def test_a_permit_is_over_when_its_window_is(chat: Chat):
    chat.take(
        PermitGranted(
            **chat.given(), who="lobby:a", window=(chat.now, chat.now + timedelta(hours=2)), by="lin"
        )
    )
    assert chat.decision(chat.say("lobby:a", ADVERT, after=timedelta(hours=3))).band == "act"


def test_a_manager_may_name_the_hours_of_a_permit(chat: Chat):
    chat.whisper("lobby:a", "广告：" + ADVERT)
    chat.whisper("lobby:lin", "同意 r1 20:30-21:30")
    permit = chat.member("lobby:a").permits[0]
    assert (permit.until - permit.since) == timedelta(hours=1)
    assert permit.since.hour == 12
    assert permit.since.minute == 30


def test_only_deciders_answer(chat: Chat):
    chat.say("lobby:a", BARE)
    answer = chat.whisper("lobby:yu", "同意 r1")
    assert "管理员" in answer
    assert len(chat.requests("link")) == 1
    chat.take(RequestAnswered(**chat.given(), request="r1", answer="approve", by="yu"))
    assert posts(chat) == []


def test_an_answer_counts_once(chat: Chat):
    chat.say("lobby:a", BARE)
    chat.whisper("lobby:lin", "同意 r1")
    assert "已经处理过" in chat.whisper("lobby:zhou", "不同意 r1")
    assert len(posts(chat)) == 1


def test_a_reviewed_finding_is_carried_out_word_for_word(in_plan: InPlan):
    chat = in_plan(review=Review(false_removal=1e9, missed=2, review=1))
    done = chat.say("lobby:a", ADVERT)
    ready = chat.requests("review")[0].ready
    chat.take(RequestAnswered(**chat.given(), request="r1", answer="approve", by="zhou"))
    assert [type(one).__name__ for one in chat.actions[-2:]] == ["RemoveMessage", "Tell"]
    assert chat.actions[-1].text == ready
    decision = chat.decision(done)
    assert (decision.decided_by, decision.told) == ("zhou", (ready,))
    assert len(chat.member("lobby:a").marks) == 1


def test_a_refused_finding_leaves_message_and_standing_alone(in_plan: InPlan):
    chat = in_plan(review=Review(false_removal=1e9, missed=2, review=1))
    done = chat.say("lobby:a", ADVERT)
    chat.whisper("lobby:lin", "refuse r1")
    assert chat.decision(done).why_passed == "refused"
    assert chat.member("lobby:a").marks == ()


def test_a_platform_without_hands_gets_one_request_with_all_steps(in_plan: InPlan):
    chat = in_plan()
    groups = {"parents": chat.rulebook.plan.groups["parents"].model_copy(update={"platform": "wechat"})}
    chat = in_plan(groups=groups)
    done = chat.say("wechat:a", ADVERT)
    assert done.actions == ()
    request = chat.requests("by_hand")[0]
    assert len(request.subject["steps"].split("\n")) == 2
    assert "群规 1.5" in request.ready
    chat.take(RequestAnswered(**chat.given(), request=request.id, answer="done", by="yu"))
    assert chat.requests() == []


@pytest.mark.parametrize("whole", [True, False])
def test_a_refused_action_becomes_a_request(chat: Chat, whole: bool):
    done = chat.say("lobby:a", ADVERT)
    action = done.actions[0]
    ended = e.ActionEnded(
        **chat.given(),
        action=action.id,
        outcome="refused",
        reason="M_FORBIDDEN",
        asked=action if whole else None,
    )
    chat.take(ended)
    request = chat.requests("by_hand")[0]
    assert request.on_approve == (action,)
    assert request.subject["refused"] == "M_FORBIDDEN"
    assert request.decision == done.decision.id


def test_a_refused_word_to_staff_asks_for_nothing_more(chat: Chat):
    done = chat.say("lobby:a", BARE)
    to_staff = next(one for one in done.actions if "/staff/" in one.id)
    chat.take(e.ActionEnded(**chat.given(), action=to_staff.id, outcome="refused", asked=to_staff))
    assert chat.requests("by_hand") == []


def told(done: Turn) -> list[str]:
    return [one.member for one in done.actions if isinstance(one, a.Tell) and "/staff/" in one.id]


def test_an_unanswered_request_reaches_one_after_the_other_each_once(chat: Chat):
    asked = chat.say("lobby:a", BARE)
    assert told(asked) == ["lobby:lin"]
    assert told(chat.due("request_late")) == ["lobby:zhou"]
    assert told(chat.due("request_late")) == ["lobby:he"]
    assert "request_late/r1" not in chat.timers
    assert len(chat.requests("link")) == 1


def test_who_takes_a_request_has_it_and_is_reminded_before_the_next_is_asked(chat: Chat):
    chat.say("lobby:a", BARE)
    assert "交给您了" in chat.whisper("lobby:he", "我来 r1")
    assert "何老师" in chat.whisper("lobby:zhou", "take r1")
    reminded = chat.due("request_late")
    assert told(reminded) == ["lobby:he"]
    assert "还没处理完" in reminded.actions[0].text
    assert told(chat.due("request_late")) == ["lobby:zhou"]


def test_who_passes_a_request_on_is_left_alone_and_the_next_is_asked_at_once(chat: Chat):
    chat.say("lobby:a", BARE)
    passed = chat.take(e.Whispered(**chat.given(), who="lobby:lin", text="转给下一位 r1"))
    assert told(passed) == ["lobby:he"]
    assert "谢谢" in passed.actions[-1].text
    passed = chat.take(RequestAnswered(**chat.given(), request="r1", answer="pass", by="he"))
    assert told(passed) == ["lobby:zhou"]
    assert "没有别人" in chat.whisper("lobby:zhou", "pass r1")
    assert len(chat.requests("link")) == 1


def test_who_may_not_answer_takes_nothing(chat: Chat):
    chat.say("lobby:a", BARE)
    assert "管理员" in chat.whisper("lobby:yu", "take r1")
    chat.take(RequestAnswered(**chat.given(), request="r1", answer="take", by="yu"))
    assert chat.requests("link")[0].taken_by is None


def test_an_answered_request_can_be_taken_no_more(chat: Chat):
    chat.say("lobby:a", BARE)
    chat.whisper("lobby:lin", "同意 r1")
    assert "已经处理过" in chat.whisper("lobby:he", "我来 r1")
    assert "request_late/r1" not in chat.timers


def test_nobody_is_reminded_at_night(chat: Chat):
    """Half past twelve and twelve hours are half past midnight: the word waits for seven in the morning."""
    chat.now = datetime(2026, 3, 2, 4, 29, tzinfo=UTC)
    chat.say("lobby:a", BARE)
    assert chat.timers["request_late/r1"].due == datetime(2026, 3, 2, 23, 0, tzinfo=UTC)


def test_an_answered_request_reminds_nobody(chat: Chat):
    chat.say("lobby:a", BARE)
    chat.whisper("lobby:lin", "同意 r1")
    assert "request_late/r1" not in chat.timers


def test_the_inbox_lists_what_is_open(chat: Chat):
    chat.say("lobby:a", BARE)
    chat.say("lobby:b", BARE)
    listed = chat.whisper("lobby:lin", "待办")
    assert "r1" in listed
    assert "r2" in listed
    assert chat.records.kept[InboxRecord, ""].open == ("r1", "r2")


def test_a_group_kept_by_hand_reaches_a_decider_by_another_platform_with_the_quote(in_plan: InPlan):
    """No program writes in WeChat, so who decides there is told where they can be."""
    plan = reference_plan()
    by_hand = plan.groups["parents"].model_copy(update={"platform": "wechat"})
    chat = in_plan(groups={**plan.groups, "parents": by_hand})
    chat.say("wechat:swim", ADVERT)
    told = [one for one in chat.actions if isinstance(one, a.Tell)]
    assert [(one.group, one.member) for one in told] == [("trial", "lobby:lin")]
    assert ADVERT in told[0].text
    assert chat.requests("by_hand")[0].quote == ADVERT
    chat.due("request_late")
    assert chat.actions[-1].member == "lobby:zhou"
