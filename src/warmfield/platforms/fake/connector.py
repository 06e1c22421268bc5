"""The connector to a FakeChat: full capabilities unless told otherwise, with scripted answers."""

from collections import deque

from warmfield.community import actions as a
from warmfield.community.capabilities import EVERYTHING, Can, Capabilities, needs
from warmfield.community.ids import ActionId
from warmfield.engine.ports import Cursor, Outcome, Right, Take
from warmfield.platforms.fake.chat import FakeChat
from warmfield.platforms.fake.effects import effect

LOST_ANSWER = Outcome(how="again", reason="the answer was lost")
"""Put into `script`: the action is done, but its answer never arrives."""


class FakeConnector:
    """`script` holds the next outcomes: each answers one action instead of doing it.

    `at_once` is how many actions the platform takes before it asks to wait; `rested()` lets as many
    through again. `performed` lists what took effect, in order.
    """

    def __init__(
        self, chat: FakeChat, capabilities: Capabilities | None = None, at_once: int | None = None
    ) -> None:
        self.capabilities = capabilities or Capabilities(
            platform=chat.platform, can=EVERYTHING - {Can.TIMED_MUTE}, per_second=1000.0
        )
        self.script: deque[Outcome] = deque()
        self.performed: list[a.Action] = []
        self.online = True
        self._chat = chat
        self._at_once = at_once
        self._left = at_once
        self._outcomes: dict[ActionId, Outcome] = {}

    async def run(self, take: Take, since: str | None) -> None:
        """Hand over what happened since; without a cursor, only what happens from now on."""
        chat, name = self._chat, self.capabilities.platform
        position = len(chat.events) if since is None else int(since)
        if since is None:
            await take((), Cursor(name, str(position)))
        while True:
            chat.grown.clear()
            new = tuple(chat.events[position:]) if self.online else ()
            if new:
                position += len(new)
                await take(new, Cursor(name, str(position)))
            else:
                await chat.grown.wait()

    def cut(self) -> None:
        """Lose the connection: nothing comes, nothing goes, until `mend`."""
        self.online = False

    def mend(self) -> None:
        self.online = True
        self._chat.grown.set()

    def rested(self) -> None:
        self._left = self._at_once

    async def perform(self, action: a.Action) -> Outcome:
        if not self.online:
            return Outcome(how="again", reason="no connection")
        if needs(action) not in self.capabilities.can:
            return Outcome(how="refused", reason=f"this platform can't: {needs(action).value}")
        known = self._outcomes.get(action.id)
        if known is not None and Can.IDEMPOTENT in self.capabilities.can:
            return known
        if self._left == 0:
            return Outcome(how="again", reason="too many at once", wait=1.0)
        answer = self.script.popleft() if self.script else None
        if answer is not None and answer is not LOST_ANSWER:
            return answer
        outcome = effect(self._chat, action)
        self._count(action, outcome)
        return outcome if answer is None else answer

    def _count(self, action: a.Action, outcome: Outcome) -> None:
        if self._left is not None:
            self._left -= 1
        self._outcomes[action.id] = outcome
        if outcome.how == "done":
            self.performed.append(action)

    async def rights(self) -> list[Right]:
        return [
            Right(group=group, name=can.value, held=True)
            for group in self._chat.groups
            for can in sorted(self.capabilities.can)
        ]

    async def close(self) -> None:
        """Nothing is open."""
