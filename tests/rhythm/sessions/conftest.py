"""An evening on which a talk is on."""

import pytest
from tests.rhythm.sessions.evening import HOST, TALK, Evening


@pytest.fixture
def evening() -> Evening:
    return Evening()


@pytest.fixture
def talk(evening: Evening) -> Evening:
    evening.hear(HOST, TALK)
    return evening
