"""A plan's text read, checked and compared, off the main thread; what was read lately is remembered."""

import asyncio
from functools import lru_cache

from msgspec import Struct

from warmfield.console.planning.plan_book import text_of
from warmfield.console.planning.setting_names import named_in
from warmfield.console.visit import Visit
from warmfield.plan.check import check, stops
from warmfield.plan.diff import diff
from warmfield.plan.load import Loaded, load
from warmfield.plan.model import Plan
from warmfield.plan.outline import Chapter, outline
from warmfield.plan.problems import Problem
from warmfield.wording import words_in

REMEMBERED = 24


class PlanRead(Struct, frozen=True):
    text: str
    loaded: Loaded
    problems: tuple[Problem, ...]

    @property
    def plan(self) -> Plan | None:
        return self.loaded.plan

    @property
    def fit(self) -> bool:
        """Whether it could be published."""
        return self.loaded.plan is not None and not stops(self.problems)


@lru_cache(REMEMBERED)
def read_and_checked(text: str, name: str) -> PlanRead:
    loaded = load(text, name)
    return PlanRead(text, loaded, check(loaded))


@lru_cache(4 * REMEMBERED)
def difference(old: str, new: str, language: str) -> str:
    """In words; empty where one of the two can't be read as a plan."""
    before, after = read_and_checked(old, "").plan, read_and_checked(new, "").plan
    if before is None or after is None:
        return ""
    return diff(before, after, language, named_in(language))


@lru_cache(REMEMBERED)
def outlined(text: str, name: str, language: str) -> tuple[Chapter, ...]:
    """Empty where it can't be read as a plan."""
    plan = read_and_checked(text, name).plan
    return () if plan is None else outline(plan, words_in(language))


async def read(visit: Visit, text: str) -> PlanRead:
    return await asyncio.to_thread(read_and_checked, text, visit.ports.plan_file.name)


async def in_force(visit: Visit) -> PlanRead:
    """The plan that is kept now, whatever stands on the disk."""
    text = await visit.ports.plan_book.do(text_of, visit.rulebook.version)
    return await read(visit, text if text is not None else visit.ports.plan_file.text())


async def changed(visit: Visit, old: str, new: str) -> str:
    """The difference in words, in the reader's language."""
    return await asyncio.to_thread(difference, old, new, visit.words.language)
