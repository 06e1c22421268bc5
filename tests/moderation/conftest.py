"""The reference plan, and a way to change a clause or a field of it."""

from collections.abc import Callable

import pytest
from tests.moderation.chat import Chat, reference_plan

InPlan = Callable[..., Chat]


@pytest.fixture
def chat() -> Chat:
    return Chat(reference_plan())


@pytest.fixture
def in_plan():
    """Make a chat over the reference plan with a change: clauses by number, and fields of the plan."""

    def make(clauses: dict[str, dict[str, object]] | None = None, **fields: object) -> Chat:
        plan = reference_plan()
        changed = tuple(one.model_copy(update=(clauses or {}).get(one.number, {})) for one in plan.clauses)
        return Chat(plan.model_copy(update={"clauses": changed, **fields}))

    return make
