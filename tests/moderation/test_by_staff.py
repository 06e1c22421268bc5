"""What staff do about a member by hand: a reason and a clause, the plan's own words, undone like the rest."""

from datetime import timedelta

import pytest
from tests.moderation.chat import LEO, Chat
from tests.moderation.conftest import InPlan

from warmfield.community import actions as a
from warmfield.community.member_commands import ConsentNoted, MemberMeasured, NicknameGiven, NoteWritten
from warmfield.community.staff_commands import DecisionUndone
from warmfield.engine.ports import Turn
from warmfield.rules.reasons import sentence
from warmfield.wording import words_in

WHY = "三次私下劝过，还在群里拉人"


def measure(chat: Chat, rung: str, *, clause: str = "1.5", who: str = "lobby:a", by: str = "lin") -> Turn:
    given = chat.given()
    return chat.take(
        MemberMeasured(**given, who=who, group="parents", rung=rung, clause=clause, text=WHY, by=by)
    )


def test_a_mute_by_hand_tells_the_member_who_why_and_which_clause(chat: Chat):
    chat.say("lobby:a", "大家好，今天天气真好呀")
    done = measure(chat, "mute")
    mute, tell = done.actions
    assert isinstance(mute, a.Mute)
    assert mute.until == chat.now + timedelta(hours=1)
    assert isinstance(tell, a.Tell)
    assert WHY in tell.text
    assert "林老师" in tell.text
    assert "1.5" in tell.text
    assert "申诉" in tell.text


def test_a_measure_by_hand_is_a_decision_that_says_who_took_it(chat: Chat):
    chat.say("lobby:a", "大家好，今天天气真好呀")
    decision = chat.decision(measure(chat, "warn"))
    assert (decision.rung, decision.band, decision.decided_by) == ("warn", "act", "lin")
    assert WHY in sentence(decision.findings[0], words_in("zh"))
    assert [mark.rung for mark in chat.member("lobby:a").marks] == ["warn"]


def test_a_removal_by_hand_is_undone_like_any_other(chat: Chat):
    chat.say("lobby:a", "大家好，今天天气真好呀")
    decision = chat.decision(measure(chat, "remove"))
    done = chat.take(DecisionUndone(**chat.given(), decision=decision.id, by="he"))
    assert [type(one) for one in done.actions] == [a.Readmit, a.Tell]
    assert chat.member("lobby:a").marks == ()


@pytest.mark.parametrize(
    ("rung", "clause", "who", "by"),
    [
        ("mute", "9.9", "lobby:a", "lin"),
        ("banish", "1.5", "lobby:a", "lin"),
        ("mute", "1.5", "lobby:nobody", "lin"),
        ("mute", "1.5", "lobby:lin", "lin"),
    ],
    ids=["no such clause", "no such rung", "who isn't there", "oneself"],
)
def test_nothing_happens_where_it_would_make_no_sense(chat: Chat, rung: str, clause: str, who: str, by: str):
    chat.say("lobby:a", "大家好，今天天气真好呀")
    chat.say("lobby:lin", "大家好", nickname="林悦")
    done = measure(chat, rung, clause=clause, who=who, by=by)
    assert done.actions == ()


def test_in_a_dry_run_a_measure_is_only_written_down(in_plan: InPlan):
    chat = in_plan(mode="dry")
    chat.say("lobby:a", "大家好，今天天气真好呀")
    done = measure(chat, "mute")
    assert done.actions == ()
    assert chat.decision(done).dry


def test_what_somebody_agreed_to_is_kept_with_its_day_and_who_noted_it(chat: Chat):
    chat.take(ConsentNoted(**chat.given(), who="lobby:a", about="nickname", how="spoken", by="lin"))
    chat.take(ConsentNoted(**chat.given(), who="lobby:a", about="nickname", given=False, by="he"))
    given, taken_back = chat.member("lobby:a").consents
    assert (given.given, given.by, given.how) == (True, "lin", "spoken")
    assert (taken_back.given, taken_back.at) == (False, chat.now)


def test_a_nickname_is_put_right_and_its_bearer_told(chat: Chat):
    chat.say("lobby:a", "大家好，今天天气真好呀", nickname="乐乐")
    done = chat.take(NicknameGiven(**chat.given(), who="lobby:a", group="parents", nickname=LEO, by="lin"))
    given, tell = done.actions
    assert isinstance(given, a.SetNickname)
    assert given.nickname == LEO
    assert isinstance(tell, a.Tell)
    assert LEO in tell.text


def test_a_note_changes_nothing_but_the_journal(chat: Chat):
    done = chat.take(NoteWritten(**chat.given(), who="lobby:a", text="回电话给她", by="lin"))
    assert (done.records, done.actions) == ((), ())
