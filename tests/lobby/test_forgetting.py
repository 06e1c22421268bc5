"""What the lobby forgets, when the plan says so or a member asks."""

from sqlalchemy import text
from tests.lobby.conftest import Visitor

from warmfield.platforms.lobby import members
from warmfield.platforms.lobby.book import Page
from warmfield.platforms.lobby.forgetting import erase, forget
from warmfield.platforms.lobby.site import Lobby

FAR = 4e9
"""POSIX seconds of a day in 2096: everything written now was before."""


def everything(page: Page) -> str:
    """All rows of the file, as one text."""
    tables = page.sql.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
    rows = [page.sql.execute(text(f"SELECT * FROM {table}")).all() for table in tables]  # noqa: S608
    return "\n".join(
        cell.decode() if isinstance(cell, bytes) else str(cell)
        for table in rows
        for row in table
        for cell in row
    )


async def test_old_words_are_blanked_and_new_ones_stay(visitor: Visitor, lobby: Lobby) -> None:
    leo = await visitor.come_in("Leo of Longze")
    await visitor.do(leo, "say", text="a word in the group")
    await visitor.do(leo, "whisper", text="a private word")
    await lobby.book.write(forget, 0.0, 0.0)
    assert "a word in the group" in await visitor.page(leo)
    assert await lobby.book.write(forget, FAR, FAR) > 0
    assert "an older message, no longer kept" in await visitor.page(leo)
    kept = await lobby.book.read(everything)
    assert "a word in the group" not in kept
    assert "a private word" not in kept


async def test_who_is_erased_leaves_no_trace(visitor: Visitor, lobby: Lobby) -> None:
    leo, mia = await visitor.come_in("Leo of Longze"), await visitor.come_in("Mia")
    await visitor.do(leo, "say", text="a word of mine")
    await visitor.do(leo, "whisper", text="a private word")
    await visitor.do(leo, "react", number="1", sign="👍")
    await visitor.do(leo, "invite")
    known = await lobby.book.read(members.by_token, leo)
    assert known is not None
    assert await lobby.book.write(erase, known.account)
    kept = await lobby.book.read(everything)
    for trace in ("Leo of Longze", "a word of mine", "a private word", known.account):
        assert trace not in kept
    assert "an older message" in await visitor.page(mia)
    assert not await lobby.book.write(erase, known.account)
