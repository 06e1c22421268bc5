"""Sessions to learn "off topic" from: threads of real logs, and sessions written for this project."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpus import rows
from warmfield.reading.read import read_many
from warmfield.reading.values import Reading

HERE = Path(__file__).resolve().parent
ENOUGH = 6
"""Lines of the talk, the topic counted, from which off topic is told."""
TALK, LATELY = 25, 12
WORDS, HEARD = 6, 4
"""Effective length from which a message is judged, and from which it counts as part of the talk."""
LENGTH, THREADS = 60, 45


@dataclass(frozen=True)
class Case:
    """One message in a session. `kind`: `on`, or where an off-topic one was taken from."""

    source: str
    kind: str
    text: str
    talk: tuple[str, ...]
    lately: tuple[str, ...]


@dataclass(frozen=True)
class Written:
    topic: str
    speaker: tuple[str, ...]
    members: tuple[str, ...]


def plain_lines(name: str) -> list[str]:
    lines = (HERE / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def written(language: str) -> tuple[list[Written], list[str]]:
    """The sessions of a language, and the chatter beside them."""
    talks: list[Written] = []
    beside: list[str] = []
    for line in plain_lines(f"sessions_{language}"):
        if line.startswith("= "):
            talks.append(Written(line[2:], (), ()))
        elif line.startswith("> "):
            last = talks[-1]
            talks[-1] = Written(last.topic, (*last.speaker, line[2:]), last.members)
        elif line.startswith("- "):
            last = talks[-1]
            talks[-1] = Written(last.topic, last.speaker, (*last.members, line[2:]))
        else:
            beside.append(line)
    return [one for one in talks if one.topic != "off"], beside


def judged(readings: Sequence[Reading]) -> list[str]:
    """What the rule would look at: no question, and long enough to say something."""
    return [one.text for one in readings if one.words >= WORDS and not one.question and len(one.text) < 600]


def cases_written(language: str, half: int, others: Sequence[str]) -> Iterator[Case]:
    """Every second session, with every second line of chatter and some real chat that is off topic in it."""
    talks, beside = written(language)
    chatter = judged(read_many(beside[half::2]))
    real = judged(read_many(others))
    for at, one in enumerate(talks):
        if at % 2 != half:
            continue
        members = judged(read_many(one.members))
        for turn, text in enumerate(members):
            heard = ENOUGH + turn * (len(one.speaker) - ENOUGH) // len(members)
            talk = (one.topic, *one.speaker[:heard])
            lately = (*one.speaker[heard - 6 : heard], *members[max(0, turn - 4) : turn])
            source = f"{language}{half}"
            yield Case(source, "on", text, talk, lately)
            for other in chatter[turn % 3 :: 3]:
                yield Case(source, "chatter", other, talk, lately)
            for other in real[(turn + at) % 9 :: 9]:
                yield Case(source, "real chat", other, talk, lately)


def cases_of_threads(name: str, elsewhere: str) -> Iterator[Case]:
    """Threads told apart by people: who wrote most in the beginning is the speaker."""
    luck = random.Random(name)  # noqa: S311 - not for secrets
    threads = _threads(name)
    everyday = judged(read_many(written("en")[1]))
    foreign = judged(read_many([one["text"] for many in _threads(elsewhere).values() for one in many[12:20]]))
    long = sorted(key for key, many in threads.items() if len(many) >= 40)
    luck.shuffle(long)
    for key in long[:THREADS]:
        room = [one for other, many in threads.items() if other != key and other[0] == key[0] for one in many]
        beside = judged(read_many([one["text"] for one in luck.sample(room, min(len(room), 400))]))
        said = threads[key][:LENGTH]
        speaker = Counter(one["user"] for one in said[:20]).most_common(1)[0][0]
        talk: list[str] = [key[1]] if not key[1].isdigit() else []
        lately: list[str] = []
        for one, reading in zip(said, read_many([one["text"] for one in said]), strict=True):
            if one["user"] != speaker and judged([reading]) and len(talk) >= ENOUGH:
                so_far = tuple(talk[-TALK:]), tuple(lately[-LATELY:])
                yield Case(name, "on", reading.text, *so_far)
                yield Case(name, "chatter", luck.choice(everyday), *so_far)
                yield Case(name, "another community", luck.choice(foreign), *so_far)
                yield Case(name, "the same room", luck.choice(beside), *so_far)
            if reading.words >= HEARD:
                talk += [reading.text] if one["user"] == speaker else []
                lately.append(reading.text)


def _threads(name: str) -> dict[tuple[str, str], list[dict[str, str]]]:
    threads: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in rows(f"logs/{name}.jsonl"):
        if row["text"].strip():
            threads[row["room"], str(row["thread"])].append(row)
    return threads
