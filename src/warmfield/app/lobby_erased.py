"""Erasing a member from the lobby's own file, beside `warmfield member erase` for the store."""

import asyncio
from pathlib import Path

from warmfield.community.ids import MemberId
from warmfield.platforms.lobby.book import Book, account_of
from warmfield.platforms.lobby.forgetting import erase


def erase_in_lobby(home: Path, member: MemberId) -> bool:
    """Also beside a running warmfield. False when the member isn't one of the lobby, or not known there."""
    file = home / "lobby.db"
    if not member.startswith("lobby:") or not file.is_file():
        return False
    book = Book(file)
    try:
        return asyncio.run(book.write(erase, account_of(member)))
    finally:
        book.close()
