"""The private word after a breach: what happened, the clauses, what to do instead, how to appeal."""

from collections.abc import Iterator

from warmfield.acts.voice import appeal_line, cite, in_voice
from warmfield.moderation.breach import Breach, Course, Weighed
from warmfield.moderation.told.happened import happened
from warmfield.moderation.told.instead import instead
from warmfield.moderation.told.rungs import rung_line
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import words_in

BLAMELESS = frozenset({"nickname", "dispute"})
"""Kinds that take nothing from the member, so that there is nothing to appeal against."""


def note_text(rulebook: Rulebook, breach: Breach, course: Course, *, joins: bool = False) -> str:
    """One message, however many clauses it cites; the gravest comes first. `joins`: to a newcomer."""
    return in_voice(rulebook, breach.group, breach.nickname, _lines(rulebook, breach, course, joins=joins))


def takes_something(one: Weighed, course: Course) -> bool:
    """Whether there is anything to appeal against."""
    if one.clause.kind == "off_topic" and course.step.do == "note":
        return False
    return one.clause.kind not in BLAMELESS


def _lines(rulebook: Rulebook, breach: Breach, course: Course, *, joins: bool) -> Iterator[str]:
    words = words_in(rulebook.language_of(breach.group))
    group = rulebook.group(breach.group).name
    met = [one for one in course.met if one.clause.kind != "invitation"]
    yield happened(words, course.led_by, course.message, group, joins=joins)
    for clause in {one.clause.number: one.clause for one in (course.led_by, *met)}.values():
        yield cite(clause, rulebook, breach.group)
    yield rung_line(words, course, rulebook.ladder(course.led_by.clause), group)
    yield from dict.fromkeys(instead(words, one, course.step.do) for one in met)
    if any(takes_something(one, course) for one in met):
        yield appeal_line(words)
