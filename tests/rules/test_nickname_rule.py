"""1.1: judged once, with a join, a change, or the first message that shows it."""

from datetime import UTC, datetime

from tests.rules.player import ChatUnder, Texts

from warmfield.community.events import Joined, MessageSent, NicknameChanged
from warmfield.community.ids import GroupId, MemberId

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WHERE = {"at": NOON, "group": GroupId("g1"), "who": MemberId("ann")}
ONLY = {"number": "1.1", "kind": "nickname"}


def test_written_nicknames_are_met_or_pass_as_marked(written_texts: Texts, chat_under: ChatUnder):
    wrong = []
    for line in written_texts("nicknames.txt"):
        met = chat_under(ONLY).play(NicknameChanged(**WHERE, nickname=line.event.text))
        wrong += [line.event.text] if bool(met) != bool(line.met) else []
    assert wrong == []


def test_says_what_is_missing_and_what_is_known(chat_under: ChatUnder):
    [found] = chat_under(ONLY).play(Joined(**WHERE, nickname="乐乐爸"))
    assert found.facts == {
        "nickname": "乐乐爸",
        "missing": "neighbourhood",
        "likely": "乐乐爸-〈neighbourhood〉",
    }


def test_suggests_the_groups_own_neighbourhood_where_only_that_is_missing(chat_under: ChatUnder):
    group = {"name": "One", "platform": "log", "owner": "lin", "neighbourhood": "龙泽苑"}
    [found] = chat_under(ONLY, groups={"g1": group}).play(Joined(**WHERE, nickname="乐乐爸"))
    assert found.facts["suggestion"] == "乐乐爸-龙泽苑"


def test_a_trade_is_no_name(chat_under: ChatUnder):
    [found] = chat_under(ONLY).play(Joined(**WHERE, nickname="乐乐爸装修-龙泽苑"))
    assert found.reason == "nickname_trade"


def test_is_judged_once_and_again_only_when_it_changes(chat_under: ChatUnder):
    chat = chat_under(ONLY)
    said = [chat.play(MessageSent(**WHERE, id=str(at), nickname="阳光", text="你好")) for at in range(3)]
    assert [len(one) for one in said] == [1, 0, 0]
    assert len(chat.play(NicknameChanged(**WHERE, nickname="微风"))) == 1
    assert chat.play(MessageSent(**WHERE, id="4", nickname="微风", text="你好")) == ()


def test_a_log_without_nicknames_is_left_alone(chat_under: ChatUnder):
    assert chat_under(ONLY).play(MessageSent(**WHERE, id="1", text="你好")) == ()


def test_the_pattern_is_the_operators(chat_under: ChatUnder):
    parts = {"class": {"sort": "number"}, "name": {"sort": "words"}}
    chat = chat_under(ONLY | {"pattern": "{class}班-{name}", "parts": parts})
    assert chat.play(Joined(**WHERE, nickname="3班-王小明")) == ()
    assert [one.facts["missing"] for one in chat.play(NicknameChanged(**WHERE, nickname="王小明"))] == [
        "class"
    ]
