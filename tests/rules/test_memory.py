"""What is remembered of a message: enough for the rules, and never more than its bound."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace
from tests.rules.player import Chat, ChatUnder

from warmfield.community.draft import Draft
from warmfield.community.echoes import ECHOES, SLICE
from warmfield.community.events import JoinAsked, MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId, MessageId
from warmfield.rules.memory import LAST, RECENT

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LONG = "这是一段足够长的话，说的是第{}件事情，别的什么也没有"


def message(at: int, text: str = "你好", who: str = "ann", seconds: float = 1.0):
    return MessageSent(
        at=NOON + timedelta(seconds=at * seconds),
        id=EventId(f"m{at}"),
        group=GroupId("g1"),
        who=MemberId(who),
        nickname=who,
        text=text,
    )


def test_keeps_a_bounded_number_of_everything(chat: Chat):
    for at in range(ECHOES + 10):
        chat.play(message(at, LONG.format(at), seconds=0.1))
    draft = Draft(chat.table, NOON)
    assert len(draft.group(GroupId("g1")).last) == LAST
    assert len(draft.membership(GroupId("g1"), MemberId("ann")).recent) == RECENT
    assert ECHOES <= len(draft.echoes().echoes) < ECHOES + SLICE


def test_forgets_what_is_older_than_two_hours(chat: Chat):
    chat.play(message(0))
    chat.play(message(1, seconds=7300))
    assert [one.id for one in Draft(chat.table, NOON).group(GroupId("g1")).last] == ["m1"]


def test_an_edit_takes_the_place_of_the_message_and_counts_as_none(chat: Chat):
    chat.play(message(0, "第一句"))
    before = chat.membership("g1", "ann")
    chat.play(replace(message(1, "改过的第一句话"), replaces=MessageId("m0")))
    [said] = Draft(chat.table, NOON).group(GroupId("g1")).last
    assert (said.id, said.words) == ("m0", 7)
    assert chat.membership("g1", "ann") == before


def test_a_mention_finds_the_account_of_a_recent_speaker(chat: Chat):
    chat.play(message(0, who="乐乐爸-龙泽苑"))
    chat.play(message(1, "@乐乐爸-龙泽苑 明天见"))
    assert Draft(chat.table, NOON).group(GroupId("g1")).last[-1].at_whom == "乐乐爸-龙泽苑"


def test_a_mention_may_be_part_of_a_nickname_or_run_on_into_the_text(chat: Chat):
    for at, who in enumerate(("乐乐爸-龙泽苑", "Leo's mum", "乐")):
        chat.play(message(at, who=who))
    for at, (text, whom) in enumerate(
        [("@乐乐爸-龙泽苑你好", "乐乐爸-龙泽苑"), ("@Leo's mum hi", "Leo's mum"), ("@天天妈 在吗", None)], 3
    ):
        chat.play(message(at, text))
        assert Draft(chat.table, NOON).group(GroupId("g1")).last[-1].at_whom == whom


def test_a_knock_is_remembered_for_the_join_that_may_follow(chat: Chat):
    chat.play(JoinAsked(at=NOON, group=GroupId("g1"), who=MemberId("eve"), invited_by=MemberId("ann")))
    here = chat.membership("g1", "eve")
    assert (here.present, here.joined, here.invited_by) == (False, None, "ann")


def test_short_messages_leave_no_echo_nor_does_a_plan_without_the_clause(chat: Chat, chat_under: ChatUnder):
    chat.play(message(0, "谢谢老师"))
    assert Draft(chat.table, NOON).echoes().echoes == ()
    without = chat_under({"number": "7.4", "kind": "flooding"})
    without.play(message(0, LONG.format(1)))
    assert Draft(without.table, NOON).echoes().echoes == ()
