"""The result as one self-contained page, without scripts and without anything fetched."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from importlib import resources
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from warmfield.community.ids import ClauseNumber
from warmfield.plan.model import Plan
from warmfield.rehearsal.importers.imported import REASONS, Skipped
from warmfield.rehearsal.in_words import (
    AFTER,
    BANDS,
    SORTS,
    action_in_words,
    clause_name,
    clause_text,
    group_name,
    local,
    outcome_in_words,
    pieces,
    reason_in_words,
)
from warmfield.rehearsal.noise import HOW
from warmfield.rehearsal.printout import noise_cells, noise_heads
from warmfield.rehearsal.result import Decided, Result
from warmfield.rehearsal.sample import sample
from warmfield.rehearsal.sparkline import Drawn, draw
from warmfield.wording import Words

OF_EACH = 40
"""Decisions shown of every clause and band."""
MOST = 200
"""Requests, posts, differences and skipped lines shown of each sort."""


def page(result: Result, plan: Plan, words: Words, seed: int) -> str:
    environment = Environment(autoescape=True, loader=PackageLoader("warmfield.rehearsal", "templates"))
    zone = ZoneInfo(plan.community.time_zone)
    bands = Counter(one.band for one in result.decisions)
    chosen = sample(result.decisions, OF_EACH, seed)
    names = plan.community.name
    css = (resources.files("warmfield.rehearsal") / "templates" / "rehearsal.css").read_text("utf-8")
    return environment.get_template("rehearsal.html").render(
        words=words, result=result, css=Markup(css), most=MOST,  # noqa: S704 - our own style sheet
        community=names.get(words.language) or next(iter(names.values())),
        acted=bands["act"], asked=bands["review"], passed=bands["pass"],
        noise_heads=noise_heads(words),
        noise_cells=lambda one: list(zip(noise_heads(words), noise_cells(one), strict=True)),
        gauges=list(_gauges(result, plan, words)),
        clauses=list(_by_clause(result, chosen, plan, words)),
        shown=len(chosen),
        requests=_grouped(result, words),
        skipped=list(_skipped(result, words)),
        skipped_count=sum(one.count for one in result.skipped),
        local=partial(local, zone=zone),
        group=partial(group_name, plan),
        clause=partial(clause_name, plan, words),
        because=partial(reason_in_words, words=words),
        does=partial(action_in_words, words=words, zone=zone),
        outcome=partial(outcome_in_words, words=words),
        after=lambda one: words(AFTER[one.after]),
        how=lambda one: words(HOW[one.how]),
        pieces=pieces,
    )  # fmt: skip


def _gauges(result: Result, plan: Plan, words: Words) -> Iterator[Drawn]:
    for group in result.groups:
        days = [day for day in result.gauge if day.group == group]
        if days:
            yield draw(group_name(plan, group), days, words)


def _by_clause(
    result: Result, chosen: list[Decided], plan: Plan, words: Words
) -> Iterator[dict[str, object]]:
    for noise in result.noise:
        counts = {"act": noise.act, "review": noise.review, "pass": noise.passed}
        yield {
            "name": clause_name(plan, words, noise.clause),
            "text": clause_text(plan, words, noise.clause),
            "counts": [(band, words(BANDS[band]), count) for band, count in counts.items() if count],
            "decisions": [one for one in chosen if one.lead == noise.clause],
            "elsewhere": sum(_cited_beside(one, noise.clause) for one in result.decisions),
        }


def _cited_beside(one: Decided, clause: ClauseNumber) -> bool:
    return one.lead != clause and any(found.clause == clause for found in one.findings)


def _grouped(result: Result, words: Words) -> list[tuple[str, list[object]]]:
    sorts: dict[str, list[object]] = {}
    for one in result.requests:
        sorts.setdefault(one.sort, []).append(one)
    return [(words(SORTS.get(sort, sort)), sorts[sort]) for sort in sorted(sorts)]


def _skipped(result: Result, words: Words) -> Iterator[tuple[str, int, list[Skipped]]]:
    for reason in dict.fromkeys(one.reason for one in result.skipped):
        here = [one for one in result.skipped if one.reason == reason]
        yield words(REASONS[reason]), sum(one.count for one in here), here
