"""One field of a form: a setting of the plan, what it is called, and how it is written."""

from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct

from warmfield.community.capabilities import PLATFORMS
from warmfield.plan.model import STAFF_ROLES, Plan
from warmfield.plan.source import Path
from warmfield.plan.values_said import WEEKDAYS
from warmfield.wording import Words, later

Sort = Literal[
    "line", "texts", "words", "choice", "ticks", "yes", "number", "yuan", "steps", "sayings", "pairs"
]
"""`texts`: one in each language; `sayings`: several of those; `words`: a list; `pairs`: `lobby: lin`."""


class Field(Struct, frozen=True):
    """`name` leads from the form's place in the plan to the setting, like `assistant.name`.

    `options` are values with their labels, or the name of what the plan has (`OPTIONS`).
    """

    name: str
    label: str
    sort: Sort = "line"
    hint: str = ""
    options: tuple[tuple[str, str], ...] | str = ()
    needed: bool = False

    def path(self, base: Path) -> Path:
        return (*base, *self.name.split("."))


class Form(Struct, frozen=True):
    """`base` is the place of what it changes; `*` stands for a name or a number in a list."""

    base: tuple[str, ...]
    title: str
    fields: tuple[Field, ...]
    adds: str = ""
    """What the button says that makes another one; empty: there is just this one."""
    several: Literal["", "names", "items"] = ""
    """Parts by name, or items of a list."""
    intro: str = ""


def _people(plan: Plan, _words: Words) -> list[tuple[str, str]]:
    return [(who, person.name) for who, person in plan.people.items()]


OPTIONS: Mapping[str, Callable[[Plan, Words], list[tuple[str, str]]]] = {
    "people": _people,
    "groups": lambda plan, _words: [(at, group.name) for at, group in plan.groups.items()],
    "roles": lambda _plan, words: [(role, words(role)) for role in STAFF_ROLES],
    "bound": lambda plan, words: [
        *((role, words(role)) for role in STAFF_ROLES),
        *((name, _said(grade.name, words)) for name, grade in plan.grades.items()),
    ],
    "grades": lambda plan, words: [(name, _said(grade.name, words)) for name, grade in plan.grades.items()],
    "themes": lambda plan, words: [(name, _said(theme.name, words)) for name, theme in plan.themes.items()],
    "platforms": lambda _plan, _words: [(name, name) for name in PLATFORMS],
    "ladders": lambda plan, _words: [(name, name) for name in plan.ladders],
    "clauses": lambda plan, words: [
        (one.number, f"{one.number} {_said(one.title, words)}".strip()) for one in plan.clauses
    ],
    "days": lambda _plan, words: [(day, words(day)) for day in WEEKDAYS],
    "neighbourhoods": lambda plan, _words: [(name, name) for name in plan.neighbourhoods],
}
"""What the plan itself offers to choose from."""


def options_of(field: Field, plan: Plan, words: Words) -> list[tuple[str, str]]:
    if isinstance(field.options, str):
        return OPTIONS[field.options](plan, words)
    return [(value, words(label)) for value, label in field.options]


def _said(texts: Mapping[str, str], words: Words) -> str:
    return texts.get(words.language) or next(iter(texts.values()), "")


LENGTH = later("Like 10 minutes, 2 hours, half a day, 3 days or 1 week.")
HOURS = later("Like 19:00-21:30; it may pass midnight.")
CLOCK = later("Like 20:00.")
EACH_LINE = later("One a line.")
