"""Staff on an item of the inbox: other words, another rung, put off, given to somebody, taken back."""

from datetime import timedelta

import pytest
from tests.moderation.chat import ADVERT, BARE, Chat, names
from tests.moderation.conftest import InPlan

from warmfield.community import actions as a
from warmfield.community.findings import Decision
from warmfield.community.inbox_commands import AnswerUndone, RequestAssigned, RequestSnoozed
from warmfield.community.requests import Request
from warmfield.community.staff_commands import RequestAnswered
from warmfield.engine.ports import Turn
from warmfield.moderation.taken_back import FOLLOWED, POSTED, USED, stands
from warmfield.plan.model import Review


@pytest.fixture(name="unsure")
def fixture_unsure(in_plan: InPlan) -> Chat:
    """An advert was posted, and a person is asked whether it is one."""
    chat = in_plan(review=Review(false_removal=1e9, missed=2, review=1))
    chat.say("lobby:a", ADVERT)
    return chat


def answer(chat: Chat, said: str, number: str = "r1", **more: str) -> Turn:
    return chat.take(RequestAnswered(**chat.given(), request=number, answer=said, by="lin", **more))


def undo(chat: Chat, number: str = "r1") -> Turn:
    return chat.take(AnswerUndone(**chat.given(), request=number, by="lin"))


def request(chat: Chat, number: str = "r1") -> Request:
    found = chat.records.get(Request, number)
    assert found is not None
    return found


def texts(done: Turn, member: str = "lobby:a") -> list[str]:
    return [one.text for one in done.actions if isinstance(one, a.Tell) and one.member == member]


def test_the_words_of_a_person_are_sent_in_place_of_ours(unsure: Chat):
    done = answer(unsure, "approve", worded="Please keep this for the market.")
    assert texts(done) == ["Please keep this for the market."]
    kept = next(one for one in unsure.records.kept.values() if isinstance(one, Decision))
    assert kept.told == ("Please keep this for the market.",)


def test_a_held_link_is_posted_in_other_words(chat: Chat):
    chat.say("lobby:a", BARE)
    done = answer(chat, "approve", worded=f"About rainy days: {BARE}")
    assert [one.text for one in done.actions if isinstance(one, a.Post)] == [f"About rainy days: {BARE}"]


def test_a_milder_rung_is_taken_told_and_marked(unsure: Chat):
    done = answer(unsure, "approve", rung="note")
    assert names(done) == ["RemoveMessage", "Tell"]
    assert [mark.rung for mark in unsure.member("lobby:a").marks] == ["note"]
    kept = next(one for one in unsure.records.kept.values() if isinstance(one, Decision))
    assert kept.rung == "note"


def test_a_graver_rung_does_what_the_ladder_says(unsure: Chat):
    assert names(answer(unsure, "approve", rung="remove")) == ["RemoveMessage", "Tell", "RemoveMember"]


@pytest.mark.parametrize("rung", ["", "warn", "banish"])
def test_a_rung_that_is_none_leaves_the_proposal_as_it_is(unsure: Chat, rung: str):
    proposed = request(unsure).on_approve
    done = answer(unsure, "approve", rung=rung)
    assert [one for one in done.actions if "/staff/" not in one.id] == list(proposed)


def test_what_is_put_off_comes_back_at_its_hour_and_nobody_is_asked_meanwhile(unsure: Chat):
    until = unsure.now + timedelta(hours=3)
    unsure.take(RequestSnoozed(**unsure.given(), request="r1", until=until, by="lin"))
    assert (request(unsure).snoozed_until, request(unsure).snoozed_by) == (until, "lin")
    assert "request_late/r1" not in unsure.timers
    unsure.due("request_back")
    assert request(unsure).snoozed_until is None
    assert "request_late/r1" in unsure.timers


def test_what_is_put_off_is_taken_up_again_before(unsure: Chat):
    until = unsure.now + timedelta(hours=3)
    unsure.take(RequestSnoozed(**unsure.given(), request="r1", until=until, by="lin"))
    unsure.take(RequestSnoozed(**unsure.given(), request="r1", by="lin"))
    assert request(unsure).snoozed_until is None
    assert "request_back/r1" not in unsure.timers


def test_who_is_given_an_item_is_told_and_others_are_not_asked(unsure: Chat):
    done = unsure.take(RequestAssigned(**unsure.given(), request="r1", to="he", by="lin"))
    assert request(unsure).taken_by == "he"
    assert texts(done, "lobby:he")


def test_nobody_is_given_what_they_may_not_answer(unsure: Chat):
    unsure.take(RequestAssigned(**unsure.given(), request="r1", to="mo", by="lin"))
    assert request(unsure).taken_by is None


def test_a_refusal_taken_back_opens_the_question_again(unsure: Chat):
    answer(unsure, "refuse")
    undo(unsure)
    assert [one.id for one in unsure.requests()] == ["r1"]
    assert names(answer(unsure, "approve"))[0] == "RemoveMessage"


def test_a_yes_nobody_used_is_taken_back_with_a_kind_word(chat: Chat):
    chat.whisper("lobby:a", f"想分享这篇文章 {BARE}")
    answer(chat, "approve")
    done = undo(chat)
    assert chat.member("lobby:a").links == ()
    assert "抱歉" in texts(done)[0]
    assert names(chat.say("lobby:a", BARE)) == ["HoldMessage", "Tell"]


def test_a_yes_that_was_used_stands(chat: Chat):
    chat.whisper("lobby:a", "我想邀请朋友丁丁妈进群")
    answer(chat, "approve")
    chat.join("lobby:d", "丁丁妈", invited_by="lobby:a")
    before = dict(chat.records.kept)
    assert stands(chat.records, request(chat)) == USED
    undo(chat)
    assert chat.records.kept == before


def test_a_permit_is_taken_back_before_it_is_used(chat: Chat):
    chat.whisper("lobby:a", "申请广告许可：自家草莓 20元一盒")
    answer(chat, "approve")
    undo(chat)
    assert chat.member("lobby:a").permits == ()
    assert [one.sort for one in chat.requests()] == ["permit"]


def test_what_was_posted_can_not_be_unsaid(chat: Chat):
    chat.say("lobby:a", BARE)
    answer(chat, "approve")
    assert stands(chat.records, request(chat)) == POSTED


def test_who_was_shown_out_is_welcome_back(chat: Chat):
    chat.join("lobby:x")
    answer(chat, "refuse")
    assert names(undo(chat)) == ["Readmit", "Tell"]
    assert [one.sort for one in chat.requests()] == ["invitation"]


def test_who_may_not_answer_may_not_take_back_either(unsure: Chat):
    answer(unsure, "refuse")
    unsure.take(AnswerUndone(**unsure.given(), request="r1", by="mo"))
    assert request(unsure).state == "refused"
    assert FOLLOWED not in stands(unsure.records, request(unsure))


def test_a_yes_is_taken_back_by_a_private_word_too(chat: Chat):
    chat.whisper("lobby:a", f"想分享这篇文章 {BARE}")
    answer(chat, "approve")
    assert "重新待办" in chat.whisper("lobby:lin", "撤销 r1")
    assert chat.member("lobby:a").links == ()
    assert "还没处理" in chat.whisper("lobby:lin", "撤销 r1")
