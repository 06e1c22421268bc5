"""The connector to Matrix. It drives /sync itself: one answer is committed before the next is asked."""

import asyncio
from typing import ClassVar

from mautrix.errors import MatrixError

from warmfield.community.actions import Action
from warmfield.community.capabilities import PLATFORMS, Capabilities, needs
from warmfield.engine.ports import Cursor, Outcome, Right, Take
from warmfield.platforms.matrix.account import TROUBLE, Account, TooFastError, passes
from warmfield.platforms.matrix.acting import Acting
from warmfield.platforms.matrix.attendance import Attendance
from warmfield.platforms.matrix.news import News
from warmfield.platforms.matrix.places import Places
from warmfield.platforms.matrix.rights import rights_in
from warmfield.platforms.matrix.settings import MatrixSettings
from warmfield.wording import words_in

FIRST_WAIT, LONGEST_WAIT = 0.25, 16.0
"""Seconds between tries to reach a server that doesn't answer: half a minute in all."""
ERRORS = (*TROUBLE, MatrixError)


class MatrixConnector:
    """Opens its connection whenever it needs one; `close` it in the end."""

    capabilities: ClassVar[Capabilities] = PLATFORMS["matrix"]

    def __init__(self, settings: MatrixSettings) -> None:
        self._account = Account(settings)
        self._places = Places(self._account, settings)
        self._news = News(self._account, self._places)
        self._attendance = Attendance(self._account, self._places, settings.attendance_every)
        self._acting = Acting(self._account, self._places)
        self._words = words_in(settings.language)

    async def run(self, take: Take, since: str | None) -> None:
        """Raises what `take` raises, and what the server says or doesn't once patience is at an end.

        Started again from the last cursor it goes on without loss. When it ends, the connection is let go.
        """
        try:
            await self._read(take, since)
        finally:
            await self.close()

    async def _read(self, take: Take, since: str | None) -> None:
        wait = FIRST_WAIT
        while True:
            try:
                await self._places.find()
                events, position, moved = await self._news.next(since)
                events += await self._attendance.news(since or position)
            except ERRORS as error:
                if not passes(error) or wait > LONGEST_WAIT:
                    raise
                await asyncio.sleep(max(wait, _asked(error)))
                wait *= 2
                continue
            wait = FIRST_WAIT
            if moved or events:
                await take(events, Cursor("matrix", position))
            since = position

    async def perform(self, action: Action) -> Outcome:
        if needs(action) not in self.capabilities.can:
            return Outcome(how="refused", reason="Matrix lets nobody set another's name")
        try:
            await self._places.find()
            return await self._acting.perform(action)
        except ERRORS as error:
            if passes(error):
                return Outcome(how="again", reason=_said(error), wait=_asked(error) or None)
            return Outcome(how="refused", reason=_said(error))

    async def rights(self) -> list[Right]:
        """Raises what the account raises when the server can't be asked."""
        await self._places.find()
        return await rights_in(self._account, self._places, self._words)

    async def close(self) -> None:
        await self._account.close()


def _asked(error: BaseException) -> float:
    return error.wait if isinstance(error, TooFastError) else 0.0


def _said(error: BaseException) -> str:
    """The platform's own words, with its code where it has one."""
    return f"{getattr(error, 'errcode', '') or type(error).__name__}: {error}"
