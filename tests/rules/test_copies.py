"""9.2: the same post in several groups."""

from collections.abc import Iterable

import pytest
from tests.rules.player import Chat, ChatUnder

POST = "听说学校下学期要涨价了，大家一起去问问，不能就这么算了"


def spread(groups: Iterable[str], who: str = "ann", text: str = POST):
    return "\n".join(f"20:0{at} [{group}] {who}> {text}" for at, group in enumerate(groups, 1))


def test_the_third_group_is_too_many_and_the_other_posts_are_named(chat: Chat):
    *_, [found] = chat.say(spread(["g1", "g2", "g3"]))
    assert (found.reason, found.facts) == ("copied", {"groups": 3, "accounts": 1})
    assert found.also == ("chat/1", "chat/2")


def test_different_accounts_count_together(chat: Chat):
    script = f"20:00 [g1] ann> {POST}\n20:01 [g2] bob> {POST}！\n20:02 [g3] carl> 急！{POST}"
    *_, [found] = chat.say(script)
    assert (found.reason, found.facts["accounts"]) == ("copied_by_several", 3)


@pytest.mark.parametrize(
    "changed",
    [
        "聽說學校下學期要漲價了，大家一起去問問，不能就這麼算了",
        "听说学校下学期要涨价了😡大家一起去问问 不能就这么算了！！",
    ],
)
def test_another_script_or_other_marks_are_the_same_post(changed: str, chat: Chat):
    script = f"20:00 [g1] ann> {POST}\n20:01 [g2] ann> {POST}\n20:02 [g3] ann> {changed}"
    assert [one.rule for one in chat.say(script)[2]] == ["copies"]


def test_twice_in_one_group_is_one_group(chat: Chat):
    assert not any(chat.say(spread(["g1", "g1", "g2"])))


def test_a_post_of_the_day_before_yesterday_doesnt_count(chat_under: ChatUnder):
    chat = chat_under({"number": "9.2", "kind": "copies", "within": "1 minute"})
    assert not any(chat.say(spread(["g1", "g2", "g3"])))


def test_staff_are_read_too_and_members_may_pass_on_what_staff_posted(chat: Chat):
    assert len(chat.say(spread(["g1", "g2", "g3"], "lin"))[2]) == 1
    assert chat.say(f"21:00 [g4] ann> {POST}") == [()]
