"""What comes of signing up, of giving a place back and of checking in."""

from enum import StrEnum


class Came(StrEnum):
    """Of a sign-up, or of giving the place back."""

    IN = "in"
    WAITING = "waiting"
    CHANGED = "changed"
    SAME = "same"
    FULL = "full"
    TOO_MANY = "too_many"
    """More than the activity has places for."""
    NO_ROOM = "no_room"
    """They have a place, but not for so many."""
    CLOSED = "closed"
    OVER = "over"
    """It has begun, or is cancelled."""
    OUT = "out"
    NOT_IN = "not_in"


class Checked(StrEnum):
    """Of a code."""

    HERE = "here"
    ALREADY = "already"
    WRONG = "wrong"
    TOO_OFTEN = "too_often"
    NOTHING_ON = "nothing_on"
