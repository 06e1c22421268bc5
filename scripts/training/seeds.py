"""Our own seeds: read them, draw their alternatives, fill their slots with made-up values."""

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
LETTERS = "abcdefghijklmnopqrstuvwxyz"
PLACES = ["龙泽苑", "金域华府", "望京花园", "天通苑", "橡树湾", "保利香槟", "万科城", "学府花园", "南湖小区"]
PLACES_EN = ["Longze Garden", "Riverside Court", "Oak Street", "Sunny Park", "the station", "Hill Road"]
NAMES_EN = ["Dave", "Anna", "Grace", "Brown", "Maria", "Sam", "Lee", "Karen"]
WORDS_EN = ["SAVE", "MUM", "SPRING", "KIDS", "HAPPY", "FRESH", "SUMMER", "TINY", "WELCOME"]
_CHOICE = re.compile(r"\[([^\[\]|]*(?:\|[^\[\]|]*)+)\]")
_LABELS = {"- ": 0.0, "~ ": 0.7}


@dataclass(frozen=True)
class Seed:
    """A template, and what it is: 1 an advert, 0 none, between them a mild case."""

    template: str
    language: str
    trade: str
    label: float


@cache
def _read(name: str) -> tuple[tuple[Seed, ...], dict[str, list[str]]]:
    found, lists, trade = [], {}, ""
    language = name.partition("_")[2]
    for line in (HERE / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            trade = line[3:]
        elif line.startswith("@"):
            word, _, rest = line[1:].partition(" ")
            lists[word] = rest.split("|")
        elif line and not line.startswith("#"):
            label = _LABELS.get(line[:2], 1.0)
            found.append(Seed(line if label == 1 else line[2:], language, trade, label))
    return tuple(found), lists


def seeds(section: str) -> list[Seed]:
    """The plain seeds of a section of both files `seeds_*.txt`."""
    files = ("seeds_zh", "seeds_en")
    return [one for name in files for one in _read(name)[0] if one.trade == section]


def trades() -> list[Seed]:
    """Seeds by trade or kind, adverts and their look-alikes."""
    files = ("trades_zh", "voices_zh", "kinds_zh", "trades_en", "voices_en")
    return [one for name in files for one in _read(name)[0]]


def draw(seed: Seed, luck: random.Random) -> str:
    """Draw one text of a seed."""
    lists = _read(f"trades_{seed.language}")[1]
    text = seed.template
    for word, choices in lists.items():
        while f"{{{word}}}" in text:
            text = text.replace(f"{{{word}}}", luck.choice(choices), 1)
    while _CHOICE.search(text):
        text = _CHOICE.sub(lambda found: luck.choice(found[1].split("|")), text, count=1)
    return fill(text, luck)


def _digits(count: int, luck: random.Random) -> str:
    return "".join(luck.choice("0123456789") for _ in range(count))


def _id(luck: random.Random) -> str:
    word = "".join(luck.choices(LETTERS, k=luck.randint(4, 8)))
    forms = (f"{word}{_digits(luck.randint(2, 4), luck)}", f"wxid_{word}", f"{word}_{_digits(2, luck)}", word)
    return luck.choice((*forms, _phone(luck)))


def _phone(luck: random.Random) -> str:
    number = f"1{luck.choice('35789')}{_digits(9, luck)}"
    return luck.choice(
        (
            number,
            number,
            f"{number[:3]} {number[3:7]} {number[7:]}",
            f"{number[:3]}-{number[3:7]}-{number[7:]}",
        )
    )


def _phone_en(luck: random.Random) -> str:
    forms = (
        "+1 {3} {3} {4}",
        "+44 7{3} {6}",
        "555-{4}",
        "({3}) {3}-{4}",
        "07{3} {6}",
        "{3}-{3}-{4}",
        "020 {4} {4}",
    )
    return re.sub(r"\{(\d)\}", lambda found: _digits(int(found[1]), luck), luck.choice(forms))


def _price_en(luck: random.Random, amounts: list[int]) -> str:
    sum_ = luck.choice(amounts)
    return luck.choice(
        (f"${sum_}", f"${sum_}", f"£{sum_}", f"{sum_} pounds", f"{sum_} dollars", f"€{sum_}", f"${sum_}.99")
    )


def fill(template: str, luck: random.Random) -> str:
    """Fill the slots of a seed with made-up values."""
    code = "".join(luck.choices(LETTERS.upper() + "0123456789", k=8))
    word = "".join(luck.choices(LETTERS, k=luck.randint(4, 7)))
    host = f"{word}.{luck.choice(['com', 'cn', 'net', 'top', 'xyz', 'shop', 'org', 'example'])}"
    small, p = (
        luck.randint(3, 99),
        luck.choice(["9.9", "19.9", "29.9", "39", "58", "68", "88", "99", "128", "35", "25"]),
    )
    return template.format(
        wx=_id(luck),
        qq=str(luck.randint(10**7, 3 * 10**9)),
        phone=_phone(luck),
        phone_en=_phone_en(luck),
        land=luck.choice(
            (f"010-{_digits(8, luck)}", f"400-{_digits(3, luck)}-{_digits(4, luck)}", _digits(8, luck))
        ),
        small=small,
        p=p,
        money=luck.choice([100, 150, 188, 199, 200, 268, 299, 300, 398, 500, 680, 800, 999]),
        big=luck.choice([1280, 1980, 2000, 3000, 5000, 8800, 20, 50]),
        price_en=_price_en(luck, [5, 8, 10, 12, 15, 20, 25, 30, 35, 40, 45, 60, 75, 90, 120]),
        price2_en=_price_en(luck, [500, 800, 1000, 1200, 2000, 3000, 5000, 10000]),
        rate=f"{luck.choice([0.38, 0.5, 3.2, 3.85, 8, 12])}%",
        name=luck.choice("王李张刘陈杨赵黄周吴徐孙马朱胡"),
        name_en=luck.choice(NAMES_EN),
        word_en=luck.choice(WORDS_EN),
        place=luck.choice(PLACES),
        place_en=luck.choice(PLACES_EN),
        tg=f"{word}_{luck.choice(['fx', 'vip', 'pro'])}",
        code=code,
        id=code,
        url=luck.choice(
            (f"https://{host}/{code.lower()[:5]}", f"https://{host}", f"www.{host}", f"{host}/{word}")
        ),
        email=f"{word}@{host}",
        grouplink=luck.choice(
            (
                f"https://t.me/+{code}{word}",
                f"https://chat.whatsapp.com/{code}{word}{code}",
                f"https://discord.gg/{code}",
            )
        ),
    )
