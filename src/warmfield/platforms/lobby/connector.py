"""Joins the lobby to the engine: events out of its file in order, actions into it once each."""

import msgspec
from sqlalchemy import select

from warmfield.community.actions import Action
from warmfield.community.capabilities import PLATFORMS, Capabilities
from warmfield.community.events import Event
from warmfield.engine.ports import Cursor, Outcome, Right, Take
from warmfield.platforms.lobby import acting
from warmfield.platforms.lobby.book import Book, Page
from warmfield.platforms.lobby.house import House
from warmfield.platforms.lobby.tables import happenings

NAME = "lobby"
AT_ONCE = 500
_EVENT: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


class LobbyConnector:
    """`house` may change while it runs: a new version of the plan."""

    def __init__(self, book: Book, house: House) -> None:
        self._book = book
        self.house = house

    @property
    def capabilities(self) -> Capabilities:
        return PLATFORMS[NAME]

    async def run(self, take: Take, since: str | None) -> None:
        """The cursor is `birth:number`. Without one of this file, begin where the file stood when opened."""
        birth, _, number = (since or "").partition(":")
        at = int(number) if birth == self._book.birth else self._book.begin
        if birth != self._book.birth:
            await take([], Cursor(NAME, f"{self._book.birth}:{at}"))
        while True:
            events, last = await self._book.read(after, at)
            if not events:
                await self._book.bell.news()
                continue
            await take(events, Cursor(NAME, f"{self._book.birth}:{last}"))
            at = last

    async def perform(self, action: Action) -> Outcome:
        place = self.house.places.get(action.group)
        if place is None:
            return Outcome(how="refused", reason=f"no group {action.group} in the lobby")
        return await self._book.write(acting.perform, action, self.house.assistant, place.owner)

    async def rights(self) -> list[Right]:
        """The lobby is ours: every right, in every group."""
        return [
            Right(group=group, name=right.value, held=True)
            for group in self.house.places
            for right in sorted(self.capabilities.can)
        ]

    async def close(self) -> None:
        self._book.close()


def after(page: Page, number: int) -> tuple[list[Event], int]:
    """The next events behind `number`, and how far they go."""
    later = select(happenings).where(happenings.c.number > number)
    rows = page.sql.execute(later.order_by(happenings.c.number).limit(AT_ONCE)).all()
    return [_EVENT.decode(row.event) for row in rows], rows[-1].number if rows else number
