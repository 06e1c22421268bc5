"""`warmfield library`: experts and sources, what they owe or brought, and the shelf."""

import os
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from warmfield.app.home_read import Amiss, records_in, rulebook_in
from warmfield.app.library_lines import as_json, lines, pieces_of
from warmfield.app.saying import amiss, say
from warmfield.community.pieces import PieceRecord
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.library.piece_words import STATES
from warmfield.wording import later, words_in


def show_library(home: Path, *, expert: str, state: str, json: bool, language: str) -> int:
    """0 with the library on standard output; 1 with a sentence on standard error."""
    words = words_in(language or os.environ.get("LANG", "en"))
    try:
        rulebook = rulebook_in(home)
        words = words_in(language or rulebook.language)
        _known(rulebook, expert, state)
        with records_in(home) as view:
            pieces = [one for one in pieces_of(rulebook, view) if _chosen(one, expert, state)]
            if json:
                say(msgspec.json.format(msgspec.json.encode(as_json(pieces)), indent=1).decode())
            else:
                say("\n".join(lines(rulebook, view, pieces, datetime.now(UTC), words)))
    except Amiss as wrong:
        return amiss(wrong.said(words))
    return 0


def _chosen(piece: PieceRecord, expert: str, state: str) -> bool:
    return expert in ("", piece.expert) and state in ("", piece.state)


def _known(rulebook: Rulebook, expert: str, state: str) -> None:
    """Raises Amiss where a choice that was typed is none."""
    people = rulebook.plan.people
    if expert and expert not in people:
        sentence = later("The plan has nobody called {name}; it has {known}.")
        raise Amiss(sentence, name=expert, known=", ".join(people))
    if state and state not in STATES:
        sentence = later("There is no state {state}; there are {known}.")
        raise Amiss(sentence, state=state, known=", ".join(STATES))
