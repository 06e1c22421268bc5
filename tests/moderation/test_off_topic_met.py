"""1.7, 2.4 Off topic in a session: a private word first, then the ladder; what isn't sure is the host's."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from tests.moderation.chat import Chat, names, reference_plan

from warmfield.community import actions as a
from warmfield.community.ids import GroupId
from warmfield.community.session_records import SessionRecord
from warmfield.community.staff_commands import RequestAnswered, SessionClosed, SessionOpened
from warmfield.engine.ports import Turn
from warmfield.moderation.talk.commands import command_in
from warmfield.plan.model import Plan
from warmfield.reading.in_session import ENOUGH
from warmfield.reading.meaning import SIZE
from warmfield.reading.read import read
from warmfield.reading.values import Reading

PARENTS = GroupId("parents")
BOOKS, FOOTBALL = 0, 1
ON_TOPIC = "我家每天睡前都读这一本，读了半年也不腻"
OFF_TOPIC = "昨天的球赛踢到加时，最后一分钟才进球"
BEN = "lobby:ben"
HEARD = "三岁以前选画面大字少重复多的，纸板书咬不坏，图书馆先借后买，知识类的书跟着孩子的兴趣走"
ANN, TANG = "lobby:ann", "lobby:tang"


def about(subject: int, text: str) -> Reading:
    """A reading that knows what the text is about, by hand."""
    meaning = bytes(127 if at == subject else 0 for at in range(SIZE))
    return replace(read(text), meaning=meaning)


def plan_without_fixtures() -> Plan:
    plan = reference_plan()
    rhythm = plan.rhythm.model_copy(update={"fixtures": (), "reminders": None})
    return plan.model_copy(update={"rhythm": rhythm})


@pytest.fixture
def talk() -> Chat:
    """A talk about books that has gone on for a while."""
    chat = Chat(plan_without_fixtures())
    chat.take(
        SessionOpened(
            **chat.given(), group=PARENTS, topic="绘本怎么选", speakers=("沈博士",), by="tang",
            ends=chat.now + timedelta(hours=2),
        )
    )  # fmt: skip
    for _ in range(ENOUGH):
        chat.say("lobby:shen", ON_TOPIC, nickname="沈博士", reading=about(BOOKS, ON_TOPIC))
    return chat


def off(talk: Chat, who: str = ANN, *, after: timedelta = timedelta(minutes=3)) -> Turn:
    return talk.say(who, OFF_TOPIC, after=after, reading=about(FOOTBALL, OFF_TOPIC))


def test_the_first_time_it_is_a_private_word_and_the_message_stands(talk: Chat):
    done = off(talk)
    assert names(done) == ["Tell"]
    assert done.decision is not None
    assert (done.decision.rung, [one.clause for one in done.decision.findings]) == ("note", ["1.7"])
    assert "申诉" not in done.decision.told[0]


def test_for_a_private_word_the_clauses_own_certainty_is_enough(talk: Chat):
    """The chance lies between the clause's .8 and the plan's edge of acting, .98."""
    done = talk.say(ANN, OFF_TOPIC, reading=unsure(OFF_TOPIC))
    assert names(done) == ["Tell"]


def test_plain_signs_propose_a_kind_word_whatever_was_before(talk: Chat):
    off(talk)
    talk.say("lobby:shen", HEARD, nickname="沈博士", reading=read(HEARD))
    for who, text in ((BEN, "三号楼水管又爆了，物业说明早修理"), (ANN, "停车费涨价了，咱们去签名反对")):
        talk.say(who, text, after=timedelta(minutes=2), reading=read(text))
    (request,) = talk.requests("review")
    assert request.subject["rung"] == "note"


def test_what_belongs_to_the_talk_is_left_alone(talk: Chat):
    assert talk.say(ANN, ON_TOPIC, reading=about(BOOKS, ON_TOPIC)).decision is None


@pytest.mark.parametrize(
    "text",
    [
        "请问昨天的球赛谁赢了，有人看了吗？",
        "谢谢老师，辛苦了",
        "👍",
        "学到了",
        "提问：昨天的球赛谁赢了呀大家说说",
    ],
)
def test_questions_and_courtesies_are_never_off_topic(talk: Chat, text: str):
    assert talk.say(ANN, text, reading=about(FOOTBALL, text)).decision is None


def test_an_answer_is_never_off_topic(talk: Chat):
    asked = talk.say(
        "lobby:shen", "你们昨天都做什么了？", reading=about(BOOKS, "你们昨天都做什么了？")
    ).event.id
    assert off(talk, after=timedelta(minutes=1)).decision is None
    reply = talk.say(
        ANN, OFF_TOPIC, after=timedelta(minutes=9), reply_to=asked, reading=about(FOOTBALL, OFF_TOPIC)
    )
    assert reply.decision is None


def test_who_has_the_floor_is_never_off_topic(talk: Chat):
    assert off(talk, "lobby:shen").decision is None
    assert off(talk, TANG).decision is None


def test_several_lines_in_a_row_are_one_occasion(talk: Chat):
    off(talk)
    assert off(talk, after=timedelta(seconds=30)).actions == ()


def test_who_goes_on_climbs_the_ladder_and_hears_both_clauses(talk: Chat):
    rungs = []
    for _ in range(2):
        done = off(talk)
        assert done.decision is not None
        rungs.append((done.decision.rung, [one.clause for one in done.decision.findings]))
    assert rungs == [("note", ["1.7"]), ("warn", ["1.7", "2.4"])]


def test_a_mute_that_follows_from_a_chance_is_asked_for_first(talk: Chat):
    """The chance here is .95 and more; the plan's own edge of acting is .98."""
    off(talk), off(talk)
    done = talk.say(ANN, OFF_TOPIC, after=timedelta(minutes=3), reading=unsure(OFF_TOPIC))
    assert names(done) == []
    request = talk.requests("review")[0]
    assert any(isinstance(one, a.Mute) for one in request.on_approve)


