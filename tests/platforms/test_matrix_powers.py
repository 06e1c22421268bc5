"""Mute and focus laid over power levels, and lifted without a trace."""

from hypothesis import given
from hypothesis import strategies as st

from warmfield.platforms.matrix.powers import (
    MODERATES,
    Overlay,
    focus_over,
    lay,
    lift,
    mute_over,
    needed,
    needed_to_write,
    power_of,
)
from warmfield.platforms.matrix.shapes import Content

NAMES = ("@ann:x", "@ben:x", "@mei:x", "@dan:x")
powers = st.integers(-5, 100)
levels_of_rooms = st.fixed_dictionaries(
    {"users": st.dictionaries(st.sampled_from(NAMES), powers)},
    optional={
        "users_default": st.integers(0, 60),
        "events_default": st.integers(0, 60),
        "events": st.dictionaries(st.sampled_from(("m.room.message", "m.room.name")), powers),
        "ban": powers,
        "kick": powers,
        "redact": powers,
        "state_default": powers,
    },
)


def covered(levels: Content, muted: list[str], speakers: list[str], focus: bool) -> Overlay:
    overlay = Overlay(focus=focus_over(levels, tuple(speakers)) if focus else None)
    for user in muted:
        overlay = mute_over(levels, overlay, user)
    return overlay


people = st.lists(st.sampled_from(NAMES), unique=True)


@given(levels_of_rooms, people, people, st.booleans())
def test_what_is_laid_over_is_lifted_without_a_trace(
    levels: Content, muted: list[str], speakers: list[str], focus: bool
) -> None:
    overlay = covered(levels, muted, speakers, focus)
    assert lift(lay(levels, overlay), overlay) == levels


@given(levels_of_rooms, people, people, st.booleans())
def test_lifting_twice_changes_nothing_more(
    levels: Content, muted: list[str], speakers: list[str], focus: bool
) -> None:
    """A crash between the two writes leaves levels already lifted under an overlay still noted."""
    overlay = covered(levels, muted, speakers, focus)
    assert lift(levels, overlay) == levels


@given(levels_of_rooms, people, people, st.booleans())
def test_who_is_muted_can_not_write(
    levels: Content, muted: list[str], speakers: list[str], focus: bool
) -> None:
    new = lay(levels, covered(levels, muted, speakers, focus))
    assert all(power_of(new, user) < new.get("events_default", 0) for user in muted)


@given(levels_of_rooms, people)
def test_a_speaker_may_write_and_becomes_no_moderator(levels: Content, speakers: list[str]) -> None:
    new = lay(levels, covered(levels, [], speakers, focus=True))
    least = min(needed(levels, right) for right in MODERATES)
    for user in speakers:
        assert power_of(new, user) >= needed_to_write(new)
        assert least <= 1 or power_of(new, user) == power_of(levels, user) or power_of(new, user) < least


def test_what_was_changed_by_hand_meanwhile_stays() -> None:
    levels = {"users": {"@mei:x": 100}}
    overlay = covered(levels, ["@ann:x"], ["@ben:x"], focus=True)
    meanwhile = lay(levels, overlay)
    meanwhile["users"]["@ann:x"] = 50
    meanwhile["events_default"] = 20
    lifted = lift(meanwhile, overlay)
    assert lifted == {"users": {"@mei:x": 100, "@ann:x": 50}, "events_default": 20}
