"""A piece in a file: what it is in YAML between two lines of dashes, then its text."""

import re
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

import msgspec
from msgspec import Struct

from warmfield.app.home_read import Amiss
from warmfield.community.ids import EventId, PersonId
from warmfield.community.piece_events import PieceAdded
from warmfield.community.pieces import PieceSort
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import later

_HEAD = re.compile(r"\A---[ \t]*\n(?P<head>.*?)^---[ \t]*\n(?P<text>.*)\Z", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"\A\s*#+\s*(?P<title>.+?)\s*#*\s*$(?P<text>.*)\Z", re.DOTALL | re.MULTILINE)
LONGEST = 50_000
"""Characters of a file; a piece has two thousand at most."""

EMPTY = later("There is no title and no text in it.")
TOO_LONG = later("It is longer than a piece can be.")
NO_HEAD = later("What stands between the dashes can't be read: {fault}")
UNKNOWN = later("{key}: the plan has no {word}; it has {known}.")
NO_LINK = later("link: {word} is no address; write one that begins with https://")


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """What a file may say about its piece; all of it may be left out."""

    title: str = ""
    sort: PieceSort | None = None
    expert: str = ""
    themes: tuple[str, ...] = ()
    language: str = ""
    link: str = ""


def read_piece(text: str, rulebook: Rulebook, now: datetime) -> PieceAdded:
    """Without a title in the head, a heading or the first line is it. Raises Amiss."""
    if len(text) > LONGEST:
        raise Amiss(TOO_LONG)
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    found = _HEAD.match(text)
    head = _head(found["head"]) if found else Head()
    _check(head, rulebook)
    title, body = _titled(head.title, found["text"] if found else text)
    if not title:
        raise Amiss(EMPTY)
    return PieceAdded(
        at=now,
        id=EventId(f"piece/{sha256(text.encode()).hexdigest()[:16]}/{now.isoformat()}"),
        title=title,
        text=body,
        link=head.link,
        sort=head.sort or "",
        expert=PersonId(head.expert) or None,
        themes=head.themes,
        language=head.language,
    )


def _head(text: str) -> Head:
    try:
        return msgspec.yaml.decode(text, type=Head) if text.strip() else Head()
    except (msgspec.DecodeError, ValueError) as fault:
        raise Amiss(NO_HEAD, fault=" ".join(str(fault).split())) from fault


def _check(head: Head, rulebook: Rulebook) -> None:
    plan = rulebook.plan
    _known("expert", [head.expert], plan.people)
    _known("themes", head.themes, plan.themes)
    _known("language", [head.language], plan.community.languages)
    if head.link and not re.match(r"https?://\S+$", head.link):
        raise Amiss(NO_LINK, word=head.link)


def _known(key: str, written: Iterable[str], known: Iterable[str]) -> None:
    names = list(known)
    for word in written:
        if word and word not in names:
            raise Amiss(UNKNOWN, key=key, word=word, known=", ".join(names) or "-")


def _titled(title: str, text: str) -> tuple[str, str]:
    if title.strip():
        return title.strip(), text.strip()
    heading = _HEADING.match(text)
    if heading is not None:
        return heading["title"], heading["text"].strip()
    first, _, rest = text.strip().partition("\n")
    return first.strip(), rest.strip() or first.strip()
