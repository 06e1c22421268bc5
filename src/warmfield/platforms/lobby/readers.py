"""Who reads, told to the plan once a member, group and day."""

from datetime import date

from warmfield.community.events import Read
from warmfield.community.ids import EventId, GroupId
from warmfield.platforms.lobby.book import Book, Page, member_id
from warmfield.platforms.lobby.members import membership


class Readers:
    """Remembers whom it has told of today, so that a page view costs nothing more."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._today = book.today()
        self._told: set[tuple[GroupId, str]] = set()

    async def note(self, group: GroupId, account: str) -> None:
        today = self._book.today()
        if today != self._today:
            self._today, self._told = today, set()
        if (group, account) not in self._told:
            self._told.add((group, account))
            await self._book.write(has_read, group, account, today)


def has_read(page: Page, group: GroupId, account: str, day: date) -> None:
    """No bell is rung for it: it is told with the next thing that happens. After a restart its id stays."""
    here = membership(page, group, account)
    if here is not None and here.inside:
        name = EventId(f"{page.birth}-read-{group}-{account}-{day}")
        page.happened(Read(at=page.at, id=name, group=group, who=member_id(account)))
