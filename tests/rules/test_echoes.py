"""Echoes that share marks are found, however the record came to be."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from warmfield.community.echoes import ECHOES, LOWEST, SLICE, Echo, EchoesRecord
from warmfield.community.ids import GroupId, MemberId, MessageId

SKETCHES = st.lists(st.integers(0, 40), max_size=14, unique=True).map(sorted).map(tuple)


def echo(at: int, sketch: tuple[int, ...] = (), skeleton: str = "") -> Echo:
    return Echo(
        message=MessageId(f"m{at}"),
        who=MemberId("ann"),
        group=GroupId("g1"),
        at=float(at),
        skeleton=skeleton or f"s{at}",
        sketch=sketch,
    )


def record(echoes: Sequence[Echo], within: int = 10_000) -> EchoesRecord:
    made = EchoesRecord()
    for one in echoes:
        made = made.adding(one, one.at - within)
    return made


@given(st.lists(SKETCHES, max_size=70), SKETCHES, st.integers(5, 100))
def test_finds_what_shares_two_of_the_lowest_hashes(
    sketches: list[tuple[int, ...]], wanted: tuple[int, ...], within: int
):
    made = record([echo(at, sketch) for at, sketch in enumerate(sketches)], within)
    lowest = set(wanted[:LOWEST])
    expected = [one for one in made.echoes if len(lowest & set(one.sketch[:LOWEST])) > 1]
    anew = EchoesRecord(full=made.full, latest=made.latest)
    assert made.sharing("none", wanted[:LOWEST]) == anew.sharing("none", wanted[:LOWEST]) == expected


def test_finds_the_same_skeleton_without_a_sketch():
    made = record([echo(at, skeleton="same" if at % 20 == 0 else "") for at in range(50)])
    assert [one.at for one in made.sharing("same", ())] == [0, 20, 40]


def test_what_came_before_stays_as_it_was():
    before = record([echo(at, (1, 2)) for at in range(SLICE)])
    before.adding(echo(99, (1, 2)), 0.0)
    assert len(before.sharing("none", (1, 2))) == SLICE


def test_slices_are_numbered_on_when_the_oldest_go():
    made = record([echo(at) for at in range(ECHOES + 5 * SLICE)])
    assert [one.number for one in made.full] == list(range(5, 5 + ECHOES // SLICE))
    assert made.made == made.full[-1].number + 1


def test_slices_go_once_all_in_them_is_too_old():
    made = record([echo(at) for at in range(4 * SLICE)], within=SLICE)
    assert [one.number for one in made.full] == [2, 3]
