"""Read messages: what they say, with no opinion about it. The same result one by one or in batches."""

import re
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from warmfield.reading import contacts, cues, echo, links, measure, scoring
from warmfield.reading.characters import Mask
from warmfield.reading.evidence import evidence
from warmfield.reading.normalise import EVIDENCE, Normal, normalise
from warmfield.reading.values import Contact, Link, Reading

BATCH = 512
"""Texts read together; more gains nothing and takes memory."""
_CUE = {name: at for at, name in enumerate(cues.NAMES)}
_CALLED = re.compile(r"^@?[\w.|\[\]`^{}-]{2,24}[:,]\s")


class Found(Struct):
    """What patterns found in one text."""

    links: tuple[Link, ...] = ()
    contacts: tuple[Contact, ...] = ()
    mentions: tuple[str, ...] = ()


def read(text: str) -> Reading:
    """Read one message."""
    return read_many([text])[0]


def read_many(texts: Sequence[str]) -> list[Reading]:
    """Read messages, each on its own; the order is kept."""
    return [reading for at in range(0, len(texts), BATCH) for reading in _read_batch(texts[at : at + BATCH])]


def _read_batch(texts: Sequence[str]) -> list[Reading]:
    normal = normalise(texts)
    silent = np.zeros(len(normal.sorts), bool)
    found = _found(normal, texts, silent)
    measure.stickers(normal, silent)
    words = measure.words(normal, silent)
    told = cues.cues(normal)
    rows = evidence(normal, told, words, [one.links for one in found], [one.contacts for one in found])
    chances = scoring.adverts(rows).tolist()
    echoes = echo.echoes(normal, words)
    return [
        _reading(text, normal, at, found[at], told[at], int(words[at]), chances[at], echoes[at])
        for at, text in enumerate(texts)
    ]


def _found(normal: Normal, texts: Sequence[str], silent: Mask) -> list[Found]:
    """Run the patterns over the texts that may hold something, and silence links and mentions."""
    found = [Found() for _ in texts]
    for at in _texts_with(links.CANDIDATE, normal):
        found[at].links = links.links_in(normal.plain(at), texts[at], _origin(normal, at))
        for link in found[at].links:
            start = np.searchsorted(normal.origin[normal.starts[at] : normal.ends[at]], link.span.start)
            stop = np.searchsorted(normal.origin[normal.starts[at] : normal.ends[at]], link.span.end)
            silent[normal.starts[at] + start : normal.starts[at] + stop] = True
    for at in _texts_with(contacts.CANDIDATE, normal):
        found[at].contacts = contacts.contacts_in(normal.plain(at), _origin(normal, at))
    if "@" in normal.text:
        for match in measure.MENTION.finditer(normal.text):
            at = int(np.searchsorted(normal.starts, match.start(), "right")) - 1
            silent[match.start() : match.end()] = True
            place = normal.origin[match.start() + 1], normal.origin[match.end() - 1] + 1
            found[at].mentions += (texts[at][place[0] : place[1]],)
    return found


def _origin(normal: Normal, at: int) -> list[int]:
    origin: list[int] = normal.origin[normal.starts[at] : normal.ends[at]].tolist()
    return origin


def _texts_with(pattern: re.Pattern[str], normal: Normal) -> list[int]:
    hits = [match.start() for match in pattern.finditer(normal.text)]
    if not hits:
        return []
    at: list[int] = np.unique(np.searchsorted(normal.starts, hits, "right") - 1).tolist()
    return at


def _reading(
    text: str,
    normal: Normal,
    at: int,
    found: Found,
    told: Mask,
    words: int,
    chance: float,
    heard: tuple[str, tuple[int, ...]],
) -> Reading:
    plain = normal.plain(at)
    question = measure.asks(plain, bool(found.links))
    named = bool(found.mentions) or bool(told[_CUE["you"]]) or _CALLED.match(plain) is not None
    return Reading(
        text=text,
        plain=plain,
        undone=tuple(name for name, was in zip(EVIDENCE, normal.undone[at], strict=True) if was),
        words=words,
        links=found.links,
        contacts=found.contacts,
        mentions=found.mentions,
        advert=chance,
        heat=0.7 if told[_CUE["insult"]] else 0.1,
        directed=named,
        poaching=0.9 if told[_CUE["lure"]] and (found.contacts or told[_CUE["better"]]) else 0.0,
        question=question,
        asks_for_advice=bool(told[_CUE["advice"]]) and (question or not told[_CUE["offer"]]),
        gives_away=bool(told[_CUE["gives"]]) and not told[_CUE["offer"]],
        skeleton=heard[0],
        sketch=heard[1],
        model=scoring.MODEL,
    )
