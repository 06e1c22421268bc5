"""What a poster says, in the plan's own words."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from warmfield.acts.voice import text_in
from warmfield.community.ids import GroupId
from warmfield.console.visit import Visit
from warmfield.plan.clauses import NicknameClause
from warmfield.rhythm.activities.occurrences import Occurrence, all_series, coming
from warmfield.rhythm.activities.time_in_words import on_date
from warmfield.wording import Words, later


class Poster(Struct, frozen=True, kw_only=True):
    """`lines` are a head and a text each; `code` is what its QR code leads to, or empty."""

    over: str
    title: str
    lines: tuple[tuple[str, str], ...]
    foot: str = ""
    code: str = ""
    under_code: str = ""

    @property
    def fill(self) -> str:
        """How much there is to read: `few`, `some` or `many` words."""
        columns = sum(2 if letter > "\u2e80" else 1 for head, text in self.lines for letter in head + text)
        return "few" if columns < FEW else "many" if columns > MANY else "some"


FEW, MANY = 500, 1100
"""Columns of text, a Han character being two: bigger letters below, smaller ones above."""
Make = Callable[[Visit, GroupId, Words], Poster | None]
NAMES = {
    "rules": later("House rules"),
    "welcome": later("Welcome card"),
    "activity": later("Next activity"),
}


def _rules(visit: Visit, group: GroupId, words: Words) -> Poster | None:
    plan = visit.rulebook.plan
    lines = tuple(
        (clause.number, text_in(clause.text, words.language))
        for clause in plan.clauses
        if plan.binds(clause, group) and getattr(clause, "mode", "") != "off" and clause.text
    )
    return Poster(
        over=text_in(plan.community.name, words.language),
        title=words("The house rules of {group}", group=plan.groups[group].name),
        lines=lines,
        foot=text_in(plan.community.charter, words.language),
    )


def _welcome(visit: Visit, group: GroupId, words: Words) -> Poster | None:
    """The nickname's format comes first: that is what is asked of whoever comes."""
    plan, community = visit.rulebook.plan, visit.rulebook.plan.community
    return Poster(
        over=text_in(community.name, words.language),
        title=words("Welcome to {group}", group=plan.groups[group].name),
        lines=tuple(_welcomed(visit, group, words)),
        foot=text_in(community.charter, words.language),
    )


def _welcomed(visit: Visit, group: GroupId, words: Words) -> Iterator[tuple[str, str]]:
    plan = visit.rulebook.plan
    for clause in plan.clauses:
        if isinstance(clause, NicknameClause) and plan.binds(clause, group):
            yield words("The name to go by here"), text_in(clause.text, words.language)
            if clause.examples:
                yield words("For example"), words(", ").join(clause.examples[:2])
    if worth := text_in(plan.positioning.worth_to_members, words.language):
        yield words("What you find here"), worth
    assistant = plan.community.assistant
    mark = text_in(assistant.mark, words.language)
    yield (
        words("Questions"),
        words("Ask any of the staff, or {name}: {mark}.", name=assistant.name, mark=mark),
    )


def _activity(visit: Visit, group: GroupId, words: Words) -> Poster | None:
    """The next one that takes place; None where none is planned."""
    found = next_activity(visit, group)
    if found is None:
        return None
    when = on_date(words, found.starts, visit.clocks)
    lines = [(words("When"), when)]
    if place := found.place(words.language):
        lines.append((words("Where to meet"), place))
    if found.capacity:
        lines.append((words("Places"), str(found.capacity)))
    code = visit.ports.calendar_address(group)
    return Poster(
        over=text_in(visit.rulebook.plan.community.name, words.language),
        title=found.title(words.language),
        lines=tuple(lines),
        foot=words("Sign up in the group {group}.", group=visit.rulebook.group(group).name),
        code=code,
        under_code=words("Scan it: your phone’s calendar tells you when something changes.") if code else "",
    )


def next_activity(visit: Visit, group: GroupId) -> Occurrence | None:
    """One that people sign up for; talks and games are in the group itself."""
    rulebook, view = visit.rulebook, visit.view
    found = (
        next(iter(coming(rulebook, view, one, visit.now)), None)
        for one in all_series(rulebook, view, group)
        if one.signed_up_for
    )
    return min((one for one in found if one is not None), key=lambda one: one.starts, default=None)


MAKE: dict[str, Make] = {"rules": _rules, "welcome": _welcome, "activity": _activity}
