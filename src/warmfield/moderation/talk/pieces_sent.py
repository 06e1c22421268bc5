"""Staff send a piece for the library in a private word, or take one down again."""

import re

from warmfield.acts.moment import Moment
from warmfield.community.events import Whispered
from warmfield.community.ids import PersonId, PieceId
from warmfield.community.piece_events import PieceAdded, PieceReviewed, Verdict
from warmfield.community.pieces import PieceRecord
from warmfield.reading.read import read
from warmfield.rhythm.library.arrivals import Brought, bring
from warmfield.rhythm.library.looked_at import piece_reviewed
from warmfield.rhythm.library.sieve import why_in_words
from warmfield.wording import Words, later

_SENT = re.compile(r"(?is)^\s*/?(?:(?:投稿|干货)(?:[:：]|\s|$)|(?:piece|contribution)\s*[:：])(?P<rest>.*)$")
_REVIEWED = re.compile(r"(?is)^\s*/?(?:(?P<down>take down|下架|撤稿)|put up|上架)\s*(?P<piece>c\d+)\b")


def piece_talk(moment: Moment, event: Whispered, person: PersonId) -> str | None:
    """The answer; None when it is about no piece."""
    words = moment.words(moment.home(event.who, event.group))
    sent = _SENT.match(event.text)
    if sent is not None:
        return _answer(words, bring(moment, _piece(event, sent["rest"], person)))
    found = _REVIEWED.match(event.text)
    return None if found is None else _review(moment, event, found, person)


def _piece(event: Whispered, text: str, person: PersonId) -> PieceAdded:
    """The first line is the title, the first link the piece's; a line that is only the link is no text."""
    links = [one.url for one in read(text).links]
    link = links[0] if links else ""
    said = text.replace(link, "") if link and text.strip() != link else text
    title, _, rest = said.strip().partition("\n")
    return PieceAdded(
        at=event.at, id=event.id, title=title, text=rest or title, link=link, expert=person, by=person
    )


def _answer(words: Words, brought: Brought) -> str:
    piece = brought.piece
    if piece is None and brought.known is not None:
        return words("That is in the library already, as {id}.", id=brought.known)
    if piece is None:
        return words("Write it like this: “piece: its title”, and the text on the lines below.")
    if piece.state == "rejected":
        why = why_in_words(words, piece.why)
        return words("I have kept {id} back: {why}. Change it and send it again.", id=piece.id, why=why)
    return words(TAKEN[piece.state], id=piece.id, title=piece.title)


TAKEN = {
    "draft": later("Thank you! {id}, “{title}”: a person looks at it first."),
    "ready": later("Thank you! {id}, “{title}”, is in the library."),
}
REVIEWED: dict[Verdict, str] = {
    "ready": later("{id}, “{title}”, may be posted again."),
    "rejected": later("{id}, “{title}”, isn't posted any more."),
}


def _review(moment: Moment, event: Whispered, found: re.Match[str], person: PersonId) -> str:
    words = moment.words(moment.home(event.who, event.group))
    name = PieceId(found["piece"].lower())
    piece = moment.draft.get(PieceRecord, name)
    if piece is None:
        return words("I don't know {id}; “warmfield library” lists the pieces.", id=name)
    verdict: Verdict = "rejected" if found["down"] else "ready"
    told = PieceReviewed(at=event.at, id=event.id, piece=name, verdict=verdict, by=person)
    piece_reviewed(moment, told)
    return words(REVIEWED[verdict], id=name, title=piece.title)
