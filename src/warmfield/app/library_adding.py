"""`warmfield library add`: a piece from a file onto the community's shelf."""

import os
from datetime import UTC, datetime
from pathlib import Path

import httpx

from warmfield.app.handing_in import hand_in
from warmfield.app.home_read import Amiss, records_in, rulebook_in
from warmfield.app.making import PlanWrong
from warmfield.app.piece_file import read_piece
from warmfield.app.saying import amiss, say
from warmfield.app.settings import SettingsWrong
from warmfield.community.piece_events import PieceAdded
from warmfield.community.pieces import PieceRecord
from warmfield.engine.ports import StoreFailed
from warmfield.rhythm.library.shelving import marks_of, shelf_of, twin
from warmfield.rhythm.library.sieve import why_in_words
from warmfield.rhythm.library.tidy import title_of
from warmfield.store.opening import DATABASE
from warmfield.wording import later, words_in


def add_piece(home: Path, file: Path, language: str) -> int:
    """0 when it is in the library; 1 with a sentence on standard error."""
    words = words_in(language or os.environ.get("LANG", "en"))
    try:
        put = _added(home, file)
    except Amiss as wrong:
        return amiss(wrong.said(words))
    except (PlanWrong, SettingsWrong, StoreFailed, OSError, UnicodeDecodeError, httpx.HTTPError) as fault:
        return amiss(f"{file}: {fault}")
    if put.state == "rejected":
        sentence = later("I have kept {id} back: {why}. Change it and send it again.")
        return amiss(words(sentence, id=put.id, why=why_in_words(words, put.why)))
    say(words("{id}, “{title}”, is in the library.", id=put.id, title=put.title))
    return 0


def _added(home: Path, file: Path) -> PieceRecord:
    """The piece as it stands on the shelf now. Raises Amiss."""
    piece = read_piece(file.read_text("utf-8"), rulebook_in(home), datetime.now(UTC))
    before = _named(home, piece) if (home / DATABASE).is_file() else None
    if before is not None and before.state != "rejected":
        raise Amiss(later("That is in the library already, as {id}."), id=before.id)
    hand_in(home, piece)
    after = _named(home, piece)
    if after is None:
        raise Amiss(later("{file}: it isn't in the library; the log says why."), file=file)
    return after


def _named(home: Path, piece: PieceAdded) -> PieceRecord | None:
    with records_in(home) as view:
        name = twin(shelf_of(view), marks_of(title_of(piece.title), piece.link))
        return None if name is None else view.get(PieceRecord, name)
