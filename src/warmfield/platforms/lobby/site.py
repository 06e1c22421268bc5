"""The lobby as one thing: its file, what it knows of the plan, its limits, and who asks."""

import hashlib
import hmac
from pathlib import Path

from starlette.requests import Request

from warmfield.community.ids import GroupId, PersonId
from warmfield.plan.rulebook import Rulebook
from warmfield.platforms.lobby import forgetting, members
from warmfield.platforms.lobby.asks import StillOpen
from warmfield.platforms.lobby.book import Book, Page
from warmfield.platforms.lobby.connector import LobbyConnector
from warmfield.platforms.lobby.house import House, Place, house, staff_account
from warmfield.platforms.lobby.members import Account
from warmfield.platforms.lobby.paces import ADDRESS, MEMBER
from warmfield.platforms.lobby.readers import Readers
from warmfield.web.limits import Limits, Pace
from warmfield.wording import later


class StopError(Exception):
    """Ends a request with a page that says what to do: a title, a text and an HTTP status."""

    def __init__(self, title: str, text: str, status: int) -> None:
        super().__init__(title)
        self.title, self.text, self.status = title, text, status


NO_GROUP = (
    later("There is no such group"),
    later("The link may be old. The groups of today are on the start page."),
)
NO_MEMBER = (
    later("This link opens no door"),
    later("The member it belonged to isn't known here. Come in by the start page; it takes a minute."),
)
TOO_FAST = (
    later("That was a little fast"),
    later("Please wait a moment, then try again."),
)


class Lobby:
    """Made once per run. `secret` makes the staff links, the same over restarts."""

    def __init__(
        self,
        path: Path,
        rulebook: Rulebook,
        secret: bytes,
        knock: frozenset[str] = frozenset(),
        limits: bool = True,
    ) -> None:
        self.book = Book(path)
        self.readers = Readers(self.book)
        self.house: House = house(rulebook, knock)
        self.connector = LobbyConnector(self.book, self.house)
        self.still_open: StillOpen = lambda _request: True
        """Set by the app, which knows the inbox: answered requests lose their buttons."""
        self._knock = knock
        self._secret = secret
        self._limits = Limits() if limits else None

    async def publish(self, rulebook: Rulebook) -> dict[PersonId, str]:
        """Take a version of the plan; give each person's token for the staff link."""
        self.house = house(rulebook, self._knock)
        self.connector.house = self.house
        people = rulebook.plan.people
        tokens = {who: self.staff_token(staff_account(rulebook, who)) for who in people}
        await self.book.write(seat_staff, rulebook, self.house, tokens)
        return tokens

    async def forget(self, rulebook: Rulebook, now: float) -> int:
        """Keep no words and no nicknames longer than the plan says; `now` in POSIX seconds."""
        kept = rulebook.plan.retention
        text_before = now - kept.text.total_seconds()
        nicknames_before = now - kept.nicknames.total_seconds()
        return await self.book.write(forgetting.forget, text_before, nicknames_before)

    def staff_token(self, account: str) -> str:
        return staff_token(self._secret, account)

    def place(self, request: Request) -> Place:
        found = self.house.places.get(GroupId(request.path_params["group"]))
        if found is None:
            raise StopError(*NO_GROUP, 404)
        return found

    async def account(self, token: str) -> Account:
        known = await self.book.read(members.by_token, token[:200]) if token else None
        if known is None:
            raise StopError(*NO_MEMBER, 403)
        return known

    def hold_pace(self, request: Request, who: str, pace: Pace = MEMBER) -> None:
        if self._limits is None:
            return
        address = request.client.host if request.client else ""
        if not (self._limits.allows(f"{pace} {who}", pace) and self._limits.allows(address, ADDRESS)):
            raise StopError(*TOO_FAST, 429)


def staff_token(secret: bytes, account: str) -> str:
    """128 bits that only who knows the home's secret can make."""
    return hmac.new(secret, f"staff {account}".encode(), hashlib.sha256).hexdigest()[:32]


def seat_staff(page: Page, rulebook: Rulebook, here: House, tokens: dict[PersonId, str]) -> None:
    for who, person in rulebook.plan.people.items():
        account = staff_account(rulebook, who)
        members.staff_account(page, account, tokens[who], person.name, str(who))
        for at in here.places:
            members.seat(page, at, account, person.name)
