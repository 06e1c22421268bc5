"""The library as people and programs read it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from statistics import fmean

from msgspec.structs import replace

from warmfield.acts.amounts import clock_time
from warmfield.community.draft import View
from warmfield.community.ids import PersonId
from warmfield.community.pieces import PieceRecord, ReceptionRecord, Use
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.library.expert_weeks import brought, next_due
from warmfield.rhythm.library.look_days import first_group
from warmfield.rhythm.library.piece_words import SORTS, STATES
from warmfield.rhythm.library.reception import use_of, warmth
from warmfield.rhythm.library.shelving import shelf_of
from warmfield.rhythm.library.sieve import why_in_words
from warmfield.rhythm.local_time import day_of
from warmfield.rhythm.wish import Scope
from warmfield.wording import Words


def pieces_of(rulebook: Rulebook, view: View) -> list[PieceRecord]:
    """What the shelf lists, newest first; what a post of today has got so far counts too."""
    running: dict[str, list[Use]] = {}
    for group in rulebook.plan.groups:
        record = view.get(ReceptionRecord, group)
        for shown in record.shown if record else ():
            for name in shown.pieces:
                running.setdefault(name, []).append(use_of(group, shown))
    known = (view.get(PieceRecord, one.id) for one in reversed(shelf_of(view).pieces))
    return [replace(one, uses=(*one.uses, *running.get(one.id, ()))) for one in known if one is not None]


def lines(
    rulebook: Rulebook, view: View, pieces: Sequence[PieceRecord], now: datetime, words: Words
) -> Iterator[str]:
    scope = Scope(rulebook=rulebook, view=view, group=first_group(rulebook), now=now)
    if rulebook.plan.content.experts:
        yield words("Experts")
        for who in rulebook.plan.content.experts:
            yield "  " + _expert(scope, who, pieces, words)
    if rulebook.plan.content.sources:
        yield words("Sources")
        for source in rulebook.plan.content.sources:
            yield "  " + _source(source.name, pieces, words)
    yield words("The shelf")
    for piece in pieces:
        yield from (f"  {line}" for line in _piece(rulebook, piece, words))
    if not pieces:
        yield "  " + words("There is nothing yet. Add a piece with: warmfield library add DIR FILE.md")


def _expert(scope: Scope, who: PersonId, pieces: Sequence[PieceRecord], words: Words) -> str:
    a_week = scope.rulebook.plan.content.experts[who].pieces_a_week
    today = day_of(scope.now, scope.clocks)
    theirs = [piece for piece in pieces if piece.expert == who]
    said = words(
        "{name}: {count} of {owed} this week, {total} in all",
        name=_name(scope.rulebook, who),
        count=brought(scope, who, today, a_week) if a_week else 0,
        owed=a_week,
        total=len(theirs),
    )
    due = next_due(scope, who, today)
    if due:
        said += words("; due {weekday}", weekday=words(due).capitalize())
    received = [warmth(use) for piece in theirs for use in piece.uses]
    return said + (words("; received {warmth:.1f}", warmth=fmean(received)) if received else "")


def _source(name: str, pieces: Sequence[PieceRecord], words: Words) -> str:
    states: Counter[str] = Counter(piece.state for piece in pieces if piece.source == name)
    counts = words(", ").join(f"{words(STATES[state])} {states[state]}" for state in STATES if states[state])
    return words("{name}: {text}", name=name, text=counts or words("nothing yet"))


def _piece(rulebook: Rulebook, piece: PieceRecord, words: Words) -> Iterator[str]:
    whose = piece.source if piece.expert is None else _name(rulebook, piece.expert)
    themes = words(", ").join(piece.themes)
    about = [words(STATES[piece.state]), words(SORTS[piece.sort]), whose, themes]
    yield f"{piece.id} {piece.title} · " + " · ".join(part for part in about if part)
    if piece.link:
        yield f"     {piece.link}"
    if piece.why:
        yield "     " + why_in_words(words, piece.why)
    for use in piece.uses:
        yield "     " + _use(rulebook, use, words)


def _use(rulebook: Rulebook, use: Use, words: Words) -> str:
    return words(
        "{time} {group}: answers {answers}, near it {near}, people {people}, reactions {reactions}",
        time=clock_time(use.at, rulebook.plan.community.time_zone),
        group=rulebook.group(use.group).name,
        answers=use.answers,
        near=use.near,
        people=use.people,
        reactions=use.reactions,
    )


def _name(rulebook: Rulebook, who: PersonId) -> str:
    return rulebook.plan.people[who].name if who in rulebook.plan.people else who


def as_json(pieces: Sequence[PieceRecord]) -> dict[str, object]:
    """For programs: version 1, times in UTC."""
    return {"version": 1, "pieces": pieces}
