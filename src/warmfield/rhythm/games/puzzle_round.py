"""A quiz and riddles, one puzzle after the other: the first right answer counts, wrong ones get no word."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from warmfield.community.game_records import Asked, Asking
from warmfield.community.ids import MemberId
from warmfield.rhythm.games.moves import BREATH, Line, Move, Said, Table
from warmfield.rhythm.games.right_answer import choice_of, is_right, right_choice
from warmfield.rhythm.games.standings import points_of, scored, table_lines
from warmfield.wording import later

LETTERS = "ABCDEFGH"
INTRODUCTION = {
    "quiz": later("A quiz! {total} questions; whoever answers first here gets the point."),
    "riddles": later("Riddle time! {total} riddles; whoever guesses first here gets the point."),
}
QUESTION = later("Question {number} of {total}: {ask}")
RIDDLE = later("Riddle {number} of {total}: {ask}")
RIGHT = later("{name} has it: {answer}! Points so far: {points}")
TIME_IS_UP = later("Time is up. The answer is: {answer}")
HINT = later("A hint: {hint}")
OVER = later("That was it for today. Thank you all for playing!")
NOBODY_RIGHT = later("Nobody had a right answer this time. The next one will be easier!")
NOBODY_PLAYS = later("Everyone seems to be busy, so let us stop here. Another time!")


def begun(game: Asking, table: Table) -> Move[Asking]:
    """Say what is played, and ask the first puzzle."""
    move = _next(game, table)
    introduction = table.words(INTRODUCTION[game.sort], total=len(game.puzzles))
    return replace(move, lines=(Line(introduction), *move.lines))


def _next(game: Asking, table: Table) -> Move[Asking]:
    asked = _ask(game, table)
    return Move(asked, (Line(_puzzle(asked, table)),))


def played(game: Asking, said: Said, table: Table) -> Move[Asking] | None:
    """What a member's message does; None: nothing. Staff may know the answers, so theirs don't count."""
    asked = game.open
    if asked is None or table.staff(said.who) or said.who in asked.tried:
        return None
    puzzle = game.puzzles[game.place]
    game = replace(game, played_at=table.now)
    if not puzzle.options:
        right = is_right(said.plain, puzzle.answers)
        return _right(game, said.who, table) if right else Move(game)
    chosen = choice_of(said.plain, puzzle.options)
    if chosen is None:
        return Move(game)
    if chosen == right_choice(puzzle.options, puzzle.answers):
        return _right(game, said.who, table)
    return Move(replace(game, open=replace(asked, tried=(*asked.tried, said.who))))


def fell_due(game: Asking, table: Table) -> Move[Asking]:
    """The clock: ask the next, give the hint, show the answer, or come to the end."""
    if game.open is None:
        return _next(game, table)
    if table.now >= _closes(game, table):
        return _unanswered(game, table)
    hint = game.puzzles[game.place].hint
    lines = (Line(table.words(HINT, hint=hint)),) if hint else ()
    return Move(replace(game, due=_closes(game, table)), lines)


def ended(game: Asking, table: Table) -> Iterator[str]:
    """The closing words: who had how many."""
    lines = list(table_lines(table, game.scores))
    yield table.words(OVER if lines else NOBODY_RIGHT)
    yield from lines


def _ask(game: Asking, table: Table) -> Asking:
    game = replace(game, open=Asked(at=table.now))
    return replace(game, due=_hint_due(game, table) or _closes(game, table))


def _hint_due(game: Asking, table: Table) -> datetime | None:
    hint = game.puzzles[game.place].hint
    return min(table.now + table.games.hint_after, _closes(game, table)) if hint else None


def _within(game: Asking, table: Table) -> timedelta:
    return table.games.answer_within if game.sort == "quiz" else table.games.answer_after


def _closes(game: Asking, table: Table) -> datetime:
    """When the answer is shown: not after the end of the game."""
    at = table.now if game.open is None else game.open.at
    return min(at + _within(game, table), game.until)


def _right(game: Asking, who: MemberId, table: Table) -> Move[Asking]:
    scores = scored(game.scores, who, table.now)
    answer = game.puzzles[game.place].answers[0]
    text = table.words(RIGHT, name=table.name(who), answer=answer, points=points_of(scores, who))
    last = game.place + 1 == len(game.puzzles) or table.now + BREATH >= game.until
    after = replace(game, scores=scores, open=None, due=table.now + BREATH)
    if last:
        return Move(after, (Line("\n".join([text, *ended(after, table)]), reply=True),), over=True)
    return Move(replace(after, place=game.place + 1), (Line(text, reply=True),))


def _unanswered(game: Asking, table: Table) -> Move[Asking]:
    """The answer is shown, and the next puzzle with it: one post, not two."""
    shown = table.words(TIME_IS_UP, answer=game.puzzles[game.place].answers[0])
    closed = replace(game, open=None)
    if table.now - game.played_at >= table.games.nobody_after:
        return Move(closed, (Line("\n".join([shown, table.words(NOBODY_PLAYS)])),), over=True)
    if game.place + 1 == len(game.puzzles) or table.now >= game.until:
        return Move(closed, (Line("\n".join([shown, *ended(closed, table)])),), over=True)
    following = _ask(replace(closed, place=game.place + 1), table)
    return Move(following, (Line(f"{shown}\n{_puzzle(following, table)}"),))


def _puzzle(game: Asking, table: Table) -> str:
    puzzle = game.puzzles[game.place]
    sentence = QUESTION if game.sort == "quiz" else RIDDLE
    asked = table.words(sentence, number=game.place + 1, total=len(game.puzzles), ask=puzzle.ask)
    options = (f"{letter}. {one}" for letter, one in zip(LETTERS, puzzle.options, strict=False))
    return "\n".join([asked, *options])
