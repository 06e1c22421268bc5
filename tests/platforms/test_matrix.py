"""What is particular to Matrix, on a real Synapse: traps, gaps, talks and restarts."""

import signal
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mautrix.api import Path as ApiPath
from tests.platforms.contract import Listener
from tests.platforms.line import Line
from tests.platforms.peers.matrix import MatrixPeer, open_peer
from tests.platforms.synapse import Synapse

from warmfield.community import actions as a
from warmfield.community import events as e
from warmfield.community.ids import ActionId, GroupId, MemberId
from warmfield.platforms.matrix import MatrixConnector, MatrixSettings

pytestmark = pytest.mark.peer
LATER = datetime(2036, 1, 1, tzinfo=UTC)
PARENTS = GroupId("parents")


@pytest.fixture
async def matrix(request: pytest.FixtureRequest) -> AsyncIterator[MatrixPeer]:
    async with open_peer(request) as opened:
        yield opened


def mute(who: MemberId) -> a.Mute:
    return a.Mute(id=ActionId("m"), group=PARENTS, member=who, until=LATER)


def unmute(who: MemberId) -> a.Unmute:
    return a.Unmute(id=ActionId("u"), group=PARENTS, member=who)


async def powers(matrix: MatrixPeer) -> dict[str, object]:
    return await matrix.people["mei"].state(matrix.rooms[PARENTS], "m.room.power_levels")


async def give(matrix: MatrixPeer, name: str, power: int, by: str = "mei") -> None:
    levels = await powers(matrix)
    users = dict(levels["users"])  # type: ignore[call-overload]
    levels["users"] = users | {matrix.people[name].user: power}
    await matrix.people[by].set_state(matrix.rooms[PARENTS], "m.room.power_levels", levels)


# Nothing is lost.


async def test_a_gap_longer_than_the_server_tells_is_filled(matrix: MatrixPeer) -> None:
    """Synapse tells the last 100 events of a room; the others must be asked for, in both directions right."""
    lines = [f"line {n}" for n in range(230)]
    async with Listener(matrix.connect()) as before:
        await matrix.say("ann", PARENTS, "before")
        await before.first(e.MessageSent)
    await matrix.join("dan", PARENTS, invited_by="ben")
    await matrix.rename("ann", PARENTS, "乐乐爸-龙泽苑")
    for line in lines:
        await matrix.say("ann", PARENTS, line)
    await matrix.say("ben", matrix.groups[1], "elsewhere")
    async with Listener(matrix.connect(), before.cursor) as after:
        await after.first(e.MessageSent, lambda sent: sent.text == "elsewhere")
    sent = [one for one in after.all(e.MessageSent) if one.group == PARENTS]
    assert [one.text for one in sent] == lines
    assert {one.nickname for one in sent} == {"乐乐爸-龙泽苑"}
    assert [one.invited_by for one in after.all(e.Joined)] == [matrix.who("ben")]
    assert [one.nickname for one in after.all(e.NicknameChanged)] == ["乐乐爸-龙泽苑"]
    assert len({one.id for one in after.events}) == len(after.events)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
async def test_a_restarted_server_is_found_again(
    matrix: MatrixPeer, synapse: Synapse, how: signal.Signals
) -> None:
    async with Listener(matrix.connect()) as heard:
        await matrix.say("ann", PARENTS, "one")
        await heard.first(e.MessageSent)
        synapse.stop(how)
        synapse.start()
        await matrix.say("ann", PARENTS, "two")
        await heard.first(e.MessageSent, lambda sent: sent.text == "two")
    assert [sent.text for sent in heard.all(e.MessageSent)] == ["one", "two"]


async def test_nothing_from_before_the_assistant_came_is_told(matrix: MatrixPeer) -> None:
    mei, bot = matrix.people["mei"], matrix.people["assistant"]
    room = await mei.open_room(preset="private_chat")
    await mei.say(room, "before")
    settings = MatrixSettings(homeserver=matrix.line.url, token=bot.token, groups={room: PARENTS})
    connector = MatrixConnector(settings)
    async with Listener(connector) as heard:
        outcome = await connector.perform(a.Post(id=ActionId("p"), group=PARENTS, text="hello"))
        assert outcome.how == "refused"
        await mei.say(room, "still before")
        await mei.ask("POST", f"rooms/{room}/invite", {"user_id": bot.user})
        await mei.until_joined(room, bot.user)
        await mei.say(room, "after")
        await heard.first(e.MessageSent)
        assert (await connector.perform(a.Post(id=ActionId("p"), group=PARENTS, text="hello"))).how == "done"
    await connector.close()
    assert [type(event) for event in heard.events] == [e.MessageSent]
    assert heard.all(e.MessageSent)[0].text == "after"


