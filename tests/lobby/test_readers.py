"""Who reads in the lobby: told once a member, group and day, over restarts too."""

from datetime import UTC, datetime
from pathlib import Path

from tests.lobby.conftest import Visitor

from warmfield.community.events import Event, Read
from warmfield.community.ids import GroupId
from warmfield.platforms.lobby.book import Book
from warmfield.platforms.lobby.connector import after
from warmfield.platforms.lobby.members import seat, staff_account
from warmfield.platforms.lobby.readers import Readers
from warmfield.platforms.lobby.site import Lobby

PARENTS = GroupId("parents")
MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp()
DAY = 86400.0


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = MONDAY

    def __call__(self) -> float:
        return self.now


async def reads(book: Book) -> list[Read]:
    events: list[Event] = (await book.read(after, 0))[0]
    return [one for one in events if isinstance(one, Read)]


async def opened(path: Path, clock: Clock) -> Book:
    book = Book(path, clock)
    await book.write(staff_account, "ann", "token", "Ann", "")
    await book.write(seat, PARENTS, "ann", "Ann")
    return book


async def test_whoever_opens_the_page_reads_and_is_told_of_once(lobby: Lobby, visitor: Visitor) -> None:
    token = await visitor.come_in("乐乐爸-龙泽苑")
    await visitor.page(token)
    await visitor.page(token)
    assert [one.group for one in await reads(lobby.book)] == [PARENTS]


async def test_the_next_day_is_told_too(tmp_path: Path) -> None:
    clock = Clock()
    book = await opened(tmp_path / "lobby.db", clock)
    readers = Readers(book)
    for now in (MONDAY, MONDAY + 60, MONDAY + DAY):
        clock.now = now
        await readers.note(PARENTS, "ann")
    assert [one.at.day for one in await reads(book)] == [2, 3]
    book.close()


async def test_after_a_restart_the_same_day_has_the_same_id(tmp_path: Path) -> None:
    """The engine drops the second: an id stands once in a journal."""
    ids = []
    for _ in range(2):
        book = await opened(tmp_path / "lobby.db", Clock())
        await Readers(book).note(PARENTS, "ann")
        ids += [one.id for one in await reads(book)][-1:]
        book.close()
    assert len(ids) == 2
    assert len(set(ids)) == 1


async def test_who_stands_outside_reads_nothing(tmp_path: Path) -> None:
    book = await opened(tmp_path / "lobby.db", Clock())
    await Readers(book).note(PARENTS, "eve")
    assert await reads(book) == []
    book.close()
