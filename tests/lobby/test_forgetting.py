"""What the lobby forgets, when the plan says so or a member asks."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text
from tests.lobby.conftest import Visitor

from warmfield.app.lobby_erased import erase_in_lobby
from warmfield.community.actions import Mute, Post, Tell
from warmfield.community.ids import ActionId, GroupId, MemberId
from warmfield.platforms.lobby import members
from warmfield.platforms.lobby.book import Page
from warmfield.platforms.lobby.forgetting import erase, forget
from warmfield.platforms.lobby.site import Lobby

PARENTS = GroupId("parents")
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


def bytes_of(home: Path) -> bytes:
    return b"".join(file.read_bytes() for file in home.glob("lobby.db*"))


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
    who, staff = MemberId(f"lobby:{known.account}"), MemberId("lobby:lin")
    greeting = Post(id=ActionId("p"), group=PARENTS, text="Welcome, Leo of Longze!")
    asked = Tell(id=ActionId("t"), group=PARENTS, member=staff, text="Leo of Longze wrote: a word of mine")
    mute = Mute(id=ActionId("m"), group=PARENTS, member=who, until=datetime(2099, 1, 1, tzinfo=UTC))
    for action in (greeting, asked, mute):
        assert (await lobby.connector.perform(action)).how == "done"
    assert await lobby.book.write(erase, known.account)
    kept = await lobby.book.read(everything)
    for trace in ("Leo of Longze", "a word of mine", "a private word", known.account):
        assert trace not in kept
    assert "an older message" in await visitor.page(mia)
    assert not await lobby.book.write(erase, known.account)


async def test_the_file_itself_keeps_no_word_of_who_was_erased(
    visitor: Visitor, lobby: Lobby, tmp_path: Path
) -> None:
    """Not even in pages that SQLite has freed."""
    leo = await visitor.come_in("Leo of Longze")
    await visitor.do(leo, "say", text="a word of mine")
    known = await lobby.book.read(members.by_token, leo)
    assert known is not None
    lobby.book.close()
    assert await asyncio.to_thread(erase_in_lobby, tmp_path, MemberId(f"lobby:{known.account}"))
    held = await asyncio.to_thread(bytes_of, tmp_path)
    for trace in ("Leo of Longze", "a word of mine", known.account):
        assert trace.encode() not in held
    assert not await asyncio.to_thread(erase_in_lobby, tmp_path, MemberId("matrix:@leo:hs"))
