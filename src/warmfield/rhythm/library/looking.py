"""Asks a person to look at what was found: a numbered list, answered all at once or with exceptions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

from warmfield.acts.moment import Moment
from warmfield.community.pieces import PieceRecord, Shelved
from warmfield.rhythm.ask_person import ask_person
from warmfield.rhythm.library.look_days import first_group, unseen
from warmfield.rhythm.library.shelving import relisted
from warmfield.rhythm.wish import Item, scope_of
from warmfield.wording import Words

AT_ONCE = 10
"""Pieces in one request: what a person looks through without putting it off."""


def ask_to_look(moment: Moment, item: Item) -> None:
    chosen = _mixed(unseen(scope_of(moment, item.group)))[:AT_ONCE]
    pieces = [piece for one in chosen if (piece := moment.draft.get(PieceRecord, one.id)) is not None]
    ask_about(moment, pieces)


def ask_about(moment: Moment, pieces: Sequence[PieceRecord], why: str = "", who: str = "") -> None:
    """`why` says why they are asked about once more, and `who` had answered."""
    if not pieces:
        return
    group = first_group(moment.rulebook)
    words = moment.words(group)
    count = len(pieces)
    title = words.many(
        "{count} found piece: may it be posted?", "{count} found pieces: may they be posted?", count
    )
    how = words("Write “except 2, 4” after approve to leave some out, or “1, 3” to take only those.")
    ask_person(
        moment,
        group,
        "piece",
        title,
        role=moment.rulebook.plan.content.approver,
        list="\n".join([*_lines(words, pieces), *([how] if count > 1 else [])]),
        why=why,
        person=who,
        pieces="\n".join(piece.id for piece in pieces),
    )
    for piece in pieces:
        relisted(moment, piece.id, asked=True)


def _lines(words: Words, pieces: Iterable[PieceRecord]) -> Iterable[str]:
    for number, piece in enumerate(pieces, 1):
        yield words("{number}. {title} ({source})", number=number, title=piece.title, source=piece.source)
        if piece.link:
            yield f"   {piece.link}"


def _mixed(drafts: Iterable[Shelved]) -> list[Shelved]:
    """By turns from each source, so that a long list leaves room for the others."""
    by_source: dict[str, list[Shelved]] = defaultdict(list)
    for one in drafts:
        by_source[one.source].append(one)
    turns = chain.from_iterable(zip_longest(*by_source.values()))
    return [one for one in turns if one is not None]
