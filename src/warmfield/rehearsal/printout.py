"""The report on the terminal: plain text, the same bytes for the same input."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import shorten
from zoneinfo import ZoneInfo

from rich.cells import cell_len, set_cell_size

from warmfield.plan.model import Plan
from warmfield.rehearsal.importers.imported import REASONS, Skipped
from warmfield.rehearsal.in_words import (
    AFTER,
    SORTS,
    action_in_words,
    clause_name,
    group_name,
    local,
    outcome_in_words,
    pieces,
    reason_in_words,
)
from warmfield.rehearsal.noise import HOW
from warmfield.rehearsal.result import Compared, Decided, Noise, Result
from warmfield.rehearsal.sample import sample
from warmfield.rhythm.pulse.gauged import SAYS, Gauge
from warmfield.wording import Words

WIDE = 100
OF_EACH = 3
"""Examples printed of every clause and band; the JSON and the page hold all."""


def printout(result: Result, plan: Plan, words: Words, seed: int) -> Iterator[str]:
    """Give the report's lines."""
    page = _Printout(plan, words, seed)
    yield from page.head(result)
    yield from page.noise(result.noise)
    yield from page.decisions(result)
    yield from page.asked(result)
    yield from page.gauge(result.gauge)
    if result.against is not None:
        yield from page.differences(result.against)
    yield from page.skipped(result.skipped)


