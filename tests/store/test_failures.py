"""A full disk, a read-only database, a second warmfield, a newer one: said clearly, nothing lost."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from warmfield.community.events import MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.records import MemberRecord
from warmfield.engine.ports import Cursor, StoreFailed, Turn
from warmfield.store import migrate, open_store
from warmfield.store.failures import BROKEN, FULL, READ_ONLY
from warmfield.store.lock import HELD
from warmfield.store.opening import open_reader
from warmfield.store.sql_store import SqlStore
from warmfield.store.tables import metadata

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANN = MemberId("log:ann")


def turn(name: str, grade: str = "", size: int = 10) -> Turn:
    event = MessageSent(id=EventId(name), at=NOON, group=GroupId("g"), who=ANN, text="x" * size)
    return Turn(event=event, records=(MemberRecord(id=ANN, grade=grade),))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "warmfield.db"


def pragma(store: SqlStore, words: str) -> None:
    store._writer.exec_driver_sql(f"PRAGMA {words}")
    store._writer.commit()


def test_a_full_disk_takes_nothing_in_and_loses_nothing(file: Path):
    """`max_page_count` gives SQLite the same error as a disk without room."""
    store = open_store(file)
    store.commit([turn("m1", "fan")], [Cursor("log", "1")])
    pragma(store, "max_page_count=40")
    with pytest.raises(StoreFailed) as failed:
        store.commit([turn("m2", "student", 16_000 * 20)], [Cursor("log", "2")])
    assert (failed.value.sentence, failed.value.again) == (FULL, False)
    assert (store.seen([EventId("m2")]), store.cursor("log")) == (set(), "1")
    assert store.view().get(MemberRecord, ANN) == MemberRecord(id=ANN, grade="fan")
    pragma(store, "max_page_count=100000")
    store.commit([turn("m2", "student", 16_000 * 20)], [Cursor("log", "2")])
    assert (store.seen([EventId("m2")]), store.cursor("log")) == ({"m2"}, "2")
    store.close()


def test_a_database_that_cannot_be_written_says_so(file: Path):
    """`query_only` gives the error of a file without the right to write, to root too."""
    store = open_store(file)
    pragma(store, "query_only=ON")
    with pytest.raises(StoreFailed) as failed:
        store.commit([turn("m1")])
    assert failed.value.sentence == READ_ONLY
    assert store.seen([EventId("m1")]) == set()
    store.close()


def test_a_second_warmfield_on_the_same_home_is_turned_away(file: Path):
    """Also from another process; once the first is gone, the home is free."""
    store = open_store(file)
    with pytest.raises(StoreFailed) as failed:
        open_store(file)
    assert failed.value.sentence == HELD
    script = (
        f"from pathlib import Path; from warmfield.store import open_store; open_store(Path({str(file)!r}))"
    )
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (other.returncode, "is running" in other.stderr) == (1, True)
    store.close()
    open_store(file).close()


def test_a_database_of_a_newer_warmfield_is_left_alone(file: Path):
    store = open_store(file)
    with store._writer.begin():
        store._writer.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    before = file.read_bytes()
    with pytest.raises(StoreFailed) as failed:
        open_store(file)
    assert failed.value.sentence == migrate.NEWER
    assert file.read_bytes() == before


def test_what_is_no_database_is_said_to_be_none(file: Path):
    file.write_text("dear diary " * 100)
    with pytest.raises(StoreFailed) as failed:
        open_store(file)
    assert failed.value.sentence == BROKEN


def test_two_parties_that_write_at_once_wait_for_each_other_or_are_told_to(file: Path):
    """Somebody else's tool holds the database: the failure says that trying again helps."""
    store = open_store(file)
    pragma(store, "busy_timeout=1")
    with open_reader(file) as other:
        other.exec_driver_sql("PRAGMA query_only=OFF")
        other.exec_driver_sql("BEGIN IMMEDIATE")
        with pytest.raises(StoreFailed) as failed:
            store.commit([turn("m1")])
        other.exec_driver_sql("ROLLBACK")
    assert failed.value.again
    store.commit([turn("m1")])
    assert store.seen([EventId("m1")]) == {"m1"}
    store.close()


def test_the_migrations_make_the_tables_the_code_knows(file: Path):
    store = open_store(file)
    differences = compare_metadata(MigrationContext.configure(store._writer), metadata)
    store.close()
    assert differences == []


def test_the_last_migration_is_the_one_named():
    folder = Path(migrate.__file__).parent / "migrations"
    script = ScriptDirectory(str(folder))
    assert script.get_current_head() == migrate.HEAD == migrate.KNOWN[-1]
    assert {one.revision for one in script.walk_revisions()} == set(migrate.KNOWN)


def test_a_commit_is_on_the_disk_when_it_returns(file: Path):
    """What SQLite promises for these settings; see its page on `PRAGMA synchronous`."""
    store = open_store(file)
    asked = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert {name: store._writer.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked} == asked
    store.close()