async def members(matrix: MatrixPeer, room: str) -> list[dict[str, str]]:
    people = await matrix.people["mei"].ask("GET", f"rooms/{room}/members", membership="join")
    return list(people["chunk"])


# Who is there, and who reads.


async def test_who_was_there_before_is_told_with_their_name(matrix: MatrixPeer) -> None:
    async with Listener(matrix.connect()) as heard:
        await matrix.say("ann", PARENTS, "hello")
        await heard.first(e.MessageSent)
        await matrix.say("ann", PARENTS, "fence")
        await heard.first(e.MessageSent, lambda sent: sent.text == "fence")
    here = {one.who: one.nickname for one in heard.present if one.group == PARENTS}
    assert set(here) == {matrix.who("ann"), matrix.who("ben"), matrix.who("mei")}
    assert all(name and not name.startswith("@") for name in here.values())
    assert len({one.id for one in heard.present}) == len(heard.present)


async def test_a_hidden_receipt_is_told_to_nobody(matrix: MatrixPeer) -> None:
    room = matrix.rooms[PARENTS]
    async with Listener(matrix.connect()) as heard:
        await matrix.say("ann", PARENTS, "hello")
        last = (await matrix.people["ben"].past(room))[-1]["event_id"]
        await matrix.people["ben"].ask("POST", f"rooms/{room}/receipt/m.read.private/{last}", {})
        await matrix.say("ann", PARENTS, "fence")
        await matrix.read("mei", PARENTS)
        await matrix.say("ann", PARENTS, "second fence")
        await heard.first(e.Read)
    assert [read.who for read in heard.all(e.Read)] == [matrix.who("mei")]


async def test_a_sign_put_to_a_private_word_is_an_answer(matrix: MatrixPeer) -> None:
    connector, ann = matrix.connect(), matrix.people["ann"]
    tell = a.Tell(id=ActionId("t"), group=PARENTS, member=matrix.who("ann"), text="are you there?")
    async with Listener(connector) as heard:
        word = (await connector.perform(tell)).placed
        relation = {"rel_type": "m.annotation", "event_id": word, "key": "👍"}
        await ann.send(str(await matrix.talk("ann")), {"m.relates_to": relation}, "m.reaction")
        said = await heard.first(e.Whispered)
    assert (said.who, said.text) == (matrix.who("ann"), "👍")


# Power levels.


async def test_a_mute_gives_back_the_power_there_was_after_a_restart_too(matrix: MatrixPeer) -> None:
    await give(matrix, "ann", 10)
    before = await powers(matrix)
    assert (await matrix.connect().perform(mute(matrix.who("ann")))).how == "done"
    assert not await matrix.tries("ann", PARENTS, "no")
    assert (await matrix.connect().perform(unmute(matrix.who("ann")))).how == "done"
    assert await powers(matrix) == before


async def test_a_focus_is_lifted_without_a_trace_after_a_restart_too(matrix: MatrixPeer) -> None:
    before = await powers(matrix)
    focus = a.Focus(id=ActionId("f"), group=PARENTS, speakers=(matrix.who("ann"),))
    await matrix.connect().perform(focus)
    levels = await powers(matrix)
    assert levels["users"][matrix.people["ann"].user] == 49  # type: ignore[index]
    assert not await matrix._allowed(
        matrix.people["ann"].ask(
            "POST", f"rooms/{matrix.rooms[PARENTS]}/kick", {"user_id": matrix.people["ben"].user}
        )
    )
    await matrix.connect().perform(a.Unfocus(id=ActionId("g"), group=PARENTS))
    assert await powers(matrix) == before


