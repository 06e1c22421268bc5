"""Evenings at play, over the reference plan and over plans with other games."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3]))  # so that `tests.rhythm.games.evening` can be imported

from tests.moderation.chat import reference_plan
from tests.rhythm.games.evening import Evening

WithGames = Callable[..., Evening]


@pytest.fixture
def evening() -> Evening:
    return Evening()


@pytest.fixture
def with_games() -> WithGames:
    """Make an evening with some settings of `content.games` changed."""

    def make(**changed: object) -> Evening:
        plan = reference_plan()
        games = plan.content.games.model_copy(update=changed)
        content = plan.content.model_copy(update={"games": games})
        return Evening(plan.model_copy(update={"content": content}))

    return make
