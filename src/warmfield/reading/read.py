"""Read messages: what they say, with no opinion about it. The same result one by one or in batches."""

import re
from collections.abc import Sequence

from msgspec import Struct, structs

from warmfield.community.findings import Span
from warmfield.reading import cues, measure, scoring
from warmfield.reading.apart import closed_up, texts_apart
from warmfield.reading.echo import echoes
from warmfield.reading.normalise import EVIDENCE
from warmfield.reading.telling import telling
from warmfield.reading.values import Contact, Reading
from warmfield.reading.view import Found, View, look, origin_of

BATCH = 256
"""Texts read together; more gains nothing and takes memory."""
_CUE = cues.AT
_CALLED = re.compile(r"^@?[\w.|\[\]`^{}-]{2,24}[:,]\s")
_TELLING = 0.3
"""Chance from which the telling pieces of an advert are looked for."""


class Scores(Struct, frozen=True):
    """What was reckoned of a text; `told` says of each cue whether it holds it."""

    told: list[bool]
    words: int
    advert: float
    heat: float
    skeleton: str
    sketch: tuple[int, ...]


class Second(Struct, frozen=True):
    """What a second look, with gaps closed, says of a text."""

    advert: float
    contacts: tuple[Contact, ...]


def read(text: str) -> Reading:
    """Read one message."""
    return read_many([text])[0]


def read_many(texts: Sequence[str]) -> list[Reading]:
    """Read messages, each on its own; the order is kept."""
    return [reading for at in range(0, len(texts), BATCH) for reading in _read_batch(texts[at : at + BATCH])]


def _read_batch(texts: Sequence[str]) -> list[Reading]:
    view = look(texts)
    cut = scoring.cut(view.normal, view.silent, view.rows)
    adverts, heats = cut.chances()
    heard = echoes(view.normal, view.words)
    told, words = view.cues.tolist(), view.words.tolist()
    scores = map(Scores, told, words, adverts.tolist(), heats.tolist(), *zip(*heard, strict=True))
    readings = [
        _reading(text, view, at, one) for at, (text, one) in enumerate(zip(texts, scores, strict=True))
    ]
    for at, second in _second_look(view).items():
        readings[at] = _joined(readings[at], second)
    for at, reading in enumerate(readings):
        if reading.advert > _TELLING:
            spans = telling(cut, at, reading.contacts)
            readings[at] = structs.replace(reading, advert_spans=spans)
    return readings


def _second_look(view: View) -> dict[int, Second]:
    """Score what was written apart once more, closed up; contacts' spans lie in the original."""
    at = texts_apart(view.normal)
    if not at:
        return {}
    closed = [closed_up(view.normal, one) for one in at]
    again = look([text for text, _ in closed])
    chances, _ = scoring.cut(again.normal, again.silent, again.rows).chances()
    found = {}
    for row, (one, (_, kept)) in enumerate(zip(at, closed, strict=True)):
        origin = origin_of(view.normal, one)
        ways = tuple(
            Contact(
                way.sort, way.value, Span(origin[kept[way.span.start]], origin[kept[way.span.end - 1]] + 1)
            )
            for way in again.found[row].contacts
        )
        found[one] = Second(float(chances[row]), ways)
    return found


def _joined(reading: Reading, second: Second) -> Reading:
    more = tuple(way for way in second.contacts if way.value not in {old.value for old in reading.contacts})
    if not more and second.advert < reading.advert + 0.1:
        return reading
    return structs.replace(
        reading,
        advert=max(reading.advert, second.advert),
        contacts=reading.contacts + more,
        undone=tuple(name for name in EVIDENCE if name in reading.undone or name == "separators"),
    )


def _reading(text: str, view: View, at: int, scores: Scores) -> Reading:
    plain, found, told = view.normal.plain(at), view.found[at], scores.told
    question = measure.asks(plain, linked=bool(found.links), asking=told[_CUE["wh"]])
    return Reading(
        text=text,
        plain=plain,
        undone=_undone(view, at),
        words=scores.words,
        links=found.links,
        contacts=found.contacts,
        mentions=found.mentions,
        advert=scores.advert,
        heat=scores.heat,
        directed=bool(found.mentions) or told[_CUE["you"]] or _CALLED.match(plain) is not None,
        poaching=_poaching(told, found, scores.words),
        question=question,
        asks_for_advice=told[_CUE["advice"]] and (question or not told[_CUE["offer"]]),
        gives_away=told[_CUE["gives"]] and not told[_CUE["offer"]],
        skeleton=scores.skeleton,
        sketch=scores.sketch,
        model=scoring.scorer("advert").version,
    )


def _undone(view: View, at: int) -> tuple[str, ...]:
    row = view.normal.undone[at]
    return tuple(name for name, was in zip(EVIDENCE, row, strict=True) if was) if row.any() else ()


def _poaching(told: list[bool], found: Found, words: int) -> float:
    away = any(way.sort in ("group_link", "qq_group") for way in found.contacts)
    if not told[_CUE["lure"]]:
        return 0.6 if away and words >= 4 else 0.5 if away else 0.0
    if told[_CUE["better"]] or away:
        return 0.97
    return 0.8 if found.contacts or told[_CUE["reach"]] else 0.3 if not told[_CUE["asks"]] else 0.1
