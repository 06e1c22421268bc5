"""Erasing a member from the lobby's own file, beside the store: `warmfield member erase` does both."""

import asyncio
from pathlib import Path

from sqlalchemy.exc import OperationalError

from warmfield.community.ids import MemberId
from warmfield.engine.ports import StoreFailed
from warmfield.platforms.lobby.book import Book, account_of
from warmfield.platforms.lobby.forgetting import erase
from warmfield.wording import later


def erase_in_lobby(home: Path, member: MemberId) -> bool:
    """False when the member isn't one of the lobby, or not known there. Raises StoreFailed.

    The file is written anew after, so that no freed page of it keeps a word.
    """
    file = home / "lobby.db"
    if not member.startswith("lobby:") or not file.is_file():
        return False
    book = Book(file)
    try:
        found = asyncio.run(book.write(erase, account_of(member)))
        if found:
            book.write_anew()
    except OperationalError as fault:
        sentence = later("The lobby's file can't be written now: {fault}. Stop warmfield, then try again.")
        raise StoreFailed(sentence, fault=fault.orig) from fault
    finally:
        book.close()
    return found
