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
    r"[¥￥$€£]\s?\d|\d(?:\.\d+)?\s?(?:元|块|yuan|rmb|usd|eur|gbp|euros?\b|pounds?\b|bucks\b|dollars?\b)"
    r"|\d(?:\.\d+)?\s?(?:一天|一单|每单|/天|/月|/单|折|w/|起步)"
    r"|\d{2,}\s?(?:/h|per|an hour|a day|a week)|\d{2}\s?%"
)
UNIT_PRICE = re.compile(
    r"\d\s?(?:元|块|米|圆)?\s?(?:/|一|每|起|起步|[1-9一二三四五六七八九十两]{1,3})\s?"
    r"(?:[斤箱盒份袋瓶套件个节次期单台位天晚月年桌张星束包平只枚罐桶双课]|小时|两|疗程)"
    r"|[斤箱盒份袋瓶套件枚]\s?\d+(?:\.\d+)?\s?(?:元|块|$|[,，。!\s])"
    r"|\d\s?(?:pounds?|dollars?|euros?)?\s?(?:each\b|(?:an?|per|/)\s?"
    r"(?:hour|h|session|lesson|class|dozen|box|jar|kilo|kg|lb|pound|week|month|day|night|term|bag|walk"
    r"|slice|meal)\b)"
)
CODE = re.compile(
    r"\b(?:code|quote|coupon)\s+['\"]?[a-z]{3,10}\d{1,3}\b|\d\s?%\s?(?:off|discount)"
    r"|\d折|[一二三五六七八九]\d?折|满\d+(?:减|送)"
)
INTRODUCED = re.compile(
    r"我(?:是|叫)?[^,。!?]{0,12}(?:经理|顾问|中介|规划师|经纪人|代理|店长|教练|团长|的小[\u4e00-\u9fff])"
    r"|(?:找|联系)[\u4e00-\u9fff]?[\u4e00-\u9fff](?:经理|教练|顾问|姐|哥|师傅)"
    r"|我(?:是做|在做|做)[^,。!?]{1,10}(?:的|了|年)"
    r"|小[王李张刘陈杨赵黄周吴徐孙马朱胡](?:为您|\d|竭诚|[,，])"
    r"|\bi(?:'m| am) an? (?:\w+ ){0,3}(?:agent|broker|realtor|adviser|advisor|consultant|distributor"
    r"|rep|trainer|tutor|coach|stylist)\b"
)
SORTS = ("wechat", "qq", "qq_group", "phone", "email", "telegram", "group_link")
PAIRS = (
    ("reach", "offer"), ("reach", "price"), ("price", "offer"), ("contact", "offer"), ("contact", "price"),
    ("contact", "reach"), ("contact", "advice"), ("contact", "gives"), ("contact", "lure"), ("link", "offer"),
    ("link", "price"), ("advice", "asks"), ("gives", "reach"), ("notice", "thanks"), ("weary", "offer"),
    ("advice", "offer"), ("notice", "link"), ("notice", "price"), ("contact", "notice"), ("notice", "offer"),
    ("chain", "price"), ("chain", "unit_price"), ("chain", "dues"), ("own", "price"), ("own", "reach"),
    ("own", "unit_price"), ("own", "contact"), ("role", "contact"), ("role", "reach"), ("referral", "link"),
    ("sure", "reach"), ("sure", "contact"), ("sure", "link"), ("used", "price"), ("used", "reach"),
    ("lived", "price"), ("lived", "contact"), ("dues", "price"), ("dues", "contact"), ("asking_end", "price"),
    ("code_written", "link"), ("code_written", "contact"), ("own", "sure"), ("offer", "sure"),
)  # fmt: skip
"""Evidence that says more in company."""
NAMES = (
    *CUES, "price_written", "unit_price", "code_written", "introduced", "asking_end",
    "link", "links", "contact", *SORTS, *EVIDENCE,
    "short", "long", "very_long", "emoji", "many_emoji", *(f"{one}+{other}" for one, other in PAIRS),
    "pitch", "full_pitch", "two_signs", "three_signs", "four_signs", "five_signs",
)  # fmt: skip
_AT = {name: at for at, name in enumerate(NAMES)}
_ONE, _OTHER = (np.array([_AT[pair[side]] for pair in PAIRS]) for side in (0, 1))
_FIRST_PAIR = _AT["+".join(PAIRS[0])]
_WEIGHED = (
    ("contact", "reach", "link"),
    ("advice", "gives", "weary", "notice", "thanks"),
    ("reach", "price", "offer", "contact", "own", "role", "sure", "referral"),
    ("advice", "gives", "weary", "dues", "lived", "thanks"),
)
"""The ways to be reached, what makes it no pitch, the signs of an advert, and what speaks against them."""
_OF_WEIGHED = np.array([[name in some for some in _WEIGHED] for name in NAMES], np.float32)
_ASKING = np.array([ord(sign) for sign in "?吗呢么"], np.uint32)
_COUNTS = np.arange(2, 6)
HEAD, TAIL = 400, 200
"""Characters of a text longer than both in which prices and codes are looked for."""
_PATTERNS = (("price_written", PRICE), ("unit_price", UNIT_PRICE), ("code_written", CODE))


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
    _written(rows, normal, told)
    _people(rows, links, contacts)
    undone = _AT[EVIDENCE[0]]
    rows[:, undone : undone + len(EVIDENCE)] = normal.undone
    rows[:, _AT["short"]] = words < 5
    rows[:, _AT["long"]] = words >= 20
    rows[:, _AT["very_long"]] = words >= 60
    shown = np.add.reduceat((normal.sorts == EMOJI).astype(np.int32), normal.starts - 1)
    rows[:, _AT["emoji"]] = shown > 0
    rows[:, _AT["many_emoji"]] = shown > 3
    rows[:, _FIRST_PAIR : _FIRST_PAIR + len(PAIRS)] = rows[:, _ONE] * rows[:, _OTHER]
    _pitches(rows)
    return rows


