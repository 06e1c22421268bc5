"""Where real exports lie, written by other programs; tests that need them skip where they are absent."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the real chats in ../shared/data are not here")
    return SHARED
