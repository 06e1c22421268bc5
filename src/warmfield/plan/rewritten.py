"""A YAML text made to hold other values by cutting and pasting in it, so that all else stays as it was."""

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, cast

import yaml
from msgspec import Struct

from warmfield.plan.as_yaml import Raw, entry, flow, item, scalar
from warmfield.plan.yaml_text import LOADER, compose


class CantEditError(Exception):
    """The text is written in a way this can't change; nothing was."""


class Splice(Struct, frozen=True):
    """Characters from `start` to `end` become `text`."""

    start: int
    end: int
    text: str


def rewritten(text: str, wanted: dict[str, Any]) -> str:
    """Give the text that holds `wanted`. Raises CantEditError."""
    held, _, problems = compose(text, "")
    if problems or not isinstance(held, dict):
        raise CantEditError("unreadable")
    node = cast("yaml.Node", yaml.compose(text, Loader=LOADER))
    made = _pasted(text, list(_Cutter(text).value(node, held, wanted, None)))
    if compose(made, "")[0] != wanted:
        raise CantEditError("unusual")
    return made


def _pasted(text: str, splices: Sequence[Splice]) -> str:
    for one in sorted(splices, key=lambda splice: (splice.start, splice.end), reverse=True):
        text = text[: one.start] + one.text + text[one.end :]
    return text


