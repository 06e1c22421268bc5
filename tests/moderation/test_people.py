"""Nicknames with their grace, and disputes with their mediator."""

from datetime import UTC, datetime, timedelta

from tests.moderation.chat import LEO, Chat, names
from tests.moderation.conftest import InPlan

from warmfield.community import actions as a
from warmfield.community import events as e
from warmfield.community.records import GroupRecord, MembershipRecord, Said
from warmfield.community.staff_commands import MemberFacts

HOT = "你这个人怎么总是这样"


def renamed(chat: Chat, who: str, nickname: str):
    return chat.take(e.NicknameChanged(**chat.given(), group="parents", who=who, nickname=nickname))


def by_code(chat: Chat, who: str, nickname: str):
    return chat.join(who, nickname=nickname, via="school-door")


def state(chat: Chat, who: str) -> str:
    return chat.records.kept[MembershipRecord, f"parents\n{who}"].nickname_state


def test_a_newcomer_is_welcomed_with_the_format(chat: Chat):
    done = by_code(chat, "lobby:c", "小王")
    assert names(done) == ["Tell"]
    assert "欢迎" in done.actions[0].text
    assert done.actions[0].text.count("例如") == 1, "the clause that is cited has its example"
    assert "乐乐爸-龙泽苑" in done.actions[0].text
    assert "申诉" not in done.actions[0].text
    assert state(chat, "lobby:c") == "reminded"


def test_a_right_nickname_needs_no_word(chat: Chat):
    assert by_code(chat, "lobby:c", LEO).actions == ()


def test_the_grace_ends_when_the_nickname_is_right(chat: Chat):
    by_code(chat, "lobby:c", "小王")
    renamed(chat, "lobby:c", LEO)
    assert state(chat, "lobby:c") == "kept"
    assert "nickname_grace/parents/lobby:c" not in chat.timers


def test_nobody_is_reminded_twice_within_the_grace(chat: Chat):
    by_code(chat, "lobby:c", "小王")
    done = renamed(chat, "lobby:c", "小小王")
    assert done.actions == ()
    assert chat.decision(done).why_passed == "grace"


def test_after_the_grace_the_member_is_asked_once_more(chat: Chat):
    by_code(chat, "lobby:c", "小王")
    done = chat.due("nickname_grace")
    assert names(done)[-1] == "Tell"
    assert "nickname_grace/parents/lobby:c" not in chat.timers


def test_after_the_reminder_nobody_is_told_again_whatever_the_nickname_becomes(chat: Chat):
    """A first word and one reminder; a message under yet another nickname says nothing new."""
    chat.say("lobby:c", "大家晚上好呀", nickname="小王")
    chat.due("nickname_grace")
    told = len(chat.actions)
    for n in range(3):
        chat.say("lobby:c", f"今天的作业是第{n}页", nickname=f"小王{n}")
        renamed(chat, "lobby:c", f"小小王{n}")
    assert len(chat.actions) == told
    assert chat.timers == {}


def test_a_grace_doesnt_end_at_night(chat: Chat):
    """Who came at eleven in the evening is reminded at seven in the morning."""
    chat.now = datetime(2026, 3, 2, 14, 59, tzinfo=UTC)
    by_code(chat, "lobby:c", "小王")
    assert chat.timers["nickname_grace/parents/lobby:c"].due == datetime(2026, 3, 4, 23, 0, tzinfo=UTC)


def test_who_has_left_hears_nothing(chat: Chat):
    by_code(chat, "lobby:c", "小王")
    chat.take(e.Left(**chat.given(), group="parents", who="lobby:c"))
    assert "nickname_grace/parents/lobby:c" not in chat.timers


def quarrel(chat: Chat) -> None:
    """Two members with six hot messages between them, just said."""
    said = tuple(
        Said(
            id=f"q{n}",
            who=("lobby:a", "lobby:b")[n % 2],
            at=chat.now.timestamp() + n,
            words=10,
            heat=0.9,
            at_whom=("lobby:b", "lobby:a")[n % 2],
        )
        for n in range(6)
    )
    record = chat.records.kept.get((GroupRecord, "parents"), GroupRecord(id="parents"))
    chat.records.kept[GroupRecord, "parents"] = GroupRecord(
        id="parents",
        last=said,
        dispute_until=record.dispute_until,
        dispute_members=record.dispute_members,
        dispute_stage=record.dispute_stage,
    )


def test_both_sides_of_a_dispute_are_asked_to_talk_privately(chat: Chat):
    quarrel(chat)
    done = chat.say("lobby:a", HOT, reply_to="q5")
    told = [one.member for one in done.actions if isinstance(one, a.Tell)]
    assert told == ["lobby:a", "lobby:b"]
    assert "私下" in done.actions[0].text
    assert chat.member("lobby:a").marks == ()
    assert chat.requests("dispute") == []


def test_a_dispute_that_goes_on_calls_a_mediator(chat: Chat):
    quarrel(chat)
    chat.say("lobby:a", HOT, reply_to="q5")
    chat.now += timedelta(minutes=10)
    quarrel(chat)
    done = chat.say("lobby:a", HOT, reply_to="q5")
    request = chat.requests("dispute")[0]
    assert [one.member for one in done.actions if "/staff/" in one.id] == ["lobby:he"]
    assert request.subject["role"] == "manager"
    chat.whisper("lobby:he", f"完成 {request.id}")
    assert chat.requests("dispute") == []


def test_either_side_may_ask_for_a_mediator(chat: Chat):
    quarrel(chat)
    chat.say("lobby:a", HOT, reply_to="q5")
    assert "管理员" in chat.whisper("lobby:b", "调解")
    assert len(chat.requests("dispute")) == 1


def test_facts_about_a_member_are_kept_and_unknown_ones_left(chat: Chat):
    chat.take(MemberFacts(**chat.given(), who="lobby:a", grade="student", by="lin"))
    chat.take(MemberFacts(**chat.given(), who="lobby:a", paid=True, by="lin"))
    assert (chat.member("lobby:a").grade, chat.member("lobby:a").paid) == ("student", True)


def test_an_exempt_grade_passes(in_plan: InPlan):
    chat = in_plan({"1.2": {"exempt": ("student",)}})
    chat.take(MemberFacts(**chat.given(), who="lobby:a", grade="student", by="lin"))
    done = chat.say("lobby:a", "https://ex.test/a")
    assert chat.decision(done).why_passed == "exempt"
