"""P401-P412: ladders that skip a rung, go the wrong way or never end."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from warmfield.plan.basics import Ladder
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, problem
from warmfield.plan.source import Path, Source

RUNGS = ("note", "warn", "mute", "remove")
"""From the lightest to the heaviest."""


def ladders(plan: Plan, source: Source) -> Iterator[Problem]:
    if "default" not in plan.ladders:
        yield problem(source, "P411", ("ladders",), key=True)
    used = {plan.ladder_of(clause) for clause in plan.clauses}
    used |= {"default", plan.rhythm.sessions.ladder}
    for name, ladder in plan.ladders.items():
        here: Path = ("ladders", name)
        yield from _steps(ladder, here, source)
        if ladder.steps:
            yield from _way(ladder, here, source)
            yield from _end(ladder, here, source)
        else:
            yield problem(source, "P401", (*here, "steps"), key=True)
        if name not in used:
            yield problem(source, "P410", here, key=True, name=name)


def _steps(ladder: Ladder, path: Path, source: Source) -> Iterator[Problem]:
    for at, step in enumerate(ladder.steps):
        here = (*path, "steps", at)
        if step.do not in RUNGS:
            yield problem(source, "P402", here, value=step.do)
        if step.times < 1:
            yield problem(source, "P403", here)
        if step.do == "mute" and step.lasts is None:
            yield problem(source, "P404", here)
        elif step.do != "mute" and step.lasts is not None:
            yield problem(source, "P408", here, do=step.do)


def _way(ladder: Ladder, path: Path, source: Source) -> Iterator[Problem]:
    for at, (before, after) in enumerate(pairwise(ladder.steps), start=1):
        if before.do not in RUNGS or after.do not in RUNGS:
            continue
        here = (*path, "steps", at)
        if RUNGS.index(after.do) < RUNGS.index(before.do):
            yield problem(source, "P405", here, do=after.do, before=before.do)
        elif before.do == "note" and after.do == "remove" and "warn" not in rungs_before(ladder, at):
            yield problem(source, "P406", here, before=before.do)
    if ladder.steps[0].do == "remove":
        yield problem(source, "P412", (*path, "steps", 0))


def rungs_before(ladder: Ladder, at: int) -> set[str]:
    return {step.do for step in ladder.steps[:at]}


def _end(ladder: Ladder, path: Path, source: Source) -> Iterator[Problem]:
    last = len(ladder.steps) - 1
    if all(step.do != "remove" for step in ladder.steps) and not ladder.open_end:
        yield problem(source, "P407", (*path, "steps", last), do=ladder.steps[-1].do)
    longest = max((step.lasts for step in ladder.steps if step.lasts), default=timedelta(0))
    if timedelta(0) < ladder.counts_for <= longest:
        yield problem(source, "P409", (*path, "counts_for"), counts=ladder.counts_for, lasts=longest)
