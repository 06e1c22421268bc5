"""`warmfield draw verify`: was a lucky draw drawn as it was promised?"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from warmfield.app.saying import amiss, say
from warmfield.rhythm.games.drawn_again import Facts, NotThere, Verdict, facts_in, verdict
from warmfield.wording import Words, later, words_in

MISSING = {
    "commitment": later("the commitment of the opening"),
    "seed": later("the seed"),
    "list_hash": later("the hash of the list"),
    "winners": later("the winners' numbers"),
    "entries": later("the list, or how many took part"),
}


def check_draw(file: Path | None, language: str) -> int:
    """0 when all is as promised; 1 when it isn't, or something is missing."""
    words = words_in(language or os.environ.get("LANG", "en"))
    try:
        facts = facts_in(sys.stdin.read() if file is None else file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as fault:
        return amiss(words("The posts can't be read: {fault}", fault=fault))
    except NotThere as gap:
        what = words(", ").join(words(MISSING[one]) for one in gap.what)
        sentence = later("This is missing: {what}. Copy all posts of the draw, from opening to result.")
        return amiss(words(sentence, what=what))
    found = verdict(facts)
    say("\n".join(_lines(facts, found, words)))
    return 0 if found.sealed and found.same_list is not False and found.same_winners else 1


def _lines(facts: Facts, found: Verdict, words: Words) -> Iterator[str]:
    yield _line(found.sealed, words("The seed is the one that was fixed at the opening."))
    if found.same_list is None:
        yield "  " + words("The list itself isn't here; its hash is taken as it was posted.")
    else:
        said = words("The list is the one that was closed: {count} people.", count=facts.entries)
        yield _line(found.same_list, said)
    drawn = _numbers(found.drawn)
    yield _line(found.same_winners, words("The winners follow from seed and list: {winners}", winners=drawn))
    if not found.same_winners:
        yield "  " + words("Posted were: {winners}", winners=_numbers(facts.winners))


def _line(fine: bool, sentence: str) -> str:
    return f"{'✓' if fine else '✗'} {sentence}"


def _numbers(numbers: tuple[int, ...]) -> str:
    return " ".join(map(str, numbers))
