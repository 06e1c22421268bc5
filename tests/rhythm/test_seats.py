"""Places and the waiting list: whatever order people come and go in."""

from collections.abc import Iterator
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from warmfield.community.calendar_records import Facts, SignUp
from warmfield.rhythm.activities import seats

Deeds = list[tuple[str, str, int]]
NOW = datetime(2026, 3, 2, tzinfo=UTC)
KNOWN = Facts("", "", NOW)
people = st.sampled_from(["ann", "ben", "cleo", "dan", "eve", "fay"])
deeds = st.lists(
    st.tuples(st.sampled_from(["join", "leave", "change"]), people, st.integers(1, 4)), max_size=25
)


def of(who: str, adults: int = 1, *, waiting: bool = False) -> SignUp:
    return SignUp(who=who, name=who, group="g", at=NOW, adults=adults, knows=KNOWN, waiting=waiting)


def coming(sign_ups: seats.SignUps) -> dict[str, int]:
    return {one.who: one.people for one in sign_ups if not one.waiting}


def play(capacity: int, done: Deeds) -> Iterator[tuple[seats.SignUps, seats.SignUps, str]]:
    """Give the list before and after each deed, with whose it was."""
    sign_ups: seats.SignUps = ()
    for deed, who, count in done:
        before = sign_ups
        known = next((one for one in before if one.who == who), None)
        if deed == "leave":
            sign_ups = seats.without(before, who, capacity)
        elif known is None:
            sign_ups = seats.with_sign_up(before, of(who, count), capacity)
        elif deed == "change":
            changed = of(who, count, waiting=known.waiting)
            sign_ups = seats.with_other_party(before, changed, capacity) or before
        yield before, sign_ups, who


@given(st.integers(1, 8), deeds)
def test_never_more_people_than_places(capacity: int, done: Deeds) -> None:
    assert all(seats.seated(after) <= capacity for _, after, _ in play(capacity, done))


@given(st.integers(1, 8), deeds)
def test_nobody_loses_a_place_through_somebody_else(capacity: int, done: Deeds) -> None:
    for before, after, who in play(capacity, done):
        assert coming(before).keys() - {who} <= coming(after).keys()


@given(st.integers(1, 8), deeds)
def test_nobody_waits_who_would_fit(capacity: int, done: Deeds) -> None:
    for _, after, _ in play(capacity, done):
        free = capacity - seats.seated(after)
        assert all(one.people > free for one in after if one.waiting)


@given(st.integers(1, 8), deeds)
def test_everybody_stands_once_in_the_order_of_coming(capacity: int, done: Deeds) -> None:
    for before, after, who in play(capacity, done):
        names = [one.who for one in after]
        assert len(names) == len(set(names))
        rest = [one.who for one in before if one.who in names and one.who != who]
        assert [name for name in names if name != who] == rest


def test_the_first_who_fits_moves_up() -> None:
    waiting = (of("ann", 2), of("ben", 3, waiting=True), of("cleo", 1, waiting=True))
    assert coming(seats.moved_up(waiting, 3)) == {"ann": 2, "cleo": 1}


def test_a_family_that_grows_beyond_the_places_keeps_what_it_had() -> None:
    both = (of("ann", 2), of("ben", 1))
    assert seats.with_other_party(both, of("ann", 3), 3) is None
