"""P901-P907: questions that can be answered, draws with something to win."""

import re
from collections.abc import Iterator, Sequence

from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, problem
from warmfield.plan.sections.games import Question, Riddle
from warmfield.plan.source import Path, Source

MOST_PRIZES = 20
FEWEST_OPTIONS, MOST_OPTIONS = 2, 8
_IDIOM = re.compile(r"[\u4e00-\u9fff]{4}")
GAMES: Path = ("content", "games")


def games(plan: Plan, source: Source) -> Iterator[Problem]:
    found = plan.content.games
    yield from _puzzles(found.quiz, (*GAMES, "quiz"), source)
    yield from _puzzles(found.riddles, (*GAMES, "riddles"), source)
    for at, question in enumerate(found.quiz):
        yield from _options(question, (*GAMES, "quiz", at), source)
    for at, idiom in enumerate(found.idioms):
        if not _IDIOM.fullmatch(idiom):
            yield problem(source, "P907", (*GAMES, "idioms", at), value=idiom)
    yield from _fixtures(plan, source)


def _puzzles(puzzles: Sequence[Question | Riddle], path: Path, source: Source) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for at, one in enumerate(puzzles):
        here = (*path, at)
        if not any(answer.strip() for answer in one.answers):
            yield problem(source, "P901", (*here, "answers"))
        for text in one.ask.values():
            line = source.place((*here, "ask")).line
            known = first.setdefault(text.strip(), line)
            if text.strip() and known != line:
                yield problem(source, "P904", (*here, "ask"), first=known)


def _options(question: Question, path: Path, source: Source) -> Iterator[Problem]:
    count = len(question.options)
    if not count:
        return
    if not FEWEST_OPTIONS <= count <= MOST_OPTIONS:
        yield problem(source, "P903", (*path, "options"), count=count)
    right = {answer.strip().casefold() for answer in question.answers}
    said = {text.strip().casefold() for option in question.options for text in option.values()}
    if not right & said:
        yield problem(source, "P902", (*path, "options"))


def _fixtures(plan: Plan, source: Source) -> Iterator[Problem]:
    for at, fixture in enumerate(plan.rhythm.fixtures):
        here = ("rhythm", "fixtures", at)
        if fixture.game and fixture.sort != "game":
            yield problem(source, "P905", (*here, "game"), name="game", sort=fixture.sort, wanted="game")
        if fixture.prizes and fixture.sort != "prizes":
            yield problem(
                source, "P905", (*here, "prizes"), name="prizes", sort=fixture.sort, wanted="prizes"
            )
        count = sum(prize.count for prize in fixture.prizes)
        if fixture.prizes and not 1 <= count <= MOST_PRIZES:
            yield problem(source, "P906", (*here, "prizes"), count=count, most=MOST_PRIZES)
