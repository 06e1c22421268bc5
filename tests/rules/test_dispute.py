"""1.6: two members, aimed at each other."""

from tests.rules.player import Chat, ChatUnder

QUARREL = """
20:00:00 ann> @bob 你怎么教孩子的，没教养
20:00:30 bob> @ann 你有病吧
20:01:00 ann> @bob 你闭嘴
20:01:30 bob> @ann 不要脸的东西，你滚
20:02:00 ann> @bob 你才滚
"""


def test_one_finding_a_quarrel_with_both_and_all_messages(chat: Chat):
    *_, [found], after = chat.say(QUARREL)
    assert (found.rule, found.facts["with"], found.score) == ("dispute", "ann", 1.0)
    assert found.also == ("chat/1", "chat/2", "chat/3")
    assert after == ()


def test_two_who_were_told_can_start_again_only_after_the_quiet_time(chat: Chat):
    chat.say(QUARREL)
    later = chat.say(QUARREL.replace("20:", "23:"))
    assert [len(found) for found in later] == [0, 0, 0, 1, 0]


def test_a_third_person_is_met_although_the_first_two_were_told(chat: Chat):
    chat.say(QUARREL)
    again = chat.say(QUARREL.replace("20:", "21:").replace("bob", "carl"))
    assert [len(found) for found in again] == [0, 0, 0, 1, 0]


def test_fewer_messages_than_the_plan_says_are_no_dispute(chat_under: ChatUnder):
    chat = chat_under({"number": "1.6", "kind": "dispute", "messages": 6})
    assert not any(chat.say(QUARREL))


def test_a_slow_exchange_is_no_dispute(chat_under: ChatUnder):
    chat = chat_under({"number": "1.6", "kind": "dispute", "within": "1 minute"})
    assert not any(chat.say(QUARREL))


def test_one_attacking_alone_goes_to_a_person(chat: Chat):
    *_, [found] = chat.say("""
        20:00:00 ann> @bob 你家狗又叫一晚上，没教养的东西
        20:00:30 bob> @ann 真对不起，我马上想办法
        20:01:00 ann> @bob 你想什么办法
        20:01:30 bob> @ann 今晚送去我妈家
        20:02:00 ann> @bob 你早干嘛去了，不要脸
    """)
    assert 0.5 < found.score < 0.98
