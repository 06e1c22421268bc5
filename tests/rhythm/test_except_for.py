"""Who of a list may stay, as staff write it beside their approval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.rhythm.lurkers.except_for import who_stays

NAMES = ("乐乐爸-龙泽苑", "豆豆妈-清河湾", "Leo's dad", "天天爸", "天天爸", "小满妈")


@pytest.mark.parametrize("said", ["", "all", "all of them", "全部", "全都", "。"])
def test_nothing_beside_it_means_all_go(said: str) -> None:
    assert (who_stays(said, NAMES).stay, who_stays(said, NAMES).unclear) == (frozenset(), "")


@pytest.mark.parametrize(
    ("said", "stay"),
    [
        ("except 2,5", {2, 5}),
        ("except 2 and 5", {2, 5}),
        ("but not 3", {3}),
        ("除了 2 5", {2, 5}),
        ("除了2、5以外", {2, 5}),
        ("除了2号和5号", {2, 5}),
        ("除了 2-4", {2, 3, 4}),
        ("except 2 to 4", {2, 3, 4}),
        ("except 4-2", {2, 4}),
        ("留下 1", {1}),
        ("except no. 3", {3}),
        ("除了豆豆妈-清河湾", {2}),
        ("except Leo's dad", {3}),
        ("除了 天天爸", {4, 5}),
    ],
)
def test_numbers_ranges_and_names_stay(said: str, stay: set[int]) -> None:
    """Of two with one name, both stay: nobody goes by mistake."""
    assert who_stays(said, NAMES).stay == stay


@pytest.mark.parametrize(
    ("said", "unclear"),
    [
        ("except 99", "99"),
        ("except 0", "0"),
        ("except", "except"),
        ("2 5", "2 5"),
        ("谢谢", "谢谢"),
        ("除了没见过的人", "除了没见过的人"),
        ("20:00-21:00", "20:00-21:00"),
    ],
)
def test_what_can_be_misread_is_asked_back(said: str, unclear: str) -> None:
    found = who_stays(said, NAMES)
    assert (found.stay, found.unclear) == (frozenset(), unclear)


@given(st.text(max_size=80))
def test_whatever_is_written_either_all_is_clear_or_nobody_goes(said: str) -> None:
    found = who_stays(said, NAMES)
    assert not (found.stay and found.unclear)
    assert all(1 <= one <= len(NAMES) for one in found.stay)
