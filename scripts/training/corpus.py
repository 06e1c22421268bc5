"""Gather the texts to learn from: the labelled sets, the logs as harmless chat, and our own seeds."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared/data"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
PLACES = ["龙泽苑", "金域华府", "望京花园", "天通苑", "橡树湾", "保利香槟", "万科城", "学府花园", "南湖小区"]
PLACES_EN = ["Longze Garden", "Riverside Court", "Oak Street", "Sunny Park", "the station", "Hill Road"]
HOMOPHONES = {
    "微": "薇溦徽威维",
    "信": "芯心",
    "加": "佳嘉架家",
    "群": "裙",
    "钱": "钱米",
    "元": "圆园",
    "私": "思司",
    "聊": "撩嘹",
    "扫": "嫂",
    "码": "马玛",
}
BETWEEN = " .·-_*|~、/"


@dataclass(frozen=True)
class Line:
    """One text to learn from. `group` keeps near-duplicates in one fold; `weight` is per text."""

    text: str
    label: int
    source: str
    group: str
    weight: float = 1.0


def rows(name: str) -> Iterator[dict[str, str]]:
    with (SHARED / name).open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def seeds(section: str) -> list[tuple[str, str]]:
    """Give (language, template) of a section of both seed files."""
    found, here = [], ""
    for language in ("zh", "en"):
        for line in (HERE / f"seeds_{language}.txt").read_text("utf-8").splitlines():
            if line.startswith("== "):
                here = line[3:]
            elif line and not line.startswith("#") and here == section:
                found.append((language, line))
    return found


def fill(template: str, luck: random.Random) -> str:
    """Fill the slots of a seed with made-up values."""
    digits = lambda n: "".join(luck.choice("0123456789") for _ in range(n))  # noqa: E731
    code = "".join(luck.choices(LETTERS.upper() + "0123456789", k=8))
    word = "".join(luck.choices(LETTERS, k=luck.randint(4, 7)))
    host = f"{word}.{luck.choice(['com', 'cn', 'net', 'top', 'xyz', 'shop', 'org'])}"
    return template.format(
        wx=luck.choice(
            [
                f"{word}{digits(3)}",
                f"wxid_{word}",
                f"{word}_{digits(2)}",
                f"1{luck.choice('3578')}{digits(9)}",
            ]
        ),
        qq=str(luck.randint(10**7, 3 * 10**9)),
        phone=f"1{luck.choice('35789')}{digits(9)}",
        phone_en=luck.choice(
            [f"+1 {digits(3)} {digits(3)} {digits(4)}", f"+44 7{digits(3)} {digits(6)}", f"555-{digits(4)}"]
        ),
        small=luck.randint(3, 99),
        money=luck.choice([100, 150, 188, 199, 200, 268, 299, 300, 398, 500, 680, 800, 999]),
        big=luck.choice([1280, 1980, 2000, 3000, 5000, 8800, 20, 50]),
        rate=f"{luck.choice([0.38, 0.5, 3.2, 3.85, 8, 12])}%",
        place=luck.choice(PLACES),
        place_en=luck.choice(PLACES_EN),
        tg=f"{word}_{luck.choice(['fx', 'vip', 'pro'])}",
        code=code,
        url=f"https://{host}/{code.lower()[:5]}",
        email=f"{word}@{host}",
        grouplink=luck.choice(
            [
                f"https://t.me/+{code}{word}",
                f"https://chat.whatsapp.com/{code}{word}{code}",
                f"https://discord.gg/{code}",
            ]
        ),
    )


def disguise(text: str, luck: random.Random) -> str:
    """Hide a text the way advertisers do."""
    way = luck.choice((_homophones, _gaps, _wide, _han_digits, _emoji, _invisible, _cut))
    return way(text, luck)


def _homophones(text: str, luck: random.Random) -> str:
    return "".join(
        luck.choice(HOMOPHONES[one]) if one in HOMOPHONES and luck.random() < 0.8 else one for one in text
    )


def _gaps(text: str, luck: random.Random) -> str:
    start = luck.randrange(max(1, len(text) // 2))
    end = start + luck.randint(4, 14)
    return text[:start] + luck.choice(BETWEEN).join(text[start:end]) + text[end:]


def _wide(text: str, _: random.Random) -> str:
    return re.sub(r"[0-9a-zA-Z]", lambda m: chr(ord(m[0]) + 0xFEE0), text)


def _han_digits(text: str, luck: random.Random) -> str:
    return re.sub(r"\d", lambda m: luck.choice(["零一二三四五六七八九"[int(m[0])], m[0]]), text)


def _emoji(text: str, luck: random.Random) -> str:
    return "".join(one + (luck.choice("🔥💰❤️✨👉") if luck.random() < 0.08 else "") for one in text)


def _invisible(text: str, luck: random.Random) -> str:
    return "".join(one + ("\u200b" if luck.random() < 0.2 else "") for one in text)


def _cut(text: str, luck: random.Random) -> str:
    return text[: luck.randint(len(text) // 2, len(text))]


def seeded(section: str, label: int, draws: int, weight: float, *, hide: bool) -> list[Line]:
    """Draw each seed `draws` times; every second one disguised where `hide`."""
    luck = random.Random(f"{section}{draws}")  # noqa: S311 - not for secrets
    lines = []
    for at, (language, template) in enumerate(seeds(section)):
        for draw in range(draws):
            text = fill(template, luck)
            if hide and draw % 2 and language == "zh":
                text = disguise(text, luck)
            lines.append(Line(text, label, f"seed_{section}_{language}", f"{section}{language}{at}", weight))
    return lines


def near(text: str) -> str:
    """A key that near-duplicates share."""
    return "".join(sorted(set(re.sub(r"[\W\d_]+", "", text.lower()))))[:24] or text


def labelled(name: str, bad: str, weight: float) -> list[Line]:
    return [
        Line(row["text"], int(row["label"] == bad), name.split("_", maxsplit=1)[0], near(row["text"]), weight)
        for row in rows(f"labelled/{name}.dev.jsonl")
    ]


def chat(name: str, take: int, weight: float, *, held: bool) -> list[Line]:
    """Harmless chat of a log; people whose name hashes to an odd number are held out for measuring."""
    luck = random.Random(name)  # noqa: S311 - not for secrets
    texts = [
        (row["text"], row["user"])
        for row in rows(f"logs/{name}.jsonl")
        if row.get("text") and (sum(row["user"].encode()) % 2 == 1) == held
    ]
    luck.shuffle(texts)
    return [Line(text, 0, name.split("_", maxsplit=1)[0], user, weight) for text, user in texts[:take]]
