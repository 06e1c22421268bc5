"""A person has looked at pieces: what follows, whether by a request's answer or by a command."""

import re

from warmfield.acts.moment import Moment
from warmfield.community.ids import PersonId, PieceId
from warmfield.community.piece_events import PieceReviewed
from warmfield.community.pieces import PieceRecord
from warmfield.community.requests import Request
from warmfield.rhythm.library.looking import ask_about
from warmfield.rhythm.library.shelving import changed
from warmfield.rhythm.library.woken_groups import groups_without, woken

_EXCEPT = re.compile(r"except|but|without|not|除了|除|不要|去掉|不含", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


def pieces_answered(moment: Moment, request: Request, how: str, by: PersonId | None, said: str) -> None:
    """`approve`: all, all except the numbers named, or only those; `refuse`: none."""
    names = [PieceId(one) for one in request.subject.get("pieces", "").split("\n") if one]
    clear, sentence = numbers_clear(moment, request, how, said)
    if not clear:
        pieces = [piece for name in names if (piece := moment.draft.get(PieceRecord, name)) is not None]
        ask_about(moment, pieces, sentence, by or "")
        return
    numbers = _numbers(how, said)
    named = {name for number, name in enumerate(names, 1) if number in numbers}
    chosen = set(names) - named if _EXCEPT.search(said) or not numbers else named
    _reviewed(moment, {name: how == "approve" and name in chosen for name in names}, by)


def numbers_clear(moment: Moment, request: Request, how: str, said: str) -> tuple[bool, str]:
    """Whether every number that was written is on the list; else a sentence, and nothing is decided."""
    count = len(request.subject.get("pieces", "").split("\n"))
    unknown = sorted(number for number in _numbers(how, said) if not 1 <= number <= count)
    if not unknown:
        return True, ""
    words = moment.words(request.group)
    return False, words("There is no number {number} on the list.", number=unknown[0])


def _numbers(how: str, said: str) -> set[int]:
    """What stands beside a refusal is a reason, whatever numbers it holds."""
    return {int(one) for one in _NUMBER.findall(said)} if how == "approve" else set()


def piece_reviewed(moment: Moment, event: PieceReviewed) -> None:
    """By a command; a piece nobody knows changes nothing."""
    if event.verdict == "draft":
        _unlooked(moment, event)
    else:
        _reviewed(moment, {event.piece: event.verdict == "ready"}, event.by)


def _unlooked(moment: Moment, event: PieceReviewed) -> None:
    """It waits for a look again; what was posted already has been looked at."""
    piece = moment.draft.get(PieceRecord, event.piece)
    if piece is not None and not piece.uses:
        changed(moment, piece, state="draft", why="", by=event.by or piece.by)


def _reviewed(moment: Moment, verdicts: dict[PieceId, bool], by: PersonId | None) -> None:
    """A piece that was posted already and is put up again stays `used`."""
    pieces = [piece for name in verdicts if (piece := moment.draft.get(PieceRecord, name)) is not None]
    without = groups_without(moment, [piece.source for piece in pieces if verdicts[piece.id]])
    for piece in pieces:
        if verdicts[piece.id]:
            changed(moment, piece, state="used" if piece.uses else "ready", why="", by=by or piece.by)
        else:
            changed(moment, piece, state="rejected", why="person", by=by or piece.by)
    woken(moment, without)
