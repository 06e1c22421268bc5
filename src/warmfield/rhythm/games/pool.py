"""Which puzzles a game asks: the plan's own, then the shipped ones, none again before all were asked."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from zlib import crc32

import msgspec

from warmfield.acts.voice import text_in
from warmfield.community.game_records import GameSort, Puzzle
from warmfield.plan.sections.games import Games, Question, Riddle

LANGUAGES = ("en", "zh")


def choose(
    games: Games, sort: GameSort, language: str, asked: Sequence[int], count: int
) -> tuple[Puzzle, ...]:
    """Give `count` puzzles, or as many as there are: never asked ones first, then those asked longest ago."""
    pool = list(_pool(games, sort, language))
    ago = {mark: place for place, mark in enumerate(asked)}
    order = sorted(range(len(pool)), key=lambda at: (ago.get(mark_of(pool[at]), -1), at))
    return tuple(pool[at] for at in order[:count])


def mark_of(puzzle: Puzzle) -> int:
    return crc32(puzzle.ask.encode())


def _pool(games: Games, sort: GameSort, language: str) -> Iterator[Puzzle]:
    yield from (_of_plan(one, language) for one in (games.quiz if sort == "quiz" else games.riddles))
    if games.shipped:
        yield from shipped(sort, language.split("-", maxsplit=1)[0])


def _of_plan(one: Question | Riddle, language: str) -> Puzzle:
    """The answer that is shown is the first in the group's language."""
    ask = text_in(one.ask, language)
    answers = tuple(sorted(one.answers, key=lambda answer: _is_han(answer) != language.startswith("zh")))
    if isinstance(one, Riddle):
        return Puzzle(ask=ask, answers=answers, hint=text_in(one.hint, language))
    options = tuple(text_in(each, language) for each in one.options)
    return Puzzle(ask=ask, answers=answers, options=options)


def _is_han(text: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


@cache
def shipped(sort: str, language: str) -> tuple[Puzzle, ...]:
    """Read once, like code; mixed, so that questions about animals don't follow one another."""
    name = f"{sort}_{language if language in LANGUAGES else 'en'}.toml"
    given = tomllib.loads((resources.files(__package__) / "shipped" / name).read_text("utf-8"))
    return tuple(sorted(msgspec.convert(given["puzzles"], list[Puzzle]), key=mark_of))
