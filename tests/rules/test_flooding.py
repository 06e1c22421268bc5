"""Flooding by pace, and with the same words."""

from msgspec.structs import replace
from tests.rules.player import Chat, ChatUnder

from warmfield.community.ids import MessageId

FAST = "\n".join(f"20:00:{second:02} ann> 第{second}句" for second in range(0, 20, 2))


def test_counts_the_message_at_hand_and_names_the_others(chat: Chat):
    found = chat.say(FAST)
    assert [len(one) for one in found] == [0] * 7 + [1] * 3
    assert found[7][0].facts == {"messages": 8, "seconds": 30}
    assert len(found[7][0].also) == 7


def test_the_plan_says_how_many_and_how_fast(chat_under: ChatUnder):
    slow = chat_under({"number": "7.4", "kind": "flooding", "messages": 3, "within": "3 seconds"})
    assert not any(slow.say(FAST))
    strict = chat_under({"number": "7.4", "kind": "flooding", "messages": 3})
    assert [len(one) for one in strict.say(FAST)] == [0] * 2 + [1] * 8


def test_a_log_that_tells_only_minutes_needs_a_minutes_worth(chat: Chat):
    """Fifteen messages stamped 20:00 may have taken the whole minute; sixteen were too many."""
    found = chat.say("\n".join(f"20:00 ann> 第{at}句" for at in range(16)))
    assert [len(one) for one in found] == [0] * 15 + [1]


def test_nine_photos_at_once_and_an_edit_are_no_flood(chat: Chat):
    lines = [line.event for line in chat.lines(FAST)]
    assert not any("flooding" in chat.met(replace(one, media="image", text="")) for one in lines)
    said = [chat.met(one) for one in lines[:7]]
    assert not any("flooding" in met for met in said)
    assert "flooding" not in chat.met(replace(lines[7], replaces=MessageId(lines[6].id)))


def test_the_same_words_count_whatever_the_marks_between_them(chat: Chat):
    script = "20:00 ann> 有人在吗帮帮忙\n20:01 ann> 有人在吗？帮帮忙！\n20:02 ann> 有人在吗，帮帮忙"
    *_, [found] = chat.say(script + "\n20:03 ann> 有人在吗 帮帮忙")
    assert (found.reason, found.facts) == ("same_again", {"times": 4, "minutes": 10})
    assert found.also == ("chat/1", "chat/2", "chat/3")


def test_the_same_words_by_several_people_pass(chat: Chat):
    script = "\n".join(f"20:0{at} {who}> 祝大家新年快乐" for at, who in enumerate("abcdef"))
    assert not any(chat.say(script))


def test_messages_that_the_log_holds_empty_are_no_flood(chat: Chat):
    assert not any(chat.met(replace(line.event, text="")) & {"flooding"} for line in chat.lines(FAST))
