"""A plan, and a group of it at a moment."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import pytest

from warmfield.community.ids import GroupId
from warmfield.engine.memory_store import MemoryView
from warmfield.plan import reference
from warmfield.plan.load import load
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.wish import Scope

MIDNIGHT = datetime(2026, 3, 1, 16, tzinfo=UTC)
"""Monday, 2 March 2026, 00:00 in Shanghai."""
GROUP = GroupId("parents")
ScopeAt = Callable[..., Scope]


@cache
def reference_rulebook() -> Rulebook:
    plan = load(reference.text("zh"), "plan.yaml").plan
    assert plan is not None
    return Rulebook(plan)


@pytest.fixture(name="scope")
def fixture_scope() -> Scope:
    """The reference plan's first group, of which nothing is known yet."""
    return Scope(rulebook=reference_rulebook(), view=MemoryView(), group=GROUP, now=MIDNIGHT)
