"""YAML to plain values and their places, by libyaml: ten times faster than composing in Python.

Every scalar stays the text that was written, so `1.10` is a clause's number and `22:30` a time of
day; the model, which knows what it expects, reads them.
"""

import re
from typing import Any

import yaml

from warmfield.plan.problems import Problem, problem
from warmfield.plan.source import Path, Place, Source

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DEEPEST = 20
"""No key of a plan lies deeper than eight; what lies deeper than this is left out."""
_BRACKETS = re.compile(r"[\[\]{}]")
_DASHES = re.compile(r"(?:[-?] +){200}")
_NOTHING = ("", "~", "null", "Null", "NULL")


def compose(text: str, name: str) -> tuple[object, Source, list[Problem]]:
    """Read `text`. A file that isn't YAML gives None and one problem with its line.

    Parts that can't be read are left out of the values, so that they give one problem, not two.
    """
    source = Source(name=name, lines=tuple(text.splitlines()), values={}, keys={})
    if _too_deep(text):
        return None, source, [problem(source, "P101", (), why="brackets in brackets, hundreds deep")]
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        return None, source, [_unreadable(source, error)]
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return None, source, [_bad_character(source, line)]
    if node is None:
        return None, source, [problem(source, "P102", ())]
    tree = _Tree(source)
    return tree.value(node, ()), source, tree.problems


def _too_deep(text: str) -> bool:
    """Say whether brackets lie hundreds deep; libyaml would go down with them and take Python along."""
    depth = deepest = 0
    for one in _BRACKETS.findall(text):
        depth += 1 if one in "[{" else -1
        deepest = max(deepest, depth)
    return deepest > 200 or _DASHES.search(text) is not None


def _unreadable(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(1, 1) if mark is None else Place(mark.line + 1, mark.column + 1)
    if place.line > len(source.lines) > 0:
        place = Place(len(source.lines), len(source.lines[-1]) + 1)
    why = " ".join(part for part in (error.context, error.problem) if part)
    return Problem(code="P101", file=source.name, place=place, line=source.line(place), facts={"why": why})


def _bad_character(source: Source, line: int) -> Problem:
    place = Place(line, 1)
    return Problem(code="P115", file=source.name, place=place, line=source.line(place))


class _Tree:
    """Walks the nodes once, filling the places and noting what plans may not hold."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> object:
        self.source.values[path] = _place(node)
        if len(path) > DEEPEST:
            return None
        if not isinstance(node, yaml.ScalarNode) and id(node) in self._seen:
            self.problems.append(problem(self.source, "P114", path, key=True))
            return None
        self._seen.add(id(node))
        match node:
            case yaml.MappingNode():
                return self._mapping(node, path)
            case yaml.SequenceNode():
                return [self.value(item, (*path, at)) for at, item in enumerate(node.value)]
            case yaml.ScalarNode():
                return None if not node.style and node.value in _NOTHING else str(node.value)
            case _:
                return None

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.source.values[(*path, "?")] = _place(key)
                self.problems.append(problem(self.source, "P112", (*path, "?"), key=True))
                continue
            here = (*path, key.value)
            if not isinstance(value, yaml.ScalarNode) and id(value) in self._seen:
                self.source.keys[here] = self.source.values[here] = _place(key)
                self.problems.append(problem(self.source, "P114", here, key=True))
                continue
            if key.value in found:
                first = self.source.keys[here].line
                self.source.keys[here] = _place(key)
                self.problems.append(
                    problem(self.source, "P103", here, key=True, name=key.value, first=first)
                )
                continue
            self.source.keys[here] = _place(key)
            found[key.value] = self.value(value, here)
        return found


def _place(node: yaml.Node) -> Place:
    start, end = node.start_mark, node.end_mark
    one_line = start.line == end.line
    return Place(start.line + 1, start.column + 1, max(1, end.column - start.column) if one_line else 1)
