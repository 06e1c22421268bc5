"""All that may be wrong with a plan beyond its form. One family of problems a file."""

from collections.abc import Callable, Iterable

from warmfield.plan.check.check_activities import activities
from warmfield.plan.check.check_content import content
from warmfield.plan.check.check_custom import conditions
from warmfield.plan.check.check_duty import duty
from warmfield.plan.check.check_games import games
from warmfield.plan.check.check_groups import groups
from warmfield.plan.check.check_ladders import ladders
from warmfield.plan.check.check_money import money
from warmfield.plan.check.check_names import names
from warmfield.plan.check.check_nicknames import nicknames
from warmfield.plan.check.check_platforms import platforms
from warmfield.plan.check.check_sessions import sessions
from warmfield.plan.check.check_texts import texts_in_all_languages
from warmfield.plan.check.check_times import times
from warmfield.plan.check.check_twice import twice
from warmfield.plan.load import Loaded
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, in_order
from warmfield.plan.salvage import Remains
from warmfield.plan.source import Source

FAMILIES: dict[Callable[[Plan, Source], Iterable[Problem]], set[str]] = {
    names: set(),
    twice: {"clauses"},
    times: set(),
    activities: set(),
    ladders: {"ladders", "clauses"},
    money: set(),
    texts_in_all_languages: {"community", "no clauses"},
    groups: {"people", "groups"},
    platforms: {"people", "groups", "clauses", "ladders"},
    duty: {"people", "teams", "duty"},
    nicknames: set(),
    conditions: set(),
    games: set(),
    content: set(),
    sessions: {"groups", "rhythm", "clauses"},
}
"""Each family, and the chapters that must be whole for it to be sure."""


def check(loaded: Loaded) -> tuple[Problem, ...]:
    """All problems of a loaded plan, in the file's order."""
    found = list(loaded.problems)
    if loaded.plan is not None:
        for family in FAMILIES:
            found += family(loaded.plan, loaded.source)
    elif loaded.remains is not None:
        found += _of_remains(loaded.remains)
    return in_order(found)


def _of_remains(remains: Remains) -> Iterable[Problem]:
    """What else is wrong in a plan with wrong parts, without what follows only from leaving those out."""
    touched = {str(path[0]) if len(path) > 1 else f"no {path[0]}" for path in remains.left_out}
    for family, chapters in FAMILIES.items():
        if not chapters & touched:
            for one in family(remains.plan, remains.source):
                if str(one.facts.get("name", "")) not in remains.names:
                    yield one


def stops(problems: Iterable[Problem]) -> bool:
    """A plan with errors isn't kept; warnings and notes don't stop it."""
    return any(one.severity == "error" for one in problems)
