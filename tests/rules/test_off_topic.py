"""1.7 Plain signs of a talk beside the session, where nothing is known of what messages are about."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from warmfield.community.events import MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId, MessageId
from warmfield.community.session_records import Open, Planned, Voice
from warmfield.reading.in_session import asked, has_nothing_in_common, stands_alone
from warmfield.reading.read import read
from warmfield.reading.text_pieces import pieces

NOW = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
HEARD = (
    "绘本怎么选，三岁以前选画面大字少重复多的，纸板书咬不坏，每天睡前读一本，"
    "孩子喜欢反复听同一个故事，图书馆先借后买"
)
SHEN, ANN = MemberId("shen"), MemberId("ann")
BESIDE = "停车费涨价了，咱们明天去签名反对"


def session(heard: str = HEARD) -> Open:
    voice = Voice(name="沈博士", member=SHEN)
    of = Planned(key="s", topic="绘本怎么选", starts=NOW, ends=NOW, where="e1", speakers=(voice,))
    return Open(of=of, since=NOW, until=NOW, pieces=tuple(sorted(pieces(heard))))


def said(text: str, who: MemberId = ANN, **more: object) -> MessageSent:
    given = {"at": NOW, "id": EventId("m1"), "group": GroupId("g"), "who": who, "text": text} | more
    return MessageSent(**given)  # type: ignore[arg-type] # a test's shorthand


def alone(text: str, who: MemberId = ANN, on: Open | None = None, **more: object) -> bool:
    return stands_alone(on or session(), said(text, who, **more), read(text), None)


def test_a_statement_of_its_own_stands_alone():
    assert alone(BESIDE)


PART_OF_IT = """好的
👍👍👍
+1
谢谢沈博士，讲得太好了
大家晚上好，我来了
停车费为什么涨价了？
提问：停车费的事谁来管管呢
Q: what about the lift
@沈博士 我家那个三岁半了坐不住""".splitlines()


@pytest.mark.parametrize("text", PART_OF_IT)
def test_reactions_courtesies_questions_and_words_to_the_speaker_do_not(text: str):
    assert not alone(text)


def test_replies_edits_pictures_and_those_with_the_floor_do_not():
    assert not alone(BESIDE, reply_to=MessageId("m0"))
    assert not alone(BESIDE, replaces=MessageId("m0"))
    assert not alone(BESIDE, media="image")
    assert not alone(BESIDE, SHEN)


def test_what_answers_the_speaker_does_not_for_three_minutes():
    just_now, long_ago = (replace(session(), asked_at=NOW.timestamp() - ago) for ago in (170, 190))
    assert not alone(BESIDE, on=just_now)
    assert alone(BESIDE, on=long_ago)


def test_nothing_in_common_is_said_of_what_shares_no_piece():
    assert has_nothing_in_common(session(), read(BESIDE))
    assert not has_nothing_in_common(session(), read("我家每天睡前都要闹一个小时"))


def test_of_little_that_was_heard_or_is_said_nothing_can_be_told():
    assert not has_nothing_in_common(session("绘本怎么选"), read(BESIDE))
    assert not has_nothing_in_common(session(), read("涨价了"))


ASKED = {
    "提问：三岁读什么": "三岁读什么",
    "Q: which age?": "which age?",
    "问题1：怎么借书": "怎么借书",
    "问题不大": "",
    "请问一下": "",
}


@pytest.mark.parametrize("text", ASKED)
def test_what_is_asked_behind_a_mark_is_a_question(text: str):
    assert asked(text) == ASKED[text]
