"""The rules in force in a group, clause by clause: what they say, what is done, and by whom."""

from collections.abc import Iterator

from msgspec import Struct

from warmfield.acts.voice import text_in
from warmfield.community.ids import ClauseNumber, GroupId
from warmfield.console.visit import Visit
from warmfield.plan.explain_kinds import doings
from warmfield.plan.values_said import ladder_said
from warmfield.plan.who_keeps import Keeping, keeping_here


class RuleHere(Struct, frozen=True, kw_only=True):
    number: ClauseNumber
    title: str
    text: str
    doings: tuple[str, ...]
    ladder: str
    kept: Keeping
    dry: bool


def rules_here(visit: Visit, group: GroupId) -> Iterator[RuleHere]:
    plan, words = visit.rulebook.plan, visit.words
    for clause in visit.rulebook.clauses(group):
        ladder = plan.ladders.get(plan.ladder_of(clause))
        yield RuleHere(
            number=clause.number,
            title=text_in(clause.title, words.language),
            text=text_in(clause.text, words.language),
            doings=tuple(doings(clause, words)),
            ladder=ladder_said(ladder, words) if ladder else "",
            kept=keeping_here(plan, clause, group, words),
            dry="dry" in (clause.mode, plan.mode),
        )
