"""The book of all members: read once beside the running engine, then kept true turn by turn."""

import asyncio
from collections.abc import Sequence

from sqlalchemy import Connection

from warmfield.community.draft import Record
from warmfield.engine.member_book import MemberBook
from warmfield.engine.ports import Turn
from warmfield.store.archive import SqlArchive
from warmfield.store.everybody import everybody


class BookKept:
    """`book` waits for the first reading; `watch` is told of every turn; `forget` has it read anew."""

    def __init__(self, archive: SqlArchive) -> None:
        self._archive = archive
        self._reading: asyncio.Task[MemberBook] | None = None
        self._book: MemberBook | None = None
        self._meanwhile: list[Record] = []

    async def book(self) -> MemberBook:
        """Raises StoreFailed; the next who asks tries again."""
        if self._book is not None:
            return self._book
        if self._reading is None:
            self._reading = asyncio.create_task(self._read())
        reading = self._reading
        try:
            return await asyncio.shield(reading)
        finally:
            if reading.done() and self._reading is reading:
                self._reading = None

    def watch(self, turns: Sequence[Turn]) -> None:
        if self._book is None and self._reading is None:
            return
        for turn in turns:
            if self._book is not None:
                self._book.put(turn.records)
            else:
                self._meanwhile += turn.records

    def forget(self) -> None:
        """Somebody was erased, or names were blanked: whoever asks next has it read anew."""
        self._book = self._reading = None
        self._meanwhile = []

    async def _read(self) -> MemberBook:
        """What changed while it was being read is newer, and put on top."""
        mine = asyncio.current_task()
        book = await self._archive.look(_whole)
        book.put(self._meanwhile if self._reading is mine else ())
        if self._reading is mine:
            self._book, self._meanwhile = book, []
        return book


def _whole(reader: Connection) -> MemberBook:
    book = MemberBook()
    book.put(everybody(reader))
    return book
