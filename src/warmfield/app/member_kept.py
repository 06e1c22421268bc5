"""What is kept about a member, while warmfield runs: handed out whole, or erased everywhere."""

from datetime import UTC, datetime

import msgspec

from warmfield.app.making import App
from warmfield.community.calendar_records import SignUp
from warmfield.community.ids import MemberId, PersonId
from warmfield.console.signing.api_tokens import forget_answers
from warmfield.platforms.lobby.book import account_of
from warmfield.platforms.lobby.forgetting import erase
from warmfield.store.about_member import about_member, sign_ups_of
from warmfield.webhooks.delivery_book import forget_member


class MemberKept:
    """Implements `house_ports.OfMember`."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def kept(self, member: MemberId) -> bytes:
        """The same as `warmfield member export` writes."""
        known = await self._app.archive.look(lambda reader: about_member(reader, member))
        return b"" if known.nothing else msgspec.json.format(msgspec.json.encode(known)) + b"\n"

    async def sign_ups(self, member: MemberId) -> list[SignUp]:
        found = await self._app.archive.look(lambda reader: list(sign_ups_of(reader, member)))
        return sorted((one for _, one in found), key=lambda one: one.knows.starts, reverse=True)

    async def erase(self, member: MemberId, by: PersonId) -> bool:
        """If it fails half way, doing it again does the rest.

        The lobby is first: nothing of theirs that it still holds can reach the journal after. Then the store,
        between two batches; what the engine and the console hold in memory is read anew.
        """
        app, in_lobby = self._app, False
        if member.startswith("lobby:"):
            in_lobby = await app.lobby.book.write(erase, account_of(member))
            await app.lobby.book.read(lambda _page: app.lobby.book.write_anew())
        try:
            alias = await app.engine.between(lambda: app.store.erase(member, datetime.now(UTC), by))
        finally:
            app.store.drop_cache()
            app.members.forget()
        await app.keyring.do(forget_answers)
        await app.keyring.do(forget_member, member)
        return alias is not None or in_lobby
