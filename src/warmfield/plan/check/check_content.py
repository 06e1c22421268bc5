"""P951-P952: sources that can't be read, or can't be told apart."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, problem
from warmfield.plan.source import Source


def content(plan: Plan, source: Source) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for at, one in enumerate(plan.content.sources):
        path = ("content", "sources", at)
        if one.sort != "library" and not _is_address(one.address):
            yield problem(source, "P951", (*path, "address"), name=one.name)
        if first.setdefault(one.name, at) != at:
            line = source.place(("content", "sources", first[one.name], "name")).line
            yield problem(source, "P952", (*path, "name"), name=one.name, first=line)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
