"""What every connector owes the engine, asked of every platform in `peers/`."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from tests.platforms.contract import Listener, Peer

from warmfield.community import actions as a
from warmfield.community import events as e
from warmfield.community.capabilities import Can, needs
from warmfield.community.ids import ActionId, GroupId, MessageId
from warmfield.engine.ports import Connector, Outcome

LATER = datetime(2036, 1, 1, tzinfo=UTC)


def declared(connector: Connector, can: Can) -> None:
    """Leave the test where the platform doesn't claim this; `test_refuses_what…` covers it then."""
    if can not in connector.capabilities.can:
        pytest.skip(f"{connector.capabilities.platform} doesn't declare {can.value}")


async def do(connector: Connector, action: a.Action) -> Outcome:
    """Perform an action that must succeed."""
    declared(connector, needs(action))
    outcome = await connector.perform(action)
    assert outcome.how == "done", outcome
    return outcome


# Events arrive once, in order, and none is lost.


async def test_starts_now_and_judges_no_history(peer: Peer) -> None:
    """The first thing handed over is a position, so that a restart knows where it was."""
    parents = peer.groups[0]
    await peer.say("ann", parents, "before anyone listened")
    async with Listener(peer.connect()) as heard:
        assert heard.events == []
        await peer.say("ann", parents, "after")
        first = await heard.first(e.MessageSent)
    assert (first.text, first.group, first.who) == ("after", parents, peer.who("ann"))
    assert first.at.tzinfo is not None
    assert first.nickname


async def test_messages_arrive_once_and_in_order_over_all_groups(peer: Peer) -> None:
    lines = [f"line {n}" for n in range(12)]
    async with Listener(peer.connect()) as heard:
        for n, line in enumerate(lines):
            await peer.say(("ann", "ben")[n % 2], peer.groups[n % 3], line)
        await heard.first(e.MessageSent, lambda sent: sent.text == lines[-1])
    assert [sent.text for sent in heard.all(e.MessageSent)] == lines
    assert len({sent.id for sent in heard.all(e.MessageSent)}) == len(lines)
    assert [sent.at for sent in heard.all(e.MessageSent)] == sorted(s.at for s in heard.all(e.MessageSent))


async def test_a_cursor_loses_nothing_said_meanwhile(peer: Peer) -> None:
    async with Listener(peer.connect()) as before:
        await peer.say("ann", peer.groups[0], "one")
        await before.first(e.MessageSent)
    await peer.say("ann", peer.groups[0], "two")
    await peer.say("ben", peer.groups[1], "three")
    async with Listener(peer.connect(), before.cursor) as after:
        await peer.say("ann", peer.groups[0], "four")
        await after.first(e.MessageSent, lambda sent: sent.text == "four")
    assert [sent.text for sent in after.all(e.MessageSent)] == ["two", "three", "four"]


async def test_what_could_not_be_committed_is_not_passed_over(peer: Peer) -> None:
    async with Listener(peer.connect()) as failing:
        failing.fail_with = RuntimeError("the disk is full")
        await peer.say("ann", peer.groups[0], "precious")
        assert isinstance(await failing.ended(), RuntimeError)
    async with Listener(peer.connect(), failing.cursor) as after:
        assert (await after.first(e.MessageSent)).text == "precious"


async def test_a_lost_connection_loses_nothing(peer: Peer) -> None:
    async with Listener(peer.connect()) as heard:
        await peer.cut()
        await peer.say("ann", peer.groups[0], "into the dark")
        await peer.mend()
        await peer.say("ann", peer.groups[0], "light again")
        await heard.first(e.MessageSent, lambda sent: sent.text == "light again")
    assert [sent.text for sent in heard.all(e.MessageSent)] == ["into the dark", "light again"]


# What people do is told in full.


