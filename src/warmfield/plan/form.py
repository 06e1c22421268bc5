"""What pydantic refuses, turned into problems with a place, a sentence and a guess."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from warmfield.plan.expected import known_keys
from warmfield.plan.problems import Problem, guess, problem
from warmfield.plan.source import Path, Source

_BY_WORD = {
    "not_a_length_of_time": "P201",
    "not_a_window": "P210",
    "not_a_lead": "P205",
    "not_a_step": "P402",
}
_BY_TYPE = {
    "int_parsing": "P107",
    "int_type": "P107",
    "int_from_float": "P107",
    "float_parsing": "P107",
    "float_type": "P107",
    "finite_number": "P107",
    "bool_parsing": "P108",
    "bool_type": "P108",
    "string_type": "P109",
    "tuple_type": "P111",
    "dict_type": "P112",
    "model_type": "P112",
    "model_attributes_type": "P112",
    "time_parsing": "P202",
    "time_type": "P202",
    "time_delta_parsing": "P201",
    "time_delta_type": "P201",
    "date_parsing": "P113",
    "date_from_datetime_parsing": "P113",
    "date_type": "P113",
}


def problems_of_form(errors: list[ErrorDetails], data: object, source: Source) -> list[Problem]:
    """Turn each of pydantic's errors into one problem."""
    return [_problem(error, path_in(error["loc"], data), source) for error in errors]


def path_in(loc: tuple[int | str, ...], data: object) -> Path:
    """Drop from `loc` what isn't in the file: the tags pydantic adds for a union."""
    path: list[int | str] = []
    here = data
    for at, step in enumerate(loc):
        last = at == len(loc) - 1
        match here:
            case Mapping() if step in here or last:
                here = here.get(step)
            case list() if isinstance(step, int) and step < len(here):
                here = here[step]
            case _:
                continue
        path.append(step)
    return tuple(path)


def _problem(error: ErrorDetails, path: Path, source: Source) -> Problem:
    make: Callable[[ErrorDetails, Path, Source], Problem] | None = _SPECIAL.get(error["type"])
    if make is not None:
        return make(error, path, source)
    code = _BY_TYPE.get(error["type"], "P116")
    return problem(source, code, path, value=_short(error["input"]))


def _missing(error: ErrorDetails, path: Path, source: Source) -> Problem:
    name = str(error["loc"][-1])
    match path:
        case ("positioning",):
            return problem(source, "P601", ())
        case ("groups", str() as group, "owner"):
            return problem(source, "P801", path[:-1], key=True, group=group)
        case _:
            return problem(source, "P110", path[:-1], key=True, name=name)


def _unknown_key(error: ErrorDetails, path: Path, source: Source) -> Problem:
    name, known = str(path[-1]), known_keys(error["loc"][:-1])
    likely = guess(name, known)
    return problem(source, "P104", path, key=True, guess=likely, name=name, known=", ".join(known))


def _unknown_word(error: ErrorDetails, path: Path, source: Source) -> Problem:
    value = _short(error["input"])
    known = [word.strip(" '") for word in str(error["ctx"]["expected"]).replace(" or ", ", ").split(",")]
    code = "P307" if "owner" in known and "helper" in known else "P106"
    return problem(source, code, path, guess=guess(value, known), value=value, known=", ".join(known))


def _unknown_kind(error: ErrorDetails, path: Path, source: Source) -> Problem:
    name = str(error["ctx"]["tag"])
    known = [word.strip(" '") for word in str(error["ctx"]["expected_tags"]).split(",")]
    return problem(
        source, "P105", (*path, "kind"), guess=guess(name, known), name=name, known=", ".join(known)
    )


def _no_kind(_error: ErrorDetails, path: Path, source: Source) -> Problem:
    return problem(source, "P110", path, key=True, name="kind")


def _own_word(error: ErrorDetails, path: Path, source: Source) -> Problem:
    word = str(error.get("ctx", {}).get("error", ""))
    return problem(source, _BY_WORD.get(word, "P116"), path, value=_short(error["input"]))


_SPECIAL: dict[str, Any] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _unknown_word,
    "union_tag_invalid": _unknown_kind,
    "union_tag_not_found": _no_kind,
    "value_error": _own_word,
}


def _short(value: object) -> str:
    text = value if isinstance(value, str) else type(value).__name__
    if value is None:
        return ""
    return text if len(text) <= 40 else text[:39] + "…"