class _Printout:
    def __init__(self, plan: Plan, words: Words, seed: int) -> None:
        self._plan = plan
        self.words = words
        self._seed = seed
        self._zone = ZoneInfo(plan.community.time_zone)

    def head(self, result: Result) -> Iterator[str]:
        words = self.words
        yield words("Rehearsal of plan {version}", version=result.plan)
        yield words(
            "Messages: {messages}; people: {people}; groups: {groups}",
            messages=result.messages,
            people=result.people,
            groups=len(result.groups),
        )
        if result.first is not None and result.last is not None:
            yield f"{local(result.first, self._zone)} – {local(result.last, self._zone)}"
        bands = Counter(one.band for one in result.decisions)
        yield words(
            "Acted: {act}; asked the staff: {review}; let pass: {passed}; posts: {posts}",
            act=bands["act"],
            review=bands["review"],
            passed=bands["pass"],
            posts=len(result.posts),
        )
        if result.kept_from_writing:
            yield words(
                "Messages of members the plan would have removed or muted by then: {count}",
                count=result.kept_from_writing,
            )

    def noise(self, noise: Sequence[Noise]) -> Iterator[str]:
        words = self.words
        if not noise:
            return
        yield ""
        yield words("What each clause costs")
        rows = [(clause_name(self._plan, words, one.clause), *noise_cells(one)) for one in noise]
        yield from _table([(words("Clause"), *noise_heads(words)), *rows])

    def decisions(self, result: Result) -> Iterator[str]:
        chosen = sample(result.decisions, OF_EACH, self._seed)
        if not chosen:
            return
        yield ""
        yield self.words("Decisions, {shown} of {count}", shown=len(chosen), count=len(result.decisions))
        for one in chosen:
            yield from self._decision(one)

    def _decision(self, one: Decided) -> Iterator[str]:
        words = self.words
        who = one.nickname or one.member
        clauses = ", ".join(dict.fromkeys(found.clause for found in one.findings))
        group = group_name(self._plan, one.group)
        yield f"  {local(one.at, self._zone)}  {group} · {who}  [{clauses}] {outcome_in_words(one, words)}"
        quote = "".join(f"[{text}]" if mark else text for text, mark in pieces(one.quote, one.findings))
        yield f"    “{shorten(quote, 160, placeholder=' …')}”"
        for found in one.findings:
            yield f"    {found.clause} {reason_in_words(found, words)}"
        for action in one.actions:
            yield f"    → {_in_a_line(action_in_words(action, words, self._zone))}"
        if one.after:
            yield f"    ({words(AFTER[one.after])})"

    def asked(self, result: Result) -> Iterator[str]:
        if result.requests:
            yield ""
            yield self.words("Requests to the staff: {count}", count=len(result.requests))
            for sort, count in sorted(Counter(one.sort for one in result.requests).items()):
                first = next(one for one in result.requests if one.sort == sort)
                what, title = self.words(SORTS.get(sort, sort)), shorten(first.title, WIDE, placeholder=" …")
                yield self.words("  {count} {what}, such as: {title}", count=count, what=what, title=title)
        if result.posts:
            yield ""
            yield self.words("Posts: {count}", count=len(result.posts))
            for post in result.posts[:OF_EACH]:
                yield f"  {local(post.at, self._zone)}  {shorten(post.text, WIDE, placeholder=' …')}"

    def gauge(self, days: Sequence[Gauge]) -> Iterator[str]:
        if not days:
            return
        words = self.words
        yield ""
        yield words("Gauge, days of each group")
        rows: list[tuple[object, ...]] = [(words("Group"), *map(words, SAYS.values()), words("usual a day"))]
        for group in dict.fromkeys(day.group for day in days):
            here = [day for day in days if day.group == group]
            counts = Counter(day.says for day in here)
            rows.append(
                (group_name(self._plan, group), *(counts[says] for says in SAYS), f"{here[-1].usual:g}")
            )
        yield from _table(rows)

    def differences(self, against: Compared) -> Iterator[str]:
        words = self.words
        yield ""
        yield words(
            "Against plan {version}, decisions that differ: {count}",
            version=against.plan,
            count=len(against.differences),
        )
        for one in against.differences:
            quote = shorten(one.quote, 60, placeholder=" …")
            group = group_name(self._plan, one.group)
            yield f"  {local(one.at, self._zone)}  {group} · {words(HOW[one.how])}"
            yield f"    “{quote}”"
            for sign, side in (("-", one.before), ("+", one.after)):
                if side is not None:
                    clauses = ", ".join(dict.fromkeys(found.clause for found in side.findings))
                    yield f"    {sign} [{clauses}] {outcome_in_words(side, words)}"

    def skipped(self, skipped: Sequence[Skipped]) -> Iterator[str]:
        if not skipped:
            return
        words = self.words
        yield ""
        yield words("Left out, or taken as read: {count}", count=sum(one.count for one in skipped))
        for reason in dict.fromkeys(one.reason for one in skipped):
            here = [one for one in skipped if one.reason == reason]
            yield f"  {sum(one.count for one in here):>5}  {words(REASONS[reason])}"
            for one in here[:10]:
                where = f"{one.file}:{one.line}" if one.line else one.file
                yield f"         {where}  {shorten(one.what, 60, placeholder=' …')}"
            if len(here) > 10:
                more = words("and {count} more", count=len(here) - 10)
                yield f"         {more}"


def _in_a_line(text: str) -> str:
    """Lines are joined by a space, but not where Chinese punctuation is wide enough by itself."""
    return re.sub(r"(?<=[。！？：；）～]) ", "", shorten(text, 160, placeholder=" …"))


def noise_heads(words: Words) -> tuple[str, ...]:
    return (
        words("acts"),
        words("asks the staff"),
        words("lets it pass"),
        words("per 1000 messages"),
        words("reviews a day"),
    )


def noise_cells(one: Noise) -> tuple[str, ...]:
    return (
        str(one.act),
        str(one.review),
        str(one.passed),
        f"{one.per_1000:.2f}",
        f"{one.reviews_per_day:.2f}",
    )


def _table(rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """Set columns as wide as their widest cell; the first to the left, numbers to the right."""
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(cell_len(row[n]) for row in texts) for n in range(len(texts[0]))]
    for first, *rest in texts:
        cells = [" " * (width - cell_len(cell)) + cell for cell, width in zip(rest, widths[1:], strict=True)]
        yield "  " + "  ".join([set_cell_size(first, widths[0]), *cells])
