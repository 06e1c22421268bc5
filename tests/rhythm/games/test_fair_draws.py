"""Chances in a draw, over seeds that are fixed, so that the same figures come every time."""

import re
from collections import Counter
from collections.abc import Hashable
from hashlib import sha256
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.rhythm.games.draw_numbers import commitment_of, winners

DOCS = Path(__file__).parents[3] / "docs" / "games.md"
[TEN_LINES] = re.findall(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)


def seeds(count: int) -> list[str]:
    return [sha256(f"{at}".encode()).hexdigest() for at in range(count)]


def chi_square(seen: Counter[Any], kinds: set[Hashable]) -> float:
    expected = seen.total() / len(kinds)
    return sum((seen[kind] - expected) ** 2 / expected for kind in kinds)


def test_every_order_is_equally_likely():
    """23 degrees of freedom: a fair draw is above 49.7 once in a thousand."""
    orders: set[Hashable] = set(permutations(range(1, 5)))
    seen = Counter(winners(seed, "list", 4, 4) for seed in seeds(9600))
    assert set(seen) == orders
    assert chi_square(seen, orders) < 49.7


@pytest.mark.parametrize("place", [0, 1, 2])
def test_every_number_is_equally_likely_at_each_place(place: int):
    """9 degrees of freedom: above 27.9 once in a thousand."""
    seen = Counter(winners(seed, "list", 10, 3)[place] for seed in seeds(6000))
    assert chi_square(seen, set(range(1, 11))) < 27.9


def test_no_number_is_lucky_before_the_list_is_closed():
    """The same seed over other lists."""
    seen = Counter(winners("seed", list_hash, 10, 1)[0] for list_hash in seeds(6000))
    assert chi_square(seen, set(range(1, 11))) < 27.9


@given(st.text(max_size=20), st.text(max_size=20), st.integers(0, 60), st.integers(0, 25))
def test_nobody_wins_twice_and_the_ten_lines_of_the_docs_agree(seed: str, of: str, entries: int, prizes: int):
    by_hand: dict[str, Any] = {}
    exec(TEN_LINES, by_hand)  # noqa: S102 - the docs' own lines are what is tested
    drawn = winners(seed, of, entries, prizes)
    assert list(drawn) == by_hand["draw"](seed, of, entries, prizes)
    assert by_hand["sha256"](seed) == commitment_of(seed)
    assert len(drawn) == len(set(drawn)) == min(entries, prizes)
    assert set(drawn) <= set(range(1, entries + 1))
