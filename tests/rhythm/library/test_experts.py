"""What experts owe is spread over the week and asked for in time; who has brought enough is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rhythm.library.community import LIBRARY, Community, reference_plan

from warmfield.community.requests import Request
from warmfield.plan.sections.library import Expert
from warmfield.rhythm.library.expert_weeks import due_days


def community(pieces: int = 1, moments: int = 0) -> Community:
    expert = Expert(pieces_a_week=pieces, moments_a_week=moments)
    return Community(reference_plan(sources=(LIBRARY,), experts={"shen": expert}))


def asked(community: Community, sort: str = "expert_piece") -> list[Request]:
    return [one for turn in community.turns for one in turn.requests if one.sort == sort]


@pytest.mark.parametrize(
    ("a_week", "days"), [(0, []), (1, [3]), (2, [1, 5]), (3, [1, 3, 5]), (7, list(range(7)))]
)
def test_pieces_are_due_evenly_over_the_week(a_week: int, days: list[int]):
    assert due_days(a_week) == days


@given(st.integers(0, 50))
def test_every_piece_has_its_day(a_week: int):
    days = due_days(a_week)
    assert len(days) == a_week
    assert all(0 <= day < 7 for day in days)
    assert days == sorted(days)


def test_nobody_is_asked_who_owes_nothing():
    silent = community(pieces=0)
    silent.until(15, 0)
    assert asked(silent) == []


def test_each_week_is_asked_for_anew():
    owing = community()
    owing.until(22, 0)
    assert len(asked(owing)) == 3


def test_one_of_two_leaves_one_to_ask_for():
    owing = community(pieces=2)
    owing.until(1, 9)
    owing.add("Reading in the dark", expert="shen")
    owing.until(7, 0)
    assert [one.at.isoformat()[:10] for one in asked(owing)] == ["2026-03-05"]


def test_a_piece_settles_one_debt_and_not_two():
    owing = community()
    owing.until(15, 0)
    assert [one.state for one in _now(owing)] == ["open", "open"]
    owing.add("Reading in the dark", expert="shen")
    assert [one.state for one in _now(owing)] == ["done", "open"]


def test_somebody_elses_piece_settles_nothing():
    owing = community()
    owing.until(3, 0)
    owing.add("By Zhou", expert="zhou")
    owing.add("casino", expert="shen")
    assert [one.state for one in _now(owing)] == ["done"]


def test_the_day_before_somebody_else_who_is_on_duty_hears_of_it():
    owing = community()
    owing.until(3, 9, 59)
    assert owing.told("lobby:zhou") == []
    owing.until(3, 10, 1)
    assert "is due on Thursday" in owing.told("lobby:zhou")[0]
    assert owing.told("lobby:lin") == []


def test_moments_get_each_piece_once_the_best_first():
    owing = community(pieces=0, moments=2)
    owing.add("Reading in the dark", expert="shen", text="Shadows tell half of the story.")
    owing.until(15, 0)
    assert [one.ready.partition("\n")[0] for one in asked(owing, "moments")] == [
        "Reading in the dark",
        "",
        "",
        "",
    ]


def _now(community: Community) -> list[Request]:
    """The requests as they stand now."""
    return [community.stage.shelf.get(Request, one.id) or one for one in asked(community)]
