"""What a scene file says, before anything is played."""

from datetime import time, timedelta

from msgspec import Struct


class Expected(Struct, frozen=True):
    """A line `< …`: what should follow. `line` is its number in the file."""

    line: int
    text: str


class At(Struct, frozen=True):
    """A time of day; `day` counts from 1, None is the day it is."""

    day: int | None
    clock: time


class Step(Struct, frozen=True, kw_only=True):
    """One thing that happens. `does` names it (see `grammar.py`); `parts` are its named pieces.

    `when` is a time of day, or how long to wait after the step before.
    """

    line: int
    source: str
    when: At | timedelta
    group: str
    does: str
    parts: dict[str, str]
    expected: tuple[Expected, ...] = ()


class Override(Struct, frozen=True):
    """`with: clauses.1.2.min_words = 5`: a setting of the plan that differs in this scene."""

    line: int
    path: str
    value: str


class Cast(Struct, frozen=True):
    """Someone of the staff in this scene, with the roles they have there."""

    name: str
    roles: tuple[str, ...]


class Scene(Struct, frozen=True, kw_only=True):
    title: str
    line: int
    plan: str = "reference zh"
    overrides: tuple[Override, ...] = ()
    cast: tuple[Cast, ...] = ()
    clock: bool = False
    """What falls due by the plan's clock is played too, in the groups of its lines."""
    meaning: bool = False
    """Messages in a session are told on or off topic by what they are about: needs the extra `semantic`."""
    steps: tuple[Step, ...]
