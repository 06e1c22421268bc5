"""A decision explained: to its member in kind words, to staff with everything that led to it."""

from collections.abc import Iterator

from warmfield.acts.voice import appeal_line, cite, shortened
from warmfield.community.findings import Decision
from warmfield.plan.rulebook import Rulebook
from warmfield.rules.reasons import sentence
from warmfield.wording import Words, later, words_in

RUNGS = {
    "note": later("a private word"),
    "warn": later("a warning"),
    "mute": later("a mute"),
    "remove": later("a removal"),
}
PASSED = {
    "score": later("It passed: too little spoke for it."),
    "exempt": later("It passed: the plan exempts this role or grade."),
    "permit": later("It passed: a permit covers it."),
    "approved_link": later("It passed: the link was approved."),
    "approved_invitation": later("It passed: the invitation was agreed."),
    "game": later("It passed: a game is on, and quick answers are part of it."),
    "same_occasion": later("It passed: the member had just been told."),
    "grace": later("It passed: the member has time to put the nickname right."),
    "refused": later("It passed: a person decided so."),
}


def why_for_member(rulebook: Rulebook, decision: Decision) -> Iterator[str]:
    words = words_in(rulebook.language_of(decision.group))
    group = rulebook.group(decision.group).name
    if decision.quote and decision.findings[0].rule != "nickname":
        quote = shortened(decision.quote, 120)
        yield words("It is about what you wrote in {group}: “{quote}”", group=group, quote=quote)
    for finding in decision.findings:
        yield sentence(finding, words)
        clause = rulebook.clause(finding.clause, finding.rule) or rulebook.clause(finding.clause)
        if clause is not None:
            yield cite(clause, rulebook, decision.group)
    yield appeal_line(words)


def why_for_staff(rulebook: Rulebook, decision: Decision, name: str) -> str:
    """Everything in a screenful: who, where, the findings with their scores, the standing, what was done."""
    words = words_in(rulebook.language_of(decision.group))
    return "\n".join(line for line in _staff_lines(words, rulebook, decision, name) if line)


def _staff_lines(words: Words, rulebook: Rulebook, decision: Decision, name: str) -> Iterator[str]:
    group = rulebook.group(decision.group).name
    yield words("{decision}: {name} in {group}", decision=decision.id, name=name, group=group)
    yield words("Quote: {quote}", quote=shortened(decision.quote, 400)) if decision.quote else ""
    for finding in decision.findings:
        said = sentence(finding, words)
        yield words(
            "{clause}: {said} ({score} sure)", clause=finding.clause, said=said, score=f"{finding.score:.0%}"
        )
    if decision.standing:
        earlier = words(", ").join(words(RUNGS[rung]) for rung in decision.standing if rung in RUNGS)
        yield words("Before that: {earlier}", earlier=earlier)
    if decision.why_passed in PASSED:
        yield words(PASSED[decision.why_passed])
    elif decision.rung in RUNGS:
        yield words("Result: {rung}", rung=words(RUNGS[decision.rung]))
    if decision.dry:
        yield words("In the dry run: nothing was done.")
    if decision.undone_at is not None:
        yield words("It was taken back.")
