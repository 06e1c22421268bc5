"""A database's errors in words that tell the mend."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import MsgspecError
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from warmfield.engine.ports import StoreFailed, Unwritable
from warmfield.wording import later

BUSY = later("The database is busy. It is tried again by itself.")
FULL = later(
    "The disk is full: nothing more is taken in, and nothing is lost. Make room; it goes on by itself."
)
READ_ONLY = later(
    "The database can't be written. Give this user the right to write to its file and its directory."
)
BROKEN = later("This file is not a sound warmfield database. Restore the last backup: warmfield restore.")
DISK = later("The disk reports an error ({reason}). Look at the disk before anything else.")
OTHER = later("The database refused: {reason}.")
UNWRITABLE = later("Something in an event can't be written down: {reason}.")

_SENTENCES = {
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_FULL": FULL,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_CANTOPEN": READ_ONLY,
    "SQLITE_PERM": READ_ONLY,
    "SQLITE_CORRUPT": BROKEN,
    "SQLITE_NOTADB": BROKEN,
    "SQLITE_IOERR": DISK,
}


@contextmanager
def told() -> Iterator[None]:
    """Turn what a database or an encoder raises into StoreFailed."""
    try:
        yield
    except DBAPIError as cause:
        raise _failure(cause.orig) from cause
    except sqlite3.Error as cause:
        raise _failure(cause) from cause
    except (SQLAlchemyError, MsgspecError, TypeError, ValueError, OverflowError) as cause:
        raise Unwritable(UNWRITABLE, reason=f"{type(cause).__name__}: {cause}") from cause


def _failure(cause: BaseException | None) -> StoreFailed:
    name = getattr(cause, "sqlite_errorname", "")
    sentence = next((one for start, one in _SENTENCES.items() if name.startswith(start)), OTHER)
    if sentence is OTHER and isinstance(cause, sqlite3.IntegrityError | sqlite3.InterfaceError):
        return Unwritable(UNWRITABLE, reason=str(cause))
    return StoreFailed(sentence, again=sentence is BUSY, reason=name or str(cause))