async def test_tells_replies_edits_and_pictures(peer: Peer) -> None:
    parents = peer.groups[0]
    async with Listener(peer.connect()) as heard:
        asked = await peer.say("ann", parents, "谁去湖边?\nWho comes 👨‍👩‍👧?")
        await peer.say("ben", parents, "we do", reply_to=asked)
        await peer.edit("ann", parents, asked, "Who comes on Sunday?")
        await peer.send_image("ben", parents)
        await heard.first(e.MessageSent, lambda sent: sent.media == "image")
    question, answer, edited, _ = heard.all(e.MessageSent)
    assert (question.id, question.text) == (asked, "谁去湖边?\nWho comes 👨‍👩‍👧?")
    assert (answer.text, answer.reply_to, answer.replaces) == ("we do", asked, None)
    assert (edited.text, edited.replaces) == ("Who comes on Sunday?", asked)
    assert edited.id != question.id


async def test_tells_reactions_and_what_authors_take_back(peer: Peer) -> None:
    parents = peer.groups[0]
    async with Listener(peer.connect()) as heard:
        message = await peer.say("ann", parents, "a mistake")
        await peer.react("ben", parents, message, "👍")
        reaction = await heard.first(e.Reacted)
        await peer.take_back("ann", parents, message)
        vanished = await heard.first(e.MessageVanished)
    assert (reaction.who, reaction.reply_to, reaction.text) == (peer.who("ben"), message, "👍")
    assert (vanished.message, vanished.who) == (message, peer.who("ann"))


async def test_tells_private_words(peer: Peer) -> None:
    declared(peer.connect(), Can.TELL)
    async with Listener(peer.connect()) as heard:
        await peer.whisper("ann", "may I post a link?")
        await peer.whisper("ann", "please")
        await heard.first(e.Whispered, lambda word: word.text == "please")
    assert [(w.who, w.text) for w in heard.all(e.Whispered)] == [
        (peer.who("ann"), "may I post a link?"),
        (peer.who("ann"), "please"),
    ]
    assert heard.all(e.MessageSent) == []


async def test_tells_who_joins_and_who_invited_them(peer: Peer) -> None:
    declared(peer.connect(), Can.SEE_JOINS)
    async with Listener(peer.connect()) as heard:
        await peer.join("dan", peer.groups[0], invited_by="ben")
        joined = await heard.first(e.Joined)
    assert (joined.who, joined.group) == (peer.who("dan"), peer.groups[0])
    assert joined.nickname
    if Can.SEE_INVITER in peer.connect().capabilities.can:
        assert joined.invited_by == peer.who("ben")


async def test_tells_who_leaves_and_whom_others_remove(peer: Peer) -> None:
    declared(peer.connect(), Can.SEE_JOINS)
    async with Listener(peer.connect()) as heard:
        await peer.leave("ann", peer.groups[0])
        await peer.remove("ben", peer.groups[0], by="mei")
        await heard.first(e.Left, lambda left: left.who == peer.who("ben"))
    assert [(left.who, left.removed_by) for left in heard.all(e.Left)] == [
        (peer.who("ann"), None),
        (peer.who("ben"), peer.who("mei")),
    ]


async def test_tells_a_new_nickname_and_only_where_it_changed(peer: Peer) -> None:
    declared(peer.connect(), Can.SEE_NICKNAMES)
    async with Listener(peer.connect()) as heard:
        await peer.rename("ann", peer.groups[1], "乐乐爸-龙泽苑")
        await peer.say("ann", peer.groups[1], "hello")
        sent = await heard.first(e.MessageSent)
    assert [(c.who, c.group, c.nickname) for c in heard.all(e.NicknameChanged)] == [
        (peer.who("ann"), peer.groups[1], "乐乐爸-龙泽苑")
    ]
    assert sent.nickname == "乐乐爸-龙泽苑"


