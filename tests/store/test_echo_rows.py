"""Full slices of echoes are rows of their own, and come back in their place."""

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select
from tests.rules.test_echoes import echo, record
from tests.store.test_store_contract import said
from tests.store.test_tallies import go_back

from warmfield.community.echoes import ECHOES, SLICE, EchoesRecord
from warmfield.engine.ports import Turn
from warmfield.store import open_store, tables
from warmfield.store.codec import SLICES
from warmfield.store.sql_store import SqlStore

MANY = ECHOES + 5 * SLICE + 3


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "warmfield.db"


def keys(store: SqlStore) -> list[str]:
    chosen = select(tables.records.c.key).where(tables.records.c.sort == SLICES)
    return sorted(store._reader.execute(chosen).scalars())


def written(file: Path) -> EchoesRecord:
    """Keep MANY echoes, seven with each commit."""
    store, made = open_store(file), EchoesRecord()
    for at in range(MANY):
        made = made.adding(echo(at, (at, at + 1)), 0.0)
        if at % 7 == 0 or at == MANY - 1:
            store.commit([said(f"m{at}", made)])
    assert keys(store) == [f"{one.number:012}" for one in made.full]
    store.close()
    return made


def test_comes_back_whole_and_goes_on(file: Path):
    made = written(file)
    store = open_store(file)
    found = store.view().get(EchoesRecord, "")
    assert found == made
    store.commit([said("next", found.adding(echo(MANY), MANY - 1.0))])
    assert keys(store) == []
    store.close()


def test_a_slice_is_written_once(file: Path):
    store, made = open_store(file), record([echo(at) for at in range(SLICE)])
    store.commit([said("m1", made)])
    with store._writer.begin():
        store._writer.execute(tables.records.delete().where(tables.records.c.sort == SLICES))
    store.commit([said("m2", made.adding(echo(SLICE), 0.0))])
    assert keys(store) == []
    store.close()


def test_echoes_of_a_store_made_before_are_carried_over(file: Path):
    made = record([echo(at) for at in range(3 * SLICE + 5)])
    store = open_store(file)
    store.commit([Turn(event=said("m1").event)])
    row = {"sort": "echoes", "key": "", "body": old_body(made)}
    with store._writer.begin():
        store._writer.execute(tables.records.insert().values(row))
        go_back(store._writer, "0001")
    store.close()
    store = open_store(file)
    assert store.view().get(EchoesRecord, "") == made
    store.close()


def old_body(made: EchoesRecord) -> bytes:
    slices = [{"echoes": made.echoes[at : at + 2 * SLICE]} for at in range(0, 2 * SLICE, 2 * SLICE)]
    return msgspec.msgpack.encode({"full": slices, "latest": made.echoes[2 * SLICE :]})
