"""What members say who are there without writing: understood, noted, and told back."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from tests.moderation.chat import Chat

from warmfield.community import actions as a
from warmfield.community.draft import key_of
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import MemberRecord, MembershipRecord
from warmfield.community.roster import Signs

LEO = "lobby:leo"


def put(chat: Chat, record: MemberRecord | MembershipRecord) -> None:
    chat.records.kept[type(record), key_of(record)] = record


def asked(chat: Chat) -> None:
    """Leo was sent the friendly word in the parents' group."""
    chat.say(LEO, "大家好")
    put(chat, replace(chat.member(LEO), told_in=(GroupId("parents"),)))


@pytest.mark.parametrize(
    "said",
    [
        "我在看",
        "在的",
        "我一直在看",
        "潜水中",
        "👍",
        "[强]",
        "好的",
        "谢谢",
        "你好",
        "?",
        "I'm reading",
        "still here",
    ],
)
def test_any_plain_answer_keeps_the_place(chat: Chat, said: str):
    asked(chat)
    assert "位置给您留着" in chat.whisper(LEO, said)
    assert chat.member(LEO).told_in == ()


def test_an_answer_that_asks_for_something_gets_that_and_keeps_the_place(chat: Chat):
    asked(chat)
    assert "群规" in chat.whisper(LEO, "群规")
    assert chat.member(LEO).told_in == ()


def test_whoever_says_so_unasked_is_thanked_and_a_bare_sign_needs_no_answer(chat: Chat):
    chat.say(LEO, "大家好")
    assert "知道您在就好" in chat.whisper(LEO, "我在看")
    assert chat.whisper(LEO, "👍🏻") == ""


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("请假到 5 月 1 日", datetime(2026, 5, 1, 16, tzinfo=UTC)),
        ("on leave until 1 May", datetime(2026, 5, 1, 16, tzinfo=UTC)),
        ("出差两周", datetime(2026, 3, 16, 16, tzinfo=UTC)),
    ],
)
def test_a_leave_lasts_to_the_end_of_its_last_day(chat: Chat, said: str, until: datetime):
    """Midnight in Shanghai is 16:00 in UTC."""
    chat.say(LEO, "大家好")
    assert "记下了" in chat.whisper(LEO, said)
    assert chat.member(LEO).on_leave_until == until


@pytest.mark.parametrize(
    ("said", "answer"),
    [("请假", "请假到哪一天"), ("请假到3月1日", "已经过去"), ("请假到2028年5月1日", "最多能记一年")],
)
def test_a_leave_without_a_day_that_can_be_is_asked_back_and_understood_then(
    chat: Chat, said: str, answer: str
):
    chat.say(LEO, "大家好")
    assert answer in chat.whisper(LEO, said)
    assert chat.member(LEO).on_leave_until is None
    assert "2026 年 5 月 1 日" in chat.whisper(LEO, "5月1日")
    assert chat.member(LEO).on_leave_until is not None


def test_back_from_leave_ends_it(chat: Chat):
    chat.say(LEO, "大家好")
    chat.whisper(LEO, "请假两周")
    assert "销了" in chat.whisper(LEO, "我回来了")
    assert chat.member(LEO).on_leave_until is None


def shown_out(chat: Chat) -> None:
    """Leo was removed for nothing but silence, by a decision that is kept."""
    chat.say(LEO, "代购 加微信")
    here = MembershipRecord(
        group=GroupId("parents"), member=MemberId(LEO), present=False, signs=Signs(shown_out=True)
    )
    put(chat, here)


def readmitted(chat: Chat) -> int:
    return sum(isinstance(one, a.Readmit) for one in chat.actions)


@pytest.mark.parametrize("said", ["回群", "back", "我想回来", "请拉我进群", "我在看啊", "invite me back"])
def test_whoever_was_shown_out_comes_back_by_asking(chat: Chat, said: str):
    shown_out(chat)
    assert "欢迎回来" in chat.whisper(LEO, said)
    assert readmitted(chat) == 1


def test_other_words_of_theirs_are_answered_with_the_offer(chat: Chat):
    shown_out(chat)
    assert "要我请您回来吗" in chat.whisper(LEO, "嗯？怎么回事呀这个")
    assert readmitted(chat) == 0
    assert "欢迎回来" in chat.whisper(LEO, "好的")
    assert readmitted(chat) == 1


def test_whoever_was_removed_for_something_else_is_not_let_in_by_asking(chat: Chat):
    chat.say(LEO, "代购 加微信")
    put(chat, MembershipRecord(group=GroupId("parents"), member=MemberId(LEO), present=False))
    chat.whisper(LEO, "回群")
    assert readmitted(chat) == 0
