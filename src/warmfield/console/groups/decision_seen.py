"""A decision with everything it keeps: what was seen, under which clause, what was done and said."""

from collections.abc import Iterator

from msgspec import Struct

from warmfield.acts.done_said import done_said
from warmfield.acts.voice import text_in
from warmfield.community.findings import Decision, Finding
from warmfield.community.ids import ClauseNumber
from warmfield.console.groups.group_past import name_in, rung_said
from warmfield.console.plan_lines import PlanLine, line_of_clause
from warmfield.console.times_said import when
from warmfield.console.visit import Visit
from warmfield.engine.member_book import ERASED
from warmfield.moderation.told.explained import PASSED, RUNGS
from warmfield.moderation.undo import can_be_undone
from warmfield.report.marked import marked
from warmfield.rules.reasons import sentence
from warmfield.wording import later

BANDS = {
    "act": later("sure enough to act"),
    "review": later("put to a person"),
    "pass": later("passed"),
}
APPEALS = {
    "open": later("The member asked for another look; it waits in the inbox."),
    "upheld": later("The member asked for another look, and the decision stood."),
    "granted": later("The member asked for another look, and it was taken back."),
}
SURE = 0.99
"""A model's probability is never shown as certainty."""


class FindingSeen(Struct, frozen=True, kw_only=True):
    clause: ClauseNumber
    title: str
    text: str
    line: PlanLine | None
    why: str
    band: str
    sure: str
    """How sure the model was; empty where none was asked."""
    model: str


class DecisionSeen(Struct, frozen=True, kw_only=True):
    decision: Decision
    name: str
    known: bool
    """They weren't erased."""
    title: str
    quote: tuple[tuple[str, bool], ...]
    """In pieces, those marked that are the evidence."""
    findings: tuple[FindingSeen, ...]
    done: tuple[str, ...]
    """Besides what the member was told."""
    standing: tuple[str, ...]
    passed: str
    appeal: str
    undoable: bool
    """It can be taken back; else `over` says why not."""
    over: str


def decision_seen(visit: Visit, decision: Decision) -> DecisionSeen:
    words, name = visit.words, name_in(visit, decision.group, decision.member)
    bands = decision.bands or (decision.band,) * len(decision.findings)
    spans = ((span.start, span.end) for one in decision.findings for span in one.spans)
    return DecisionSeen(
        decision=decision,
        name=name,
        known=not decision.member.startswith(ERASED),
        title=words("{what} for {name}", what=rung_said(visit, decision), name=name),
        quote=tuple(marked(decision.quote, spans)),
        findings=tuple(_finding(visit, *pair) for pair in zip(decision.findings, bands, strict=False)),
        done=tuple(
            done_said(one, words, lambda at: when(visit, at))
            for one in decision.actions
            if getattr(one, "text", "") not in decision.told
        ),
        standing=tuple(words(RUNGS[one]) for one in decision.standing if one in RUNGS),
        passed=words(PASSED[decision.why_passed]) if decision.why_passed in PASSED else "",
        appeal=words(APPEALS[decision.appeal]) if decision.appeal in APPEALS else "",
        undoable=can_be_undone(decision),
        over=" ".join(_over(visit, decision)),
    )


def _finding(visit: Visit, finding: Finding, band: str) -> FindingSeen:
    rulebook, language = visit.rulebook, visit.words.language
    clause = rulebook.clause(finding.clause, finding.rule) or rulebook.clause(finding.clause)
    return FindingSeen(
        clause=finding.clause,
        title="" if clause is None else text_in(clause.title, language),
        text="" if clause is None else text_in(clause.text, language),
        line=line_of_clause(rulebook, visit.ports.source(), finding.clause, finding.rule),
        why=sentence(finding, visit.words),
        band=visit.words(BANDS[band]),
        sure=f"{min(finding.score, SURE):.0%}" if finding.score < 1 else "",
        model=str(finding.facts.get("model", "")),
    )


def _over(visit: Visit, decision: Decision) -> Iterator[str]:
    if decision.undone_at is not None:
        yield visit.words("It was taken back.")
    elif decision.dry:
        yield visit.words("In the dry run: nothing was done.")
    elif not decision.actions:
        yield visit.words("Nothing was done, so there is nothing to take back.")