def unsure(text: str) -> Reading:
    """About football, with a little about books in it."""
    share = [3, 127, *([0] * (SIZE - 2))]
    return replace(read(text), meaning=bytes(share))


def test_in_another_session_it_starts_anew(talk: Chat):
    off(talk), off(talk)
    talk.take(SessionClosed(**talk.given(), group=PARENTS, by="tang"))
    talk.take(SessionOpened(**talk.given(), group=PARENTS, topic="绘本", by="tang"))
    record = talk.records.kept[SessionRecord, PARENTS]
    assert record.on is not None
    assert record.on.told == {}


def test_without_a_session_nothing_is_off_topic(talk: Chat):
    talk.take(SessionClosed(**talk.given(), group=PARENTS, by="tang"))
    assert off(talk).decision is None


def test_the_host_may_answer_what_was_asked_of_them_and_no_other_host(talk: Chat):
    talk.say(ANN, OFF_TOPIC, reading=middling(OFF_TOPIC))
    request = talk.requests("review")[0]
    assert request.subject["person"] == "tang"
    talk.take(RequestAnswered(**talk.given(), request=request.id, answer="approve", by="shen"))
    assert talk.requests("review")
    done = talk.take(RequestAnswered(**talk.given(), request=request.id, answer="approve", by="tang"))
    assert [one.member for one in done.actions if isinstance(one, a.Tell)] == [ANN]
    record = talk.records.kept[SessionRecord, PARENTS]
    assert record.on is not None
    assert record.on.told == {ANN: 1}


def middling(text: str) -> Reading:
    return replace(read(text), meaning=bytes([16, 127, *([0] * (SIZE - 2))]))


def test_a_busy_host_is_not_asked_every_minute(talk: Chat):
    for minute in range(8):
        talk.say(f"lobby:m{minute}", OFF_TOPIC, reading=middling(OFF_TOPIC))
    assert len(talk.requests("review")) == 1
    assert command_in("同意 r1") is not None
