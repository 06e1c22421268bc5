"""What is wrong in a plan, as a value. `problem_sorts` holds the sentences of every code."""

import difflib
from collections.abc import Iterable, Mapping
from datetime import timedelta

from msgspec import Struct

from warmfield.plan.lengths import in_words
from warmfield.plan.problem_sorts import SORTS, Severity
from warmfield.plan.source import Path, Place, Source
from warmfield.wording import Words, later

Fact = str | int | float | timedelta | tuple[str, ...]
"""A length of time, and the words of a tuple, are put into the reader's language."""
_GUESS = later("did you mean `{guess}`?")


class Problem(Struct, frozen=True, kw_only=True):
    """One mistake. `facts` fill the sentences of its code; `guess` is the likeliest right word."""

    code: str
    file: str
    place: Place
    line: str = ""
    """The text of the line it stands in."""
    facts: dict[str, Fact] = {}
    guess: str = ""

    @property
    def severity(self) -> Severity:
        return SORTS[self.code].severity

    def what(self, words: Words) -> str:
        """Say what is wrong."""
        return fill(words, SORTS[self.code].what, self.facts)

    def mend(self, words: Words) -> str:
        """Say what would put it right."""
        if self.guess:
            return words(_GUESS, guess=self.guess)
        return fill(words, SORTS[self.code].mend, self.facts)


def fill(words: Words, sentence: str, facts: Mapping[str, Fact]) -> str:
    """Put the facts into a sentence, in the reader's language."""
    return words(sentence).format(**{name: said(fact, words) for name, fact in facts.items()})


def said(fact: Fact, words: Words) -> str:
    """Say one fact: money and counts as they are, the rest in words."""
    match fact:
        case timedelta():
            return in_words(fact, words)
        case tuple():
            return listed([words(one) for one in fact], words)
        case float():
            return f"{fact:g}"
        case _:
            return str(fact)


def listed(items: Iterable[str], words: Words) -> str:
    """Join with the comma of the language's own lists."""
    return ("、" if words.language == "zh" else ", ").join(items)


def problem(
    source: Source,
    code: str,
    path: Path,
    /,
    *,
    key: bool = False,
    guess: str = "",
    **facts: Fact,
) -> Problem:
    """Make the problem `code` at the value of `path`, or at its key."""
    place = source.key(path) if key else source.place(path)
    return Problem(
        code=code, file=source.name, place=place, line=source.line(place), facts=facts, guess=guess
    )


def guess(word: str, known: Iterable[str]) -> str:
    """Give the known word that looks most like `word`; empty when none does."""
    by_lower = {one.lower(): one for one in known}
    found = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else ""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by place, each problem once."""
    once = {(p.code, p.place.line, p.place.column, str(p.facts)): p for p in problems}
    return tuple(sorted(once.values(), key=lambda p: (p.place.line, p.place.column, p.code)))
