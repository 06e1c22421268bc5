"""Gather the texts to learn from: the labelled sets, the logs as harmless chat, and our own seeds."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training import seeds
from training.disguise import decorate, disguise
from training.dumps import dump

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared/data"


@dataclass(frozen=True)
class Line:
    """One text to learn from. `group` keeps near-duplicates in one fold; `weight` is per text."""

    text: str
    label: float
    source: str
    group: str
    weight: float = 1.0


def rows(name: str) -> Iterator[dict[str, str]]:
    with (SHARED / name).open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def seeded(section: str, label: float, draws: int, weight: float, *, hide: bool) -> list[Line]:
    """Draw each plain seed `draws` times; every second one disguised where `hide`."""
    luck = random.Random(f"{section}{draws}")  # noqa: S311 - not for secrets
    lines = []
    for at, seed in enumerate(seeds.seeds(section)):
        for turn in range(draws):
            text = seeds.draw(seed, luck)
            if hide and turn % 2:
                text = disguise(text, seed.language, luck)
            lines.append(Line(text, label, f"seed_{section}_{seed.language}", f"{section}{at}", weight))
    return lines


def traded(draws: int, weight: float) -> list[Line]:
    """Draw the seeds by trade; a seed's draws share a group, which begins with the trade."""
    luck = random.Random("trades")  # noqa: S311 - not for secrets
    lines = []
    for at, seed in enumerate(seeds.trades()):
        kind = "advert" if seed.label == 1 else "pass" if seed.label == 0 else "mild"
        for turn in range(draws):
            text = seeds.draw(seed, luck)
            if kind == "advert" and turn % 2:
                text = disguise(text, seed.language, luck)
            elif turn % 3 == 2:
                text = decorate(text, luck)
            lines.append(
                Line(text, seed.label, f"trade_{kind}_{seed.language}", f"trade {seed.trade}:{at}", weight)
            )
    return lines


def dumps(count: int, weight: float) -> list[Line]:
    luck = random.Random("dumps")  # noqa: S311 - not for secrets
    return [Line(dump(luck), 0, "dumps", f"dump{at}", weight) for at in range(count)]


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
        if row.get("text")
        and " is now known as " not in row["text"]
        and (sum(row["user"].encode()) % 2 == 1) == held
    ]
    luck.shuffle(texts)
    return [Line(text, 0, name.split("_", maxsplit=1)[0], user, weight) for text, user in texts[:take]]