class _Cutter:
    """Walks values and nodes side by side and says what to cut and paste."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def value(self, node: yaml.Node, held: Raw, wanted: Raw, key: yaml.Node | None) -> Iterator[Splice]:
        """`key` is the key the value stands at, where it may have lines of its own below it."""
        if held == wanted:
            return
        if isinstance(held, dict) and isinstance(wanted, dict) and held.keys() & wanted.keys():
            yield from self._mapping(cast("yaml.MappingNode", node), held, wanted)
        elif isinstance(held, list) and isinstance(wanted, list) and held and wanted:
            yield from self._sequence(cast("yaml.SequenceNode", node), held, wanted)
        elif isinstance(node, yaml.ScalarNode) and not isinstance(wanted, dict | list):
            yield self._scalar(node, wanted)
        else:
            yield from self._other_sort(node, wanted, key)

    def _scalar(self, node: yaml.ScalarNode, wanted: str | None) -> Splice:
        start, end = node.start_mark.index, self.end(node)
        said = scalar(wanted, node.style if node.style in ("'", '"') else None)
        return Splice(start, end, said if end > start else f" {said}")

    def _other_sort(self, node: yaml.Node, wanted: Raw, key: yaml.Node | None) -> Iterator[Splice]:
        """A list where a word stood, or the other way round. In brackets all stays on its line."""
        start, end = node.start_mark.index, self.end(node)
        lines = [] if key is None else entry("k", wanted, self.column(key))
        if isinstance(node, yaml.ScalarNode) or _in_brackets(node):
            if len(lines) < 2:
                yield Splice(start, end, flow(wanted) if end > start else f" {flow(wanted)}")
                return
            rest = self.text[end : self.line_end(end)]
            yield Splice(start if rest.strip() else self._colon(key), end, "")
            yield Splice(self.line_end(end), self.line_end(end), self._under(lines[1:]))
            return
        if key is None:
            raise CantEditError("unusual")
        colon = self._colon(key)
        yield Splice(self.line_end(colon), self.line_end(end), self._under(lines[1:]))
        if len(lines) < 2:
            yield Splice(colon, colon, f" {flow(wanted)}")

    def _colon(self, key: yaml.Node | None) -> int:
        """Where the colon behind a key ends."""
        return 0 if key is None else self.text.index(":", key.end_mark.index) + 1

    def _mapping(
        self, node: yaml.MappingNode, held: dict[str, Raw], wanted: dict[str, Raw]
    ) -> Iterator[Splice]:
        pairs = {key.value: (key, value) for key, value in reversed(node.value)}
        for name, before in held.items():
            if name in wanted:
                key, value = pairs[name]
                yield from self.value(value, before, wanted[name], None if _in_brackets(node) else key)
        new = {name: value for name, value in wanted.items() if name not in held}
        if _in_brackets(node):
            spans = [(key.start_mark.index, self.end(value)) for key, value in node.value]
            kept = [key.value in wanted for key, _ in node.value]
            yield from self._between_brackets(node, spans, kept, [flow({n: v})[1:-1] for n, v in new.items()])
            return
        entries = [(key, value, key.value in wanted) for key, value in node.value]
        yield from self._without_entries(entries)
        last = max(self.end(value) for _, value, kept in entries if kept)
        indent = self.column(node)
        lines = [
            (" " * indent if at == 0 else "") + line
            for name, value in new.items()
            for at, line in enumerate(entry(name, value, indent))
        ]
        yield from self._after(last, lines)

    def _without_entries(self, entries: Sequence[tuple[yaml.Node, yaml.Node, bool]]) -> Iterator[Splice]:
        for at, (key, value, kept) in enumerate(entries):
            start = self.line_start(key.start_mark.index)
            if kept:
                continue
            if not self.text[start : key.start_mark.index].strip():
                yield Splice(start, self.next_line(self.end(value)), "")
            else:  # the first key of a list's item stands beside the dash
                follows = next((one for one, _, stays in entries[at + 1 :] if stays), None)
                if follows is None or not entries[at + 1][2]:
                    raise CantEditError("unusual")
                yield Splice(key.start_mark.index, follows.start_mark.index, "")

    def _sequence(self, node: yaml.SequenceNode, held: list[Raw], wanted: list[Raw]) -> Iterator[Splice]:
        """Items are matched by what they hold; of those that differ, one by one."""
        old, new = ([json.dumps(one, sort_keys=True) for one in items] for items in (held, wanted))
        kept, added = [True] * len(held), dict[int, list[Raw]]()
        for what, since, until, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            both = min(until - since, end - start) if what == "replace" else 0
            for one in range(both):
                if _alike(node.value[since + one], wanted[start + one]):
                    yield from self.value(
                        node.value[since + one], held[since + one], wanted[start + one], None
                    )
                else:
                    kept[since + one] = False
                    added.setdefault(since + one, []).append(wanted[start + one])
            if what != "equal":
                kept[since + both : until] = [False] * (until - since - both)
                added.setdefault(since + both, []).extend(wanted[start + both : end])
        if _in_brackets(node):
            yield from self._in_flow(node, kept, added)
        else:
            yield from self._in_block(node, kept, added)

    def _in_flow(
        self, node: yaml.SequenceNode, kept: list[bool], added: dict[int, list[Raw]]
    ) -> Iterator[Splice]:
        spans = [(one.start_mark.index, self.end(one)) for one in node.value]
        inner = {at: items for at, items in added.items() if items and at < len(spans)}
        if inner:  # not at the end: the list is short, and written anew with the pieces that stay
            pieces: list[str] = []
            for at, (start, end) in enumerate(spans):
                pieces += [flow(one) for one in added.get(at, [])]
                pieces += [self.text[start:end]] if kept[at] else []
            pieces += [flow(one) for one in added.get(len(spans), [])]
            yield Splice(node.start_mark.index + 1, node.end_mark.index - 1, ", ".join(pieces))
            return
        yield from self._between_brackets(node, spans, kept, [flow(one) for one in added.get(len(spans), [])])

    def _in_block(
        self, node: yaml.SequenceNode, kept: list[bool], added: dict[int, list[Raw]]
    ) -> Iterator[Splice]:
        indent = self.column(node)
        for at, one in enumerate(node.value):
            dash = self.text.rindex("-", 0, one.start_mark.index + 1) if one.start_mark.index else 0
            start = self.line_start(dash)
            if self.text[start:dash].strip() and (not kept[at] or added.get(at)):
                raise CantEditError("unusual")
            if not kept[at]:
                yield Splice(start, self.next_line(self.end(one)), "")
            lines = [line for new in added.get(at, []) for line in item(new, indent)]
            if lines:
                yield Splice(start, start, self.newline.join([*lines, ""]))
        lines = [line for new in added.get(len(node.value), []) for line in item(new, indent)]
        yield from self._after(self.end(node.value[-1]), lines)

    def _between_brackets(
        self, node: yaml.Node, spans: list[tuple[int, int]], kept: list[bool], new: list[str]
    ) -> Iterator[Splice]:
        """Take items out of `[a, b]` or `{a: 1}` with their commas, and put new ones behind the last."""
        stay = [at for at, one in enumerate(kept) if one]
        if not stay:
            yield Splice(node.start_mark.index + 1, node.end_mark.index - 1, ", ".join(new))
            return
        for at, (start, end) in enumerate(spans):
            if not kept[at] and at > stay[0]:
                yield Splice(spans[at - 1][1], end, "")
            elif not kept[at]:
                yield Splice(start, spans[at + 1][0], "")
        if new:
            last = spans[stay[-1]][1]
            yield Splice(last, last, "".join(f", {one}" for one in new))

    def _after(self, position: int, lines: list[str]) -> Iterator[Splice]:
        if lines:
            yield Splice(self.line_end(position), self.line_end(position), self._under(lines))

    def _under(self, lines: list[str]) -> str:
        return "".join(self.newline + line for line in lines)

    def end(self, node: yaml.Node) -> int:
        """Where its text ends: a block's mark lies behind comments and empty lines that aren't its own."""
        if isinstance(node, yaml.ScalarNode):
            end: int = node.end_mark.index
            return len(self.text[:end].rstrip()) if node.style in ("|", ">") else end
        if _in_brackets(node) or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def column(self, node: yaml.Node) -> int:
        return int(node.start_mark.column)

    def line_start(self, position: int) -> int:
        return self.text.rfind("\n", 0, position) + 1

    def line_end(self, position: int) -> int:
        found = self.text.find("\n", position)
        end = len(self.text) if found < 0 else found
        return end - 1 if end > position and self.text[end - 1] == "\r" else end

    def next_line(self, position: int) -> int:
        found = self.text.find("\n", position)
        return len(self.text) if found < 0 else found + 1


def _in_brackets(node: yaml.Node) -> bool:
    return bool(getattr(node, "flow_style", False))


def _alike(node: yaml.Node, wanted: object) -> bool:
    """Whether the one can be changed into the other in place."""
    if isinstance(node, yaml.MappingNode):
        return isinstance(wanted, dict) and any(key.value in wanted for key, _ in node.value)
    if isinstance(node, yaml.ScalarNode):
        return not isinstance(wanted, dict | list)
    return isinstance(wanted, list) and bool(wanted)