async def test_tells_who_reads_once_a_day(peer: Peer) -> None:
    declared(peer.connect(), Can.SEE_READERS)
    parents, readers = peer.groups[:2]
    async with Listener(peer.connect()) as heard:
        await peer.say("ann", parents, "a long story")
        await peer.say("ann", readers, "another")
        for group in (parents, parents, readers):
            await peer.read("ben", group)
            await peer.say("ann", parents, "fence")
        await heard.first(e.Read, lambda read: read.group == readers)
    assert [(read.who, read.group) for read in heard.all(e.Read)] == [
        (peer.who("ben"), parents),
        (peer.who("ben"), readers),
    ]
    assert len({read.id for read in heard.all(e.Read)}) == 2


async def test_tells_who_knocks(peer: Peer) -> None:
    declared(peer.connect(), Can.ANSWER_JOIN)
    async with Listener(peer.connect()) as heard:
        await peer.knock("dan", peer.groups[0], "my son is in class 2")
        asked = await heard.first(e.JoinAsked)
    assert (asked.who, asked.group, asked.text) == (peer.who("dan"), peer.groups[0], "my son is in class 2")


async def test_the_assistant_does_not_hear_itself(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    async with Listener(connector) as heard:
        message = await peer.say("ann", parents, "to be removed")
        await do(
            connector,
            a.RemoveMessage(id=ActionId("1"), group=parents, member=peer.who("ann"), message=message),
        )
        await do(connector, a.Post(id=ActionId("2"), group=parents, text="Good evening"))
        await do(connector, a.Tell(id=ActionId("3"), group=parents, member=peer.who("ann"), text="a word"))
        await peer.say("ann", parents, "fence")
        await heard.first(e.MessageSent, lambda sent: sent.text == "fence")
    assert [type(event) for event in heard.events] == [e.MessageSent, e.MessageSent]


# Every declared action has its effect.


async def test_posts_and_answers(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    message = await peer.say("ann", parents, "when?")
    said = await do(
        connector, a.Post(id=ActionId("p"), group=parents, text="At 8 o'clock 🌙", reply_to=message)
    )
    assert said.placed
    assert (await peer.seen("ben", parents))[-1] == "At 8 o'clock 🌙"


async def test_tells_a_member_in_private(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    words = ["first\nword", "second word"]
    for n, text in enumerate(words):
        await do(connector, a.Tell(id=ActionId(f"t{n}"), group=parents, member=peer.who("ann"), text=text))
    assert await peer.heard("ann") == words
    assert await peer.heard("ben") == []
    assert not set(words) & set(await peer.seen("ben", parents))


async def test_answers_in_the_talk_the_member_began(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    declared(connector, Can.TELL)
    async with Listener(connector) as heard:
        await peer.whisper("eve", "may I join?")
        await heard.first(e.Whispered)
        await do(connector, a.Tell(id=ActionId("t"), group=parents, member=peer.who("eve"), text="Gladly"))
        await peer.whisper("eve", "thanks")
        await heard.first(e.Whispered, lambda word: word.text == "thanks")
    assert await peer.heard("eve") == ["Gladly"]


@pytest.mark.parametrize("sort", [a.RemoveMessage, a.HoldMessage])
async def test_takes_a_message_away(peer: Peer, sort: type[a.RemoveMessage | a.HoldMessage]) -> None:
    parents = peer.groups[0]
    message = await peer.say("ann", parents, "buy now")
    await peer.say("ann", parents, "good evening")
    await do(
        peer.connect(),
        sort(id=ActionId("x"), group=parents, member=peer.who("ann"), message=message, reason="1.5"),
    )
    seen = await peer.seen("ben", parents)
    assert "buy now" not in seen
    assert "good evening" in seen


async def test_mutes_and_unmutes(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    await do(connector, a.Mute(id=ActionId("m"), group=parents, member=peer.who("ann"), until=LATER))
    assert not await peer.tries("ann", parents, "may I?")
    assert await peer.tries("ben", parents, "I may")
    assert await peer.tries("ann", peer.groups[1], "here I may")
    await do(connector, a.Unmute(id=ActionId("u"), group=parents, member=peer.who("ann")))
    assert await peer.tries("ann", parents, "again")


async def test_a_mute_ends_by_itself_where_declared(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    declared(connector, Can.TIMED_MUTE)
    past = datetime.now(UTC) - timedelta(seconds=1)
    await do(connector, a.Mute(id=ActionId("m"), group=parents, member=peer.who("ann"), until=past))
    assert await peer.tries("ann", parents, "over")


async def test_focuses_on_the_speakers(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    await do(connector, a.Focus(id=ActionId("f"), group=parents, speakers=(peer.who("ann"),)))
    assert await peer.tries("ann", parents, "the talk begins")
    assert await peer.tries("mei", parents, "welcome")
    assert not await peer.tries("ben", parents, "by the way")
    await do(connector, a.Unfocus(id=ActionId("g"), group=parents))
    assert await peer.tries("ben", parents, "thank you")


async def test_a_mute_outlives_a_focus(peer: Peer) -> None:
    connector, parents, ann = peer.connect(), peer.groups[0], peer.who("ann")
    await do(connector, a.Mute(id=ActionId("m"), group=parents, member=ann, until=LATER))
    await do(connector, a.Focus(id=ActionId("f"), group=parents, speakers=(peer.who("ben"),)))
    await do(connector, a.Unfocus(id=ActionId("g"), group=parents))
    assert not await peer.tries("ann", parents, "still not")
    await do(connector, a.Unmute(id=ActionId("u"), group=parents, member=ann))
    assert await peer.tries("ann", parents, "now")


async def test_removes_a_member_who_may_come_back(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    async with Listener(connector) as heard:
        await do(
            connector, a.RemoveMember(id=ActionId("r"), group=parents, member=peer.who("ann"), reason="1.5")
        )
        left = await heard.first(e.Left)
    assert (left.who, left.removed_by) == (peer.who("ann"), peer.assistant)
    assert not await peer.inside("ann", parents)
    assert await peer.inside("ann", peer.groups[1])


async def test_bans_and_readmits(peer: Peer) -> None:
    connector, parents, ann = peer.connect(), peer.groups[0], peer.who("ann")
    await do(connector, a.RemoveMember(id=ActionId("r"), group=parents, member=ann, ban=True))
    assert not await peer.enter("ann", parents)
    await do(connector, a.Readmit(id=ActionId("b"), group=parents, member=ann))
    assert await peer.enter("ann", parents)


async def test_sets_a_nickname(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    await do(
        connector,
        a.SetNickname(id=ActionId("n"), group=parents, member=peer.who("ann"), nickname="如玛爸-金域华府"),
    )
    assert await peer.nickname("ann", parents) == "如玛爸-金域华府"


async def test_lets_in_who_knocked(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    async with Listener(connector) as heard:
        declared(connector, Can.ANSWER_JOIN)
        await peer.knock("dan", parents, "please")
        await heard.first(e.JoinAsked)
        await do(connector, a.ApproveJoin(id=ActionId("a"), group=parents, member=peer.who("dan")))
        assert await peer.enter("dan", parents)
        assert (await heard.first(e.Joined)).who == peer.who("dan")


async def test_turns_away_who_knocked(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    declared(connector, Can.ANSWER_JOIN)
    await peer.knock("dan", parents, "let me sell")
    await do(connector, a.RefuseJoin(id=ActionId("a"), group=parents, member=peer.who("dan"), reason="full"))
    assert not await peer.enter("dan", parents)


async def test_pins(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    message = await peer.say("ann", parents, "the rules")
    await do(connector, a.Pin(id=ActionId("p"), group=parents, message=message))
    assert message in await peer.pinned(parents)


# Asked twice, done once; refused with a reason.


async def test_the_same_words_asked_twice_are_said_once(peer: Peer) -> None:
    """A restart between doing and noting it asks again: with another connector, under the same id."""
    parents, ann = peer.groups[0], peer.who("ann")
    post = a.Post(id=ActionId("event/2.1/post"), group=parents, text="once")
    tell = a.Tell(id=ActionId("event/1.5/tell"), group=parents, member=ann, text="once to you")
    first = peer.connect()
    declared(first, Can.IDEMPOTENT)
    placed = (await do(first, post)).placed
    await do(first, tell)
    assert (await do(first, post)).placed == placed
    await do(first, tell)
    assert (await peer.seen("ben", parents)).count("once") == 1
    assert await peer.heard("ann") == ["once to you"]


def everything(group: GroupId, peer: Peer, message: MessageId) -> list[a.Action]:
    ann = peer.who("ann")
    return [
        a.Tell(id=ActionId("1"), group=group, member=ann, text="hello"),
        a.Post(id=ActionId("2"), group=group, text="hello"),
        a.Pin(id=ActionId("3"), group=group, message=message),
        a.SetNickname(id=ActionId("4"), group=group, member=ann, nickname="Ann"),
        a.Focus(id=ActionId("5"), group=group),
        a.Unfocus(id=ActionId("6"), group=group),
        a.Mute(id=ActionId("7"), group=group, member=ann, until=LATER),
        a.Unmute(id=ActionId("8"), group=group, member=ann),
        a.RemoveMessage(id=ActionId("9"), group=group, member=ann, message=message),
        a.RemoveMember(id=ActionId("10"), group=group, member=ann),
        a.Readmit(id=ActionId("11"), group=group, member=ann),
    ]


async def test_everything_declared_may_be_asked_twice(peer: Peer) -> None:
    """What changes a state is done once by its nature: the second time finds it done."""
    connector, parents = peer.connect(), peer.groups[0]
    declared(connector, Can.IDEMPOTENT)
    message = await peer.say("ann", parents, "words")
    for action in everything(parents, peer, message):
        if needs(action) in connector.capabilities.can:
            first = await do(connector, action)
            assert await connector.perform(action) == first


async def test_refuses_what_it_does_not_declare(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    message = await peer.say("ann", parents, "words")
    undeclared = [
        action
        for action in everything(parents, peer, message)
        if needs(action) not in connector.capabilities.can
    ]
    for action in undeclared:
        outcome = await connector.perform(action)
        assert outcome.how == "refused", action
        assert outcome.reason


async def test_refuses_in_a_group_it_does_not_know(peer: Peer) -> None:
    outcome = await peer.connect().perform(a.Post(id=ActionId("p"), group=GroupId("nowhere"), text="hello"))
    assert outcome.how == "refused"
    assert outcome.reason


async def test_the_platforms_no_comes_back_with_its_reason(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    declared(connector, Can.REMOVE_MEMBER)
    outcome = await connector.perform(a.RemoveMember(id=ActionId("r"), group=parents, member=peer.who("mei")))
    assert outcome.how == "refused"
    assert outcome.reason
    assert await peer.inside("mei", parents)


async def test_without_a_connection_asks_to_try_again(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    post = a.Post(id=ActionId("p"), group=parents, text="at last")
    async with Listener(connector):
        await peer.cut()
        assert (await connector.perform(post)).how == "again"
        await peer.mend()
        await do(connector, post)
    assert (await peer.seen("ann", parents)).count("at last") == 1


async def test_holds_the_rights_it_needs_in_every_group(peer: Peer) -> None:
    rights = await peer.connect().rights()
    assert {right.group for right in rights} >= set(peer.groups)
    assert [right for right in rights if not right.held] == []


async def test_many_actions_at_once_all_have_an_outcome(peer: Peer) -> None:
    connector, parents = peer.connect(), peer.groups[0]
    posts = [a.Post(id=ActionId(f"p{n}"), group=parents, text=f"line {n}") for n in range(10)]
    outcomes = await asyncio.gather(*(connector.perform(post) for post in posts))
    assert len({outcome.placed for outcome in outcomes if outcome.how == "done"}) == 10
