"""Who has a place and who waits. Nobody loses a place through somebody else."""

from collections.abc import Sequence

from msgspec.structs import replace

from warmfield.community.calendar_records import SignUp
from warmfield.community.ids import MemberId

SignUps = tuple[SignUp, ...]


def seated(sign_ups: Sequence[SignUp]) -> int:
    """How many people have a place."""
    return sum(one.people for one in sign_ups if not one.waiting)


def moved_up(sign_ups: Sequence[SignUp], capacity: int) -> SignUps:
    """Whoever waits gets a place in the order of waiting, where their whole family fits."""
    free = capacity - seated(sign_ups)
    settled = []
    for one in sign_ups:
        fits = one.waiting and one.people <= free
        free -= one.people if fits else 0
        settled.append(replace(one, waiting=False) if fits else one)
    return tuple(settled)


def with_sign_up(sign_ups: Sequence[SignUp], new: SignUp, capacity: int) -> SignUps:
    """Add one at the end; they wait where their family doesn't fit. One who comes anew goes last."""
    others = tuple(one for one in sign_ups if one.who != new.who)
    waits = seated(others) + new.people > capacity
    return moved_up((*others, replace(new, waiting=waits)), capacity)


def with_other_party(sign_ups: Sequence[SignUp], changed: SignUp, capacity: int) -> SignUps | None:
    """Change how many one brings, in their own place of the list; None where so many don't fit."""
    rest = [one for one in sign_ups if one.who != changed.who]
    if not changed.waiting and seated(rest) + changed.people > capacity:
        return None
    return moved_up([changed if one.who == changed.who else one for one in sign_ups], capacity)


def without(sign_ups: Sequence[SignUp], who: MemberId, capacity: int) -> SignUps:
    return moved_up([one for one in sign_ups if one.who != who], capacity)
