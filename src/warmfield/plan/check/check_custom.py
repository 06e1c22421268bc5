"""P701-P706: conditions in CEL that don't parse, ask for what isn't there, or mix sorts of value."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from warmfield.plan.clauses import CustomClause
from warmfield.plan.custom_fields import FIELDS, known_fields, sample
from warmfield.plan.model import Plan
from warmfield.plan.problems import Fact, Problem, guess, problem
from warmfield.plan.source import Path, Place, Source
from warmfield.wording import later

TRIALS = 30
_STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'")
_FIELD = re.compile(r"(?<![\w.])(reading|member|group)\s*\.\s*(\w+)")
_BOUND = re.compile(r"\.\s*(?:all|exists|exists_one|filter|map)\s*\(\s*(\w+)\s*,")
"""Names that a macro gives to each item: `member.roles.exists(r, r == "owner")`."""
_AT = re.compile(r"<input>:(\d+):(\d+): (?:Syntax error: )?(.*)")
FUNCTIONS = (
    "size", "contains", "startsWith", "endsWith", "matches", "has", "all", "exists", "exists_one", "filter",
    "map", "int", "uint", "double", "string", "bool", "type",
)  # fmt: skip


def conditions(plan: Plan, source: Source) -> Iterator[Problem]:
    for at, clause in enumerate(plan.clauses):
        if isinstance(clause, CustomClause):
            yield from _condition(clause, ("clauses", at, "when"), source)


def _condition(clause: CustomClause, path: Path, source: Source) -> Iterator[Problem]:
    import cel  # noqa: PLC0415 - 0.2 s, and most plans have no condition

    try:
        program = cel.compile(clause.when)
    except ValueError as error:
        yield _unreadable(clause.when, str(error), path, source)
        return
    unknown = list(_unknown(clause.when, program, path, source))
    yield from unknown
    if not unknown:
        yield from _trials(program, path, source)
    if clause.on == "join" and "reading" in program.variables():
        yield _at(source, path, "reading", "P706", on=clause.on, name="reading")


def _unreadable(when: str, why: str, path: Path, source: Source) -> Problem:
    found = _AT.search(why)
    made = problem(source, "P701", path, why=_reason(found[3]) if found else why[:70])
    if found is None or found[1] != "1":
        return made
    column = made.place.column + min(int(found[2]), len(when)) - 1
    return replace(made, place=Place(made.place.line, column))


def _reason(why: str) -> str:
    """The parser's sentence without its list of all that might have come."""
    return why.split(" expecting ", maxsplit=1)[0].replace("<EOF>", "the end")


def _unknown(when: str, program: Any, path: Path, source: Source) -> Iterator[Problem]:  # noqa: ANN401
    code = _STRING.sub(lambda found: " " * len(found[0]), when)
    bound = {*_BOUND.findall(code)}
    for name in program.variables():
        if name not in FIELDS and name not in bound:
            likely = guess(name, FIELDS)
            yield _at(source, path, name, "P702", guess=likely, name=name, known=", ".join(known_fields()))
    for thing, field in _FIELD.findall(code):
        if field not in FIELDS[thing] and not re.search(rf"\.\s*{field}\s*\(", code):
            likely = guess(field, FIELDS[thing])
            known = ", ".join(f"{thing}.{one}" for one in FIELDS[thing])
            yield _at(
                source,
                path,
                field,
                "P702",
                guess=f"{thing}.{likely}" if likely else "",
                name=f"{thing}.{field}",
                known=known,
            )


def _trials(program: Any, path: Path, source: Source) -> Iterator[Problem]:  # noqa: ANN401
    """Run the condition on made-up values: CEL says its types only while running.

    A division by nothing is a matter of the values: the rule then finds nothing.
    """
    for turn in range(TRIALS):
        try:
            value = program.execute(sample(turn))
        except (ArithmeticError, IndexError):
            continue
        except (TypeError, KeyError, ValueError, RuntimeError) as error:
            yield _failed(str(error), path, source)
            return
        if not isinstance(value, bool):
            yield problem(source, "P704", path, kind=(_sort_of(value),))
            return


def _failed(why: str, path: Path, source: Source) -> Problem:
    found = re.match(r"Undefined variable or function: '(\w+)'", why)
    if found:
        likely = guess(found[1], FUNCTIONS)
        return _at(
            source, path, found[1], "P705", guess=likely, name=found[1], known=", ".join(FUNCTIONS[:12])
        )
    if "regex" in why:
        return _at(source, path, "matches", "P707")
    return problem(source, "P703", path)


def _sort_of(value: object) -> str:
    match value:
        case int() | float():
            return later("a number")
        case str():
            return later("a text")
        case _:
            return later("a list")


def _at(source: Source, path: Path, word: str, code: str, guess: str = "", **facts: Fact) -> Problem:
    """Put the caret under `word` where the condition stands in one line."""
    made = replace(problem(source, code, path, guess=guess), facts=dict(facts))
    column = made.line.find(word, made.place.column - 1)
    if column < 0:
        return made
    return replace(made, place=Place(made.place.line, column + 1, len(word)))
