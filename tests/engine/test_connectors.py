"""A connector that fails is started again, from the place up to which its events are on the disk."""

from datetime import timedelta

from tests.engine.house import GROUP, Open, fake_connector

from warmfield.community.events import Event, MessageSent
from warmfield.engine.ports import Store, Take
from warmfield.platforms.fake import FakeChat, FakeConnector


class Falling(FakeConnector):
    """Falls the first time, after its events were taken; `began` tells where it was started."""

    def __init__(self, chat: FakeChat) -> None:
        super().__init__(chat)
        self.began: list[str | None] = []

    async def run(self, take: Take, since: str | None) -> None:
        self.began.append(since)
        if len(self.began) == 2:
            await take(self._chat.events[: int(since or 0) + 1], None)
            raise ConnectionResetError
        await super().run(take, since)


def texts(events: list[Event]) -> list[str]:
    return [event.text for event in events if isinstance(event, MessageSent)]


async def test_what_people_say_reaches_the_journal(running: Open, store: Store):
    connector = fake_connector()
    async with running(store, connector=connector) as house:
        await house.until(lambda: store.cursor("log") == "0")
        connector._chat.join("ann", GROUP)
        connector._chat.say("ann", GROUP, "hello")
        await house.until(lambda: texts([turn.event for turn in house.turns]) == ["hello"])
        assert store.cursor("log") == "2"


async def test_a_connector_that_fell_goes_on_where_it_was(running: Open, store: Store):
    chat = FakeChat([GROUP], platform="log")
    connector = Falling(chat)
    async with running(store, connector=connector) as house:
        await house.until(lambda: store.cursor("log") == "0")
    chat.join("ann", GROUP)
    chat.say("ann", GROUP, "hello")
    async with running(store, connector=connector) as house:
        await house.until(lambda: "connector_failed" in house.whats())
        house.clock.move_by(timedelta(seconds=2))
        await house.until(lambda: texts([turn.event for turn in house.turns]) == ["hello"])
        assert connector.began == [None, "0", "0"]
        assert store.cursor("log") == "2"
