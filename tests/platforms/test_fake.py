"""The fake's own abilities: what the engine's tests script it to do."""

from warmfield.community import actions as a
from warmfield.community.capabilities import PLATFORMS
from warmfield.community.ids import ActionId, GroupId
from warmfield.engine.ports import Outcome
from warmfield.platforms.fake import FakeChat, FakeConnector
from warmfield.platforms.fake.connector import LOST_ANSWER

PARENTS = GroupId("parents")


def post(name: str) -> a.Post:
    return a.Post(id=ActionId(name), group=PARENTS, text=name)


async def test_a_scripted_refusal_does_nothing() -> None:
    chat = FakeChat([PARENTS])
    connector = FakeConnector(chat)
    connector.script.append(Outcome(how="refused", reason="not today"))
    assert (await connector.perform(post("one"))).reason == "not today"
    assert chat.texts(PARENTS) == []


async def test_a_lost_answer_was_done_and_is_not_done_again() -> None:
    chat = FakeChat([PARENTS])
    connector = FakeConnector(chat)
    connector.script.append(LOST_ANSWER)
    assert (await connector.perform(post("one"))).how == "again"
    assert (await connector.perform(post("one"))).how == "done"
    assert chat.texts(PARENTS) == ["one"]


async def test_a_platform_without_keys_does_it_twice() -> None:
    chat = FakeChat([PARENTS], platform="onebot")
    connector = FakeConnector(chat, PLATFORMS["onebot"])
    await connector.perform(post("one"))
    await connector.perform(post("one"))
    assert chat.texts(PARENTS) == ["one", "one"]


async def test_too_many_at_once_must_wait() -> None:
    chat = FakeChat([PARENTS])
    connector = FakeConnector(chat, at_once=1)
    await connector.perform(post("one"))
    assert (await connector.perform(post("two"))).wait == 1.0
    connector.rested()
    assert (await connector.perform(post("two"))).how == "done"


async def test_a_platform_kept_by_hand_does_nothing() -> None:
    chat = FakeChat([PARENTS], platform="wechat")
    connector = FakeConnector(chat, PLATFORMS["wechat"])
    assert (await connector.perform(post("one"))).how == "refused"
    assert connector.performed == []
