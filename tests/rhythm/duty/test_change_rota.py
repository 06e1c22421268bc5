"""One person on duty instead of another, for some hours, in some groups."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.rhythm.duty.weeks import MONDAY

from warmfield.community.rota import NOBODY, Beat, RotaRecord, Stint
from warmfield.rhythm.duty.change_rota import Change, changed

BOTH = Beat(roles=("starter",), team="", hours="19:00-22:00", people=1, groups=("north", "south"))
WEEK = RotaRecord(id="0", monday=MONDAY, beats=(BOTH,), stints=(Stint(0, "ann", 100, 400),))


def change(
    start: int, end: int, out: str = "ann", into: str = "ben", groups: tuple[str, ...] = BOTH.groups
) -> Change:
    return Change(beat=BOTH, groups=groups, hours=(start, end), out=out, into=into)


def hours(rota: RotaRecord) -> list[tuple[str, int, int]]:
    return [(one.person, one.start, one.end) for one in rota.stints]


def test_the_middle_of_a_stint_leaves_both_ends():
    assert hours(changed(WEEK, change(200, 300))) == [("ann", 100, 200), ("ben", 200, 300), ("ann", 300, 400)]


def test_given_back_it_is_one_stint_again():
    there = changed(WEEK, change(200, 300))
    assert hours(changed(there, change(200, 300, out="ben", into="ann"))) == hours(WEEK)


def test_who_isnt_on_duty_then_changes_nothing():
    assert changed(WEEK, change(100, 400, out="cid")) == WEEK
    assert changed(WEEK, change(400, 500)) == WEEK


def test_a_part_of_the_groups_becomes_a_beat_of_its_own():
    rota = changed(WEEK, change(100, 400, groups=("south",)))
    assert {(rota.beats[one.beat].groups, one.person) for one in rota.stints} == {
        (("south",), "ben"),
        (("north",), "ann"),
    }
    assert [one.share for one in rota.beats] == [1.0, 0.5, 0.5]


def test_one_place_of_two_is_filled():
    rota = RotaRecord(
        id="0", monday=MONDAY, beats=(BOTH,), stints=(Stint(0, NOBODY, 1, 9), Stint(0, NOBODY, 1, 9))
    )
    assert hours(changed(rota, change(1, 9, out=NOBODY))) == [(NOBODY, 1, 9), ("ben", 1, 9)]


@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.integers(0, 500), st.sampled_from(["ann", "ben", "cid"])),
        max_size=8,
    )
)
def test_however_often_it_changes_hands_every_moment_has_one_person(changes: list[tuple[int, int, str]]):
    rota = WEEK
    for start, end, into in changes:
        for out in ("ann", "ben", "cid"):
            if out != into:
                rota = changed(rota, change(start, end, out=out, into=into))
    covered = sorted((one.start, one.end) for one in rota.stints)
    assert covered[0][0] == 100
    assert covered[-1][1] == 400
    assert all(end == start for (_, end), (start, _) in pairwise(covered))