async def test_an_assistant_at_90_says_what_it_lacks(matrix: MatrixPeer) -> None:
    """It may remove messages and members, but power levels ask for 100."""
    await give(matrix, "assistant", 90, by="assistant")
    connector = matrix.connect()
    here = [right for right in await connector.rights() if right.group == PARENTS]
    lacking = {right.name: right.mend for right in here if not right.held}
    assert set(lacking) == {"mute", "focus"}
    assert matrix.people["assistant"].user in lacking["mute"]
    assert "100" in lacking["mute"]
    outcome = await connector.perform(mute(matrix.who("ann")))
    assert (outcome.how, outcome.reason[:11]) == ("refused", "M_FORBIDDEN")
    message = await matrix.say("ann", PARENTS, "advert")
    removal = a.RemoveMessage(id=ActionId("r"), group=PARENTS, member=matrix.who("ann"), message=message)
    assert (await connector.perform(removal)).how == "done"


async def test_a_creator_of_a_new_room_holds_every_right_and_can_not_be_touched(matrix: MatrixPeer) -> None:
    """Room version 12: creators stand above all levels and must not be listed in them."""
    bot, ann = matrix.people["assistant"], matrix.people["ann"]
    own = await bot.open_room(room_version="12", invite=[ann.user])
    await ann.join(own)
    foreign = await ann.open_room(
        room_version="12", invite=[bot.user], power_level_content_override={"users": {bot.user: 100}}
    )
    await bot.join(foreign)
    settings = MatrixSettings(
        homeserver=matrix.line.url, token=bot.token, groups={own: PARENTS, foreign: GroupId("readers")}
    )
    connector = MatrixConnector(settings)
    assert [right for right in await connector.rights() if not right.held] == [
        right for right in await connector.rights() if right.name in ("mute", "focus") and not right.held
    ]
    assert all(right.held for right in await connector.rights() if right.group == PARENTS)
    assert (await connector.perform(mute(matrix.who("ann")))).how == "done"
    removal = a.RemoveMember(id=ActionId("r"), group=GroupId("readers"), member=matrix.who("ann"))
    assert (await connector.perform(removal)).how == "refused"
    await connector.close()


async def test_says_where_it_is_not_and_what_it_can_not_read(matrix: MatrixPeer) -> None:
    bot, mei = matrix.people["assistant"], matrix.people["mei"]
    sealed = await mei.open_room(
        invite=[bot.user],
        initial_state=[{"type": "m.room.encryption", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}],
    )
    settings = MatrixSettings(
        homeserver=matrix.line.url,
        token=bot.token,
        language="zh",
        groups={"#nowhere:wf.test": GroupId("nowhere"), sealed: GroupId("sealed")},
    )
    connector = MatrixConnector(settings)
    lacking = {(r.group, r.name): r.mend for r in await connector.rights() if not r.held}
    await connector.close()
    assert bot.user in lacking[GroupId("nowhere"), "read"]
    assert "sealed" in lacking[GroupId("sealed"), "read"]


# Names, talks, accounts.


async def test_a_new_name_of_the_account_is_told_in_every_group(matrix: MatrixPeer) -> None:
    ann = matrix.people["ann"]
    async with Listener(matrix.connect()) as heard:
        await ann.ask("PUT", f"profile/{ann.user}/displayname", {"displayname": "Anna"})
        for group in matrix.groups:
            await heard.first(e.NicknameChanged, lambda changed, at=group: changed.group == at)  # type: ignore[misc]
    assert {changed.nickname for changed in heard.all(e.NicknameChanged)} == {"Anna"}


async def test_a_group_may_be_given_by_its_alias(matrix: MatrixPeer) -> None:
    mei, bot = matrix.people["mei"], matrix.people["assistant"]
    name = f"lake{matrix.people['mei'].user[4:].partition(':')[0]}"
    room = await mei.open_room(room_alias_name=name, preset="public_chat")
    settings = MatrixSettings(
        homeserver=matrix.line.url, token=bot.token, groups={f"#{name}:wf.test": PARENTS}
    )
    connector = MatrixConnector(settings)
    assert (await connector.perform(a.Post(id=ActionId("p"), group=PARENTS, text="hello"))).how == "done"
    await connector.close()
    assert bot.user in {one["state_key"] for one in await members(matrix, room)}


