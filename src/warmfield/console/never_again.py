"""“Never flag this again”: what a clause would have to allow, as a change of the plan."""

from msgspec import Struct

from warmfield.community.requests import Request
from warmfield.console.inbox_item import Item
from warmfield.console.visit import Visit
from warmfield.plan.clauses import AdvertClause, Clause, LinkClause, PoachingClause
from warmfield.plan.edited import Add
from warmfield.reading.links import registered
from warmfield.wording import later

SAYS = {
    "allowed": later("Words that are never an advert here"),
    "trusted": later("A site that needs no words beside it"),
    "own": later("A name or address that is ours"),
    "exempt": later("A grade that this rule doesn't bind"),
}
"""By the key of the clause that would get one more entry."""


class Allowance(Struct, frozen=True, kw_only=True):
    """`place` is the clause's in the plan; `choices` empty: anything may be written."""

    key: str
    place: int
    number: str
    value: str
    choices: tuple[str, ...] = ()

    def edit(self, value: str) -> Add:
        return Add(("clauses", self.place, self.key), value)


def allowance(visit: Visit, item: Item) -> Allowance | None:
    """None where no clause stands behind the item, or none that can be loosened."""
    request, plan = item.request, visit.rulebook.plan
    rule = item.decision.findings[0].rule if item.decision and item.decision.findings else ""
    clause = None if request.clause is None else visit.rulebook.clause(request.clause, rule)
    if clause is None or request.sort not in ("review", "link", "appeal"):
        return None
    place = next(at for at, one in enumerate(plan.clauses) if one is clause)
    key = _key(clause)
    grade = item.facts.grade if item.facts else ""
    if key == "exempt":
        return Allowance(key=key, place=place, number=clause.number, value=grade, choices=tuple(plan.grades))
    return Allowance(key=key, place=place, number=clause.number, value=_suggested(key, item, request))


def _key(clause: Clause) -> str:
    if isinstance(clause, AdvertClause):
        return "allowed"
    if isinstance(clause, LinkClause):
        return "trusted"
    return "own" if isinstance(clause, PoachingClause) else "exempt"


def _suggested(key: str, item: Item, request: Request) -> str:
    """The evidence itself; of a link the site."""
    if key == "trusted":
        link = next(iter(request.subject.get("link", "").split()), "")
        return registered(link.removeprefix("https://").removeprefix("http://").partition("/")[0])
    return next((piece.strip() for piece, evidence in item.quote if evidence), "")