def _written(rows: NDArray[np.float32], normal: Normal, told: Mask) -> None:
    """Prices, codes and introductions, looked for where a word or a digit makes them possible."""
    digits = np.add.reduceat((normal.sorts == DIGIT).astype(np.int32), normal.starts - 1) > 0
    for at in (digits & (told[:, CUE_AT["money"]] | told[:, CUE_AT["sells"]])).nonzero()[0].tolist():
        parts = _head_and_tail(int(normal.starts[at]), int(normal.ends[at]))
        for name, pattern in _PATTERNS:
            rows[at, _AT[name]] = any(pattern.search(normal.text, *part) for part in parts)
    rows[:, _AT["price"]] = np.maximum(rows[:, _AT["price"]], rows[:, _AT["price_written"]])
    for at in (told[:, CUE_AT["role"]] | told[:, CUE_AT["intro"]]).nonzero()[0].tolist():
        start, end = int(normal.starts[at]), int(normal.ends[at])
        rows[at, _AT["introduced"]] = INTRODUCED.search(normal.text, start, end) is not None
    last = np.maximum(normal.ends - 1, 0)
    rows[:, _AT["asking_end"]] = (normal.codes[last][:, None] == _ASKING).any(axis=1)


def _head_and_tail(start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where evidence is looked for: a long text says what it sells at its head and how to buy at its tail."""
    if end - start <= HEAD + TAIL:
        return ((start, end),)
    return (start, start + HEAD), (end - TAIL, end)


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
    ways, otherwise, signs, against = (rows @ _OF_WEIGHED).T
    reached = (ways > 0) & (otherwise == 0)
    offered = rows[:, _AT["offer"]] + rows[:, _AT["price"]]
    rows[:, _AT["pitch"]] = reached & (offered > 0)
    rows[:, _AT["full_pitch"]] = reached & (offered > 1)
    first = _AT["two_signs"]
    rows[:, first : first + 4] = (signs * (against == 0))[:, None] >= _COUNTS
