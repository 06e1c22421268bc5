"""All that may be wrong with a plan beyond its form. One family of problems a file."""

from collections.abc import Callable, Iterable

from warmfield.plan.check.check_custom import conditions
from warmfield.plan.check.check_duty import duty
from warmfield.plan.check.check_groups import groups
from warmfield.plan.check.check_ladders import ladders
from warmfield.plan.check.check_money import money
from warmfield.plan.check.check_names import names
from warmfield.plan.check.check_nicknames import nicknames
from warmfield.plan.check.check_platforms import platforms
from warmfield.plan.check.check_texts import texts_in_all_languages
from warmfield.plan.check.check_times import times
from warmfield.plan.check.check_twice import twice
from warmfield.plan.load import Loaded
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, in_order
from warmfield.plan.source import Source

FAMILIES: tuple[Callable[[Plan, Source], Iterable[Problem]], ...] = (
    names,
    twice,
    times,
    ladders,
    money,
    texts_in_all_languages,
    groups,
    platforms,
    duty,
    nicknames,
    conditions,
)


def check(loaded: Loaded) -> tuple[Problem, ...]:
    """All problems of a loaded plan, in the file's order; those of its form first of all."""
    if loaded.plan is None:
        return loaded.problems
    found = list(loaded.problems)
    for family in FAMILIES:
        found += family(loaded.plan, loaded.source)
    return in_order(found)


def stops(problems: Iterable[Problem]) -> bool:
    """A plan with errors isn't kept; warnings and notes don't stop it."""
    return any(one.severity == "error" for one in problems)
