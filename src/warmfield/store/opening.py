"""Open a community's database: one writer on a home, readers beside it."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from warmfield.store.failures import told
from warmfield.store.lock import Lock
from warmfield.store.migrate import migrate
from warmfield.store.sql_store import SqlStore

DATABASE = "warmfield.db"
LOCK = "warmfield.lock"
BUSY_SECONDS = 5.0
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "temp_store=MEMORY",
    "secure_delete=FAST",
    "cache_size=-16000",
    "wal_autocheckpoint=8000",
)
"""A checkpoint every 32 MB: it makes one commit wait, so the standard 4 MB would be felt each second."""


def open_store(path: Path) -> SqlStore:
    """Open the database file `path` for the one writer, make it if it isn't there, bring it up to date.

    The lock file `warmfield.lock` lies beside it. Raises StoreFailed, with the mend, when another
    warmfield runs here, when the database is newer than this release, or can't be written.
    """
    lock = Lock(path.parent / LOCK)
    try:
        with told():
            engine = engine_for(path)
            writer = engine.connect()
            with writer.begin():
                migrate(writer)
            return SqlStore(engine.connect(), writer, lock)
    except BaseException:
        lock.release()
        raise


def open_reader(path: Path) -> Connection:
    """Open for reading beside a running warmfield; what is being written isn't seen, nothing waits."""
    with told():
        reader = engine_for(path).connect()
        reader.exec_driver_sql("PRAGMA query_only=ON")
        return reader


def engine_for(path: Path) -> Engine:
    """Connections may pass between threads: one thread uses each at a time."""
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=NullPool,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _set_up)
    return engine


def _set_up(connection: sqlite3.Connection, _: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()
