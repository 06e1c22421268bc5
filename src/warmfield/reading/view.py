"""One look at a batch of texts: normalised, with what was found in it, and its evidence laid out."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from warmfield.reading import contacts, cues, links, measure
from warmfield.reading.characters import DIGIT, LETTER, Mask, Places
from warmfield.reading.evidence import evidence
from warmfield.reading.ngrams import Floats
from warmfield.reading.normalise import Normal, normalise
from warmfield.reading.values import Contact, Link


class Found(Struct):
    """What patterns found in one text."""

    links: tuple[Link, ...] = ()
    contacts: tuple[Contact, ...] = ()
    mentions: tuple[str, ...] = ()


class View(Struct, frozen=True):
    """All a reading is made of. `silent` marks links, mentions and stickers; `cues` is texts by cue."""

    normal: Normal
    silent: Mask
    found: list[Found]
    words: Places
    cues: Mask
    rows: Floats


def look(texts: Sequence[str]) -> View:
    """Look at a batch of at least one text."""
    normal = normalise(texts)
    silent = np.zeros(len(normal.sorts), bool)
    found = [Found() for _ in texts]
    _find_links(normal, texts, silent, found)
    told = cues.cues(normal)
    for at in _reachable(normal, told):
        found[at].contacts = contacts.contacts_in(normal.plain(at), origin_of(normal, at))
    if "@" in normal.text:
        _find_mentions(normal, texts, silent, found)
    measure.stickers(normal, silent)
    words = measure.words(normal, silent)
    rows = evidence(normal, told, words, [one.links for one in found], [one.contacts for one in found])
    return View(normal, silent, found, words, told, rows)


def _find_links(normal: Normal, texts: Sequence[str], silent: Mask, found: list[Found]) -> None:
    for at, places in _by_text(links.candidates(normal.text, normal.codes), normal).items():
        origin = origin_of(normal, at)
        found[at].links = links.links_in(normal.plain(at), texts[at], origin, places)
        for link in found[at].links:
            first, end = (bisect_left(origin, place) for place in (link.span.start, link.span.end))
            silent[normal.starts[at] + first : normal.starts[at] + end] = True


def _find_mentions(normal: Normal, texts: Sequence[str], silent: Mask, found: list[Found]) -> None:
    for match in measure.MENTION.finditer(normal.text):
        at = int(np.searchsorted(normal.starts, match.start(), "right")) - 1
        if silent[match.start()]:
            continue
        silent[match.start() : match.end()] = True
        first, last = normal.origin[match.start() + 1], normal.origin[match.end() - 1]
        found[at].mentions += (texts[at][first : last + 1],)


def _reachable(normal: Normal, told: Mask) -> list[int]:
    """The texts that may hold a contact: a word for a way, six digits, or an @ behind a letter."""
    digits = np.add.reduceat((normal.sorts == DIGIT).astype(np.int32), normal.starts - 1)
    maybe = (digits >= 6) | told[:, cues.AT["ways"]]
    mail = (normal.codes == 0x40).nonzero()[0]
    mail = mail[(normal.sorts[mail - 1] == LETTER) | (normal.sorts[mail - 1] == DIGIT)]
    maybe[normal.texts_at(mail)] = True
    at: list[int] = maybe.nonzero()[0].tolist()
    return at


def origin_of(normal: Normal, at: int) -> Sequence[int]:
    """The place in the original of each character of text `at`."""
    places = normal.origin[normal.starts[at] : normal.ends[at]]
    if len(places) and places[-1] == len(places) - 1:
        return range(len(places))
    origin: list[int] = places.tolist()
    return origin


def _by_text(places: list[int], normal: Normal) -> dict[int, list[int]]:
    """Sort places of the batch by their text, counted from its start."""
    found: dict[int, list[int]] = {}
    if not places:
        return found
    texts = normal.texts_at(np.array(places)).tolist()
    starts = normal.starts.tolist()
    for at, place in zip(texts, places, strict=True):
        found.setdefault(at, []).append(place - starts[at])
    return found
