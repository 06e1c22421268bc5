"""What speaks for or against an advert beside the wording: contacts, links, prices, hiding."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from warmfield.reading.characters import DIGIT, EMOJI, Mask, Places
from warmfield.reading.cues import AT as CUE_AT
from warmfield.reading.cues import SPEAKING as CUES
from warmfield.reading.normalise import EVIDENCE, Normal
from warmfield.reading.values import Contact, Link

PRICE = re.compile(
    r"[¥￥$€£]\s?\d|\d(?:\.\d+)?\s?(?:元|块|rmb|usd|eur|gbp|euros?\b|pounds?\b|bucks\b|dollars?\b)"
    r"|\d(?:\.\d+)?\s?(?:一天|一单|每单|/天|/月|/单|折|w/|起步)"
    r"|\d{2,}\s?(?:/h|per|an hour|a day|a week)|\d{2}\s?%"
)
SORTS = ("wechat", "qq", "qq_group", "phone", "email", "telegram", "group_link")
PAIRS = (
    ("reach", "offer"), ("reach", "price"), ("price", "offer"), ("contact", "offer"), ("contact", "price"),
    ("contact", "reach"), ("contact", "advice"), ("contact", "gives"), ("contact", "lure"), ("link", "offer"),
    ("link", "price"), ("advice", "asks"), ("gives", "reach"), ("notice", "thanks"), ("weary", "offer"),
    ("advice", "offer"), ("notice", "link"), ("notice", "price"), ("contact", "notice"), ("notice", "offer"),
)  # fmt: skip
"""Evidence that says more in company."""
NAMES = (
    *CUES, "price_written", "link", "links", "contact", *SORTS, *EVIDENCE,
    "short", "long", "very_long", "emoji", "many_emoji", *(f"{one}+{other}" for one, other in PAIRS),
    "pitch", "full_pitch",
)  # fmt: skip
_AT = {name: at for at, name in enumerate(NAMES)}


def evidence(
    normal: Normal,
    told: Mask,
    words: Places,
    links: Sequence[tuple[Link, ...]],
    contacts: Sequence[tuple[Contact, ...]],
) -> NDArray[np.float32]:
    """Lay out the evidence of a batch: a row a text, a column for each of NAMES, in 0..1."""
    count = len(words)
    rows = np.zeros((count, len(NAMES)), np.float32)
    rows[:, : len(CUES)] = told[:, : len(CUES)]
    digits = np.add.reduceat((normal.sorts == DIGIT).astype(np.int32), normal.starts - 1)
    for at in np.flatnonzero(told[:, CUE_AT["money"]] & (digits > 0)).tolist():
        rows[at, _AT["price_written"]] = (
            PRICE.search(normal.text, normal.starts[at], normal.ends[at]) is not None
        )
    rows[:, _AT["price"]] = np.maximum(rows[:, _AT["price"]], rows[:, _AT["price_written"]])
    _people(rows, links, contacts)
    undone = _AT[EVIDENCE[0]]
    rows[:, undone : undone + len(EVIDENCE)] = normal.undone
    rows[:, _AT["short"]] = words < 5
    rows[:, _AT["long"]] = words >= 20
    rows[:, _AT["very_long"]] = words >= 60
    shown = np.add.reduceat((normal.sorts == EMOJI).astype(np.int32), normal.starts - 1)
    rows[:, _AT["emoji"]] = shown > 0
    rows[:, _AT["many_emoji"]] = shown > 3
    for one, other in PAIRS:
        rows[:, _AT[f"{one}+{other}"]] = rows[:, _AT[one]] * rows[:, _AT[other]]
    _pitches(rows)
    return rows


def _people(
    rows: NDArray[np.float32], links: Sequence[tuple[Link, ...]], contacts: Sequence[tuple[Contact, ...]]
) -> None:
    for at, some in enumerate(links):
        if some:
            rows[at, _AT["link"]] = 1
            rows[at, _AT["links"]] = len(some) > 1
    for at, ways in enumerate(contacts):
        for way in ways:
            rows[at, _AT["contact"]] = 1
            rows[at, _AT[way.sort]] = 1


def _pitches(rows: NDArray[np.float32]) -> None:
    """A pitch has a way to be reached and an offer or a price, and neither asks, gives nor warns."""
    on = {name: rows[:, _AT[name]] > 0 for name in ("contact", "reach", "link", "offer", "price", "thanks")}
    other = rows[:, [_AT[name] for name in ("advice", "gives", "weary", "notice")]].any(axis=1) | on["thanks"]
    way = on["contact"] | on["reach"] | on["link"]
    rows[:, _AT["pitch"]] = way & (on["offer"] | on["price"]) & ~other
    rows[:, _AT["full_pitch"]] = way & on["offer"] & on["price"] & ~other
