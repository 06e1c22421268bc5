"""One search over what people look for most: members, groups, house rules."""

from collections.abc import Iterator

from msgspec import Struct

from warmfield.acts.voice import text_in
from warmfield.community.ids import ClauseNumber, GroupId
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.pages.groups_page import kind_of
from warmfield.console.pages.members_page import LONGEST, row_of
from warmfield.console.plan_lines import PlanLine, line_of_clause
from warmfield.console.visit import Visit
from warmfield.engine.member_book import Sought, plain

MEMBERS = 8


class RuleFound(Struct, frozen=True, kw_only=True):
    number: ClauseNumber
    title: str
    text: str
    line: PlanLine | None


async def _search(visit: Visit) -> Values:
    text = " ".join(visit.asked.get("q", "")[:LONGEST].split())
    words = plain(text).split()
    found = []
    if words and visit.may("members"):
        book = await visit.ports.members()
        found = book.find(Sought(groups=frozenset(visit.groups), now=visit.now, text=text))
    return {
        "text": text,
        "groups": list(_groups(visit, words)),
        "members": [row_of(visit, one) for one in found[:MEMBERS]],
        "member_count": len(found),
        "rules": list(_rules(visit, words)),
    }


def _groups(visit: Visit, words: list[str]) -> Iterator[tuple[GroupId, str, str]]:
    for at in visit.groups if words else ():
        group = visit.rulebook.group(at)
        if _holds(f"{group.name} {at} {group.neighbourhood}", words):
            yield at, group.name, kind_of(visit, group)


def _rules(visit: Visit, words: list[str]) -> Iterator[RuleFound]:
    language, source = visit.words.language, visit.ports.source()
    for clause in visit.rulebook.plan.clauses if words else ():
        title, text = text_in(clause.title, language), text_in(clause.text, language)
        if _holds(f"{clause.number} {title} {text}", words):
            line = line_of_clause(visit.rulebook, source, clause.number, getattr(clause, "kind", ""))
            yield RuleFound(number=clause.number, title=title, text=text, line=line)


def _holds(text: str, words: list[str]) -> bool:
    return all(word in plain(text) for word in words)


DOORS = (Door("/search", Shown("search.html", "", _search), "look"),)
