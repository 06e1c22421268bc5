"""How pieces are said in a group: what it is, why it is worth a look, whose it is, where it stands."""

from collections.abc import Iterator, Sequence

from warmfield.acts.voice import shortened
from warmfield.community.pieces import PieceRecord
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import Words, later

SENTENCE = 100
"""Columns of what a brief says about a piece: two lines of a phone."""
LONGEST_POST = 1_500
"""Characters of text in a post; who reads on a phone has scrolled twice by then."""
OPENINGS = {
    "article": later("Worth reading: {title}"),
    "tip": later("A tip: {title}"),
    "offer": later("An offer: {title}"),
    "topic": later("Much talked about today: {title}"),
    "talk": later("A talk: {title}"),
    "game": later("A game: {title}"),
}


def piece_text(rulebook: Rulebook, words: Words, piece: PieceRecord) -> str:
    """One piece as a post of its own."""
    return "\n".join(line for line in _lines(rulebook, words, piece) if line)


def _lines(rulebook: Rulebook, words: Words, piece: PieceRecord) -> Iterator[str]:
    expert = None if piece.expert is None else rulebook.plan.people.get(piece.expert)
    if expert is None:
        yield words(OPENINGS[piece.sort], title=piece.title)
    else:
        yield words("{name} shares: {title}", name=expert.name, title=piece.title)
    yield shortened(piece.text, LONGEST_POST) if len(piece.text) > LONGEST_POST else piece.text
    yield piece.link
    if piece.sort == "topic":
        yield words("What do you think?")
    elif expert is None and piece.source and piece.link:
        yield words("(from {source})", source=piece.source)


def brief_text(rulebook: Rulebook, words: Words, pieces: Sequence[PieceRecord]) -> str:
    """Several in one post, each with a sentence and its address."""
    lines = [words.many("Worth a look today:", "Worth a look today, {count} things:", len(pieces))]
    for number, piece in enumerate(pieces, 1):
        said = _why(rulebook, words, piece)
        lines.append(f"{number}. {piece.title}" if len(pieces) > 1 else piece.title)
        lines += [line for line in (said, piece.link) if line]
    return "\n".join(lines)


def _why(rulebook: Rulebook, words: Words, piece: PieceRecord) -> str:
    """A link needs words (1.2), ours too: a sentence of the piece, else who says so."""
    expert = None if piece.expert is None else rulebook.plan.people.get(piece.expert)
    said = shortened(piece.text, SENTENCE)
    if expert is not None:
        return words("{name}: {text}", name=expert.name, text=said) if said else expert.name
    if said:
        return said
    if piece.sort == "topic":
        return words("Many people are talking about it today.")
    return words("From {source}.", source=piece.source) if piece.source else ""
