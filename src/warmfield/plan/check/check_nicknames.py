"""P808, P809, P816, P817: nickname patterns that name unknown parts or reject their own examples."""

import re
from collections.abc import Iterator

from warmfield.plan.clauses import NicknameClause
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, guess, problem
from warmfield.plan.source import Path, Source

BUILT_IN = ("child", "parent", "neighbourhood")
_PART = re.compile(r"\{(\w*)\}")


def nicknames(plan: Plan, source: Source) -> Iterator[Problem]:
    for at, clause in enumerate(plan.clauses):
        if isinstance(clause, NicknameClause):
            path: Path = ("clauses", at)
            named = _PART.findall(clause.pattern)
            known = [*BUILT_IN, *clause.parts]
            if set(_PART.sub("", clause.pattern)) & set("{}"):
                yield problem(source, "P817", (*path, "pattern"))
            elif not named:
                yield problem(source, "P816", (*path, "pattern"))
            elif set(named) <= set(known):
                yield from _examples(plan, clause, path, source)
            for name in named:
                if name not in known:
                    likely = guess(name, known)
                    yield problem(
                        source, "P809", (*path, "pattern"), guess=likely, name=name, known=", ".join(known)
                    )


def _examples(plan: Plan, clause: NicknameClause, path: Path, source: Source) -> Iterator[Problem]:
    if not clause.examples:
        return
    from warmfield.plan.nickname_shape import faults_of  # noqa: PLC0415 - the reader of nicknames costs 0.2 s

    for at, example in enumerate(clause.examples):
        faults = faults_of(example, clause, plan.neighbourhoods)
        if faults:
            here = (*path, "examples", at)
            yield problem(source, "P808", here, example=example, parts=faults, pattern=clause.pattern)