async def test_the_same_talk_is_found_after_a_restart(matrix: MatrixPeer) -> None:
    for n in range(2):
        tell = a.Tell(id=ActionId(f"t{n}"), group=PARENTS, member=matrix.who("ann"), text=f"word {n}")
        await matrix.connect().perform(tell)
    assert await matrix.heard("ann") == ["word 0", "word 1"]


async def test_who_left_the_talk_is_asked_into_a_new_one(matrix: MatrixPeer) -> None:
    connector, ann = matrix.connect(), matrix.people["ann"]
    async with Listener(connector) as heard:
        await connector.perform(a.Tell(id=ActionId("1"), group=PARENTS, member=matrix.who("ann"), text="one"))
        await ann.ask("POST", f"rooms/{await matrix.talk('ann')}/leave", {})
        await matrix.say("ann", PARENTS, "fence")
        await heard.first(e.MessageSent)
        await connector.perform(a.Tell(id=ActionId("2"), group=PARENTS, member=matrix.who("ann"), text="two"))
    assert await matrix.heard("ann") == ["two"]


async def test_an_encrypted_talk_is_answered_with_a_way_out(matrix: MatrixPeer) -> None:
    """Many clients encrypt private talks by default, and the member must not wait for an answer in vain."""
    bot, ann = matrix.people["assistant"], matrix.people["ann"]
    async with Listener(matrix.connect()) as heard:
        room = await ann.open_room(
            is_direct=True,
            preset="private_chat",
            invite=[bot.user],
            initial_state=[{"type": "m.room.encryption", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}],
        )
        await ann.send(room, {"algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "x"}, "m.room.encrypted")
        plain = await ann.next_invitation()
        await ann.join(plain)
        await ann.say(plain, "hello?")
        word = await heard.first(e.Whispered)
    assert word.text == "hello?"
    said = [one["content"]["body"] for one in await ann.past(room) if one["type"] == "m.room.message"]
    assert len(said) == 1
    assert "encrypted" in said[0]


async def test_signs_in_by_password_and_again_when_signed_out(matrix: MatrixPeer, synapse: Synapse) -> None:
    bot = matrix.people["assistant"]
    name = bot.user[1:].partition(":")[0]
    groups = {room: group for group, room in matrix.rooms.items()}
    settings = MatrixSettings(homeserver=matrix.line.url, user=bot.user, password=name, groups=groups)
    connector = MatrixConnector(settings)
    post = a.Post(id=ActionId("p"), group=PARENTS, text="once")
    placed = (await connector.perform(post)).placed
    devices = await bot.ask("GET", "devices")
    assert "WARMFIELD" in {one["device_id"] for one in devices["devices"]}
    await connector._account.post(ApiPath.v3.logout, {})
    assert (await connector.perform(post)).how == "again"
    assert (await connector.perform(post)).how == "done"
    await connector.close()
    assert placed


async def test_a_wrong_token_ends_with_the_servers_words(matrix: MatrixPeer) -> None:
    settings = MatrixSettings(homeserver=matrix.line.url, token="wrong", groups={})
    connector = MatrixConnector(settings)
    outcome = await connector.perform(a.Post(id=ActionId("p"), group=PARENTS, text="hello"))
    assert outcome.how == "again"
    assert "M_UNKNOWN_TOKEN" in outcome.reason
    await connector.close()


async def test_a_server_that_asks_to_wait_is_obeyed(tmp_path: Path) -> None:
    strict = Synapse(tmp_path, limits={"rc_message": {"per_second": 0.2, "burst_count": 5}})
    strict.start()
    peer = MatrixPeer(strict, Line(strict.port))
    await peer.line.mend()
    await peer.build()
    connector = peer.connect()
    try:
        posts = [a.Post(id=ActionId(f"p{n}"), group=PARENTS, text="hello") for n in range(8)]
        outcomes = [await connector.perform(post) for post in posts]
    finally:
        await peer.close()
        await peer.line.cut()
        strict.close()
    waits = [outcome.wait for outcome in outcomes if outcome.how == "again"]
    assert outcomes[0].how == "done"
    assert all(wait is not None and 0 < wait < 60 for wait in waits)
    assert waits
