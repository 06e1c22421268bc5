"""Which topic comes next: what was answered, or is less known yet. Nothing is left to chance."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.community.ids import MemberId
from warmfield.community.warm_up_records import Tried
from warmfield.rhythm.warm_up.topics import Topic
from warmfield.rhythm.warm_up.worked import next_topic, upper

FOUR = [Topic(key, key) for key in "abcd"]


def tried(*outcomes: str) -> list[Tried]:
    """`a+` was answered, `a-` was not."""
    answered = {"+": (MemberId("ann"),), "-": ()}
    return [Tried(n * 1e5, one[0], 12, None, answered[one[1]]) for n, one in enumerate(outcomes)]


def chosen(*outcomes: str) -> str:
    found = next_topic(FOUR, tried(*outcomes))
    assert found is not None
    return found.key


def test_the_plans_order_comes_first():
    assert [chosen(), chosen("a-"), chosen("a-", "b-")] == ["a", "b", "c"]


def test_what_was_answered_comes_again_before_what_was_not():
    assert chosen("a+", "b-", "c-", "d-", "a+", "c-", "d-") == "a"


def test_what_is_hardly_known_comes_before_what_never_works():
    assert chosen(*["a-"] * 9, "b-", "c-", "d-") == "b"


def test_the_half_that_was_used_last_rests_however_well_it_works():
    assert chosen("a-", "b-", "c-", "d-", *["a+", "b+"] * 9) in "cd"


def test_of_equals_the_one_used_longest_ago_comes_first():
    assert chosen("b-", "a-", "d-", "c-") == "b"


def test_without_topics_there_is_none():
    assert next_topic([], []) is None


def test_one_that_always_works_comes_as_often_as_it_may():
    """Every third time, since two of four rest; the others share what is left."""
    so_far: list[Tried] = []
    for n in range(120):
        key = next_topic(FOUR, so_far)
        assert key is not None
        so_far.append(Tried(n * 1e5, key.key, 12, None, (MemberId("ann"),) if key.key == "b" else ()))
    counts = Counter(one.topic for one in so_far[-60:])
    assert counts["b"] == 20
    assert max(counts[key] for key in "acd") < 20


@pytest.mark.parametrize(
    ("yes", "no", "quantile", "value"),
    [(1, 1, 0.3, 0.3), (2, 1, 0.25, 0.5), (1, 2, 0.75, 0.5), (3, 3, 0.5, 0.5), (5, 2, 0.9, 0.9074)],
)
def test_the_quantile_is_that_of_a_beta_law(yes: int, no: int, quantile: float, value: float):
    assert upper(yes, no, quantile) == pytest.approx(value, abs=1e-4)


@given(st.integers(1, 60), st.integers(1, 60), st.floats(0.05, 0.95))
def test_another_success_never_promises_less(yes: int, no: int, quantile: float):
    assert upper(yes + 1, no, quantile) >= upper(yes, no, quantile) >= upper(yes, no + 1, quantile)
