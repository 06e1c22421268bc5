"""The stores that must keep one contract."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from warmfield.engine.memory_store import MemoryStore
from warmfield.engine.ports import Store
from warmfield.store import open_store


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else open_store(tmp_path / "warmfield.db")
    yield made
    made.close()
