"""A plan file's text to a Plan, or to the problems that keep it from being one."""

from hashlib import sha256

from msgspec import Struct
from pydantic import ValidationError

from warmfield.plan.form import problems_of_form
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, in_order, problem
from warmfield.plan.salvage import Remains, salvage
from warmfield.plan.source import Source
from warmfield.plan.yaml_text import compose


class Loaded(Struct, frozen=True, kw_only=True):
    """`plan` is None where the file's form is wrong; `check` finds what else may be.

    `languages` are the community's as far as the file tells, for showing the problems.
    """

    plan: Plan | None
    problems: tuple[Problem, ...]
    source: Source
    languages: tuple[str, ...] = ()
    remains: Remains | None = None
    """Where `plan` is None: what is left of it without its wrong parts, for `check` to look at."""


def load(text: str, name: str) -> Loaded:
    """Read a plan. `name` is the file's, as problems show it; nothing is raised for bad input."""
    data, source, problems = compose(text, name)
    if not isinstance(data, dict):
        if not problems:
            problems = [problem(source, "P102", ())]
        return Loaded(plan=None, problems=in_order(problems), source=source)
    remains: Remains | None = None
    try:
        plan = Plan.model_validate({**data, "version": version_of(text)})
    except ValidationError as error:
        errors = error.errors(include_url=False)
        problems += problems_of_form(errors, data, source)
        plan, remains = None, salvage(data, source, errors)
    if "version" in data:
        problems.append(problem(source, "P104", ("version",), key=True, name="version", known=""))
    return Loaded(
        plan=plan,
        problems=in_order(problems),
        source=source,
        languages=_languages(data),
        remains=remains,
    )


def version_of(text: str) -> str:
    """Name a plan's text: the first 12 hex digits of the SHA-256 of its bytes."""
    return sha256(text.encode()).hexdigest()[:12]


def _languages(data: dict[str, object]) -> tuple[str, ...]:
    community = data.get("community")
    found = community.get("languages") if isinstance(community, dict) else None
    return tuple(str(one) for one in found) if isinstance(found, list) else ()
