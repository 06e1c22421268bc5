"""The first state of each game, with the words it opens with."""

from collections.abc import Iterator
from datetime import datetime

from warmfield.acts.moment import Moment
from warmfield.community.game_records import Asking, Chain, Draw, GameRecord, Puzzle
from warmfield.community.ids import GroupId
from warmfield.rhythm.games import chain, lucky_draw, puzzle_round
from warmfield.rhythm.games.books import book_of
from warmfield.rhythm.games.draw_numbers import seed_of
from warmfield.rhythm.games.game_hours import hour_said
from warmfield.rhythm.games.moves import AnyMove, Move, Table
from warmfield.rhythm.games.pool import choose
from warmfield.rhythm.games.wanted import Wanted


def deal(moment: Moment, group: GroupId, wanted: Wanted, until: datetime, table: Table) -> AnyMove | None:
    """None where there is nothing to ask."""
    match wanted.sort:
        case "quiz" | "riddles":
            puzzles = puzzles_for(moment, group, wanted)
            game = Asking(sort=wanted.sort, puzzles=puzzles, until=until, due=until, played_at=moment.now)
            return puzzle_round.begun(game, table) if puzzles else None
        case "idioms" | "words":
            return _chain(moment, group, wanted, until, table)
        case "draw":
            return _draw(moment, group, wanted, until, table)


def puzzles_for(moment: Moment, group: GroupId, wanted: Wanted) -> tuple[Puzzle, ...]:
    """What a quiz or riddles ask this time."""
    games = moment.rulebook.plan.content.games
    count = games.questions if wanted.sort == "quiz" else games.riddles_a_game
    record = moment.draft.get(GameRecord, group)
    asked = () if record is None else record.asked
    return choose(games, wanted.sort, moment.rulebook.language_of(group), asked, count)


def by_hand(moment: Moment, group: GroupId, wanted: Wanted) -> str:
    """What a host needs who leads the game alone: the questions with their answers."""
    if wanted.sort not in ("quiz", "riddles"):
        return ""
    return "\n".join(_with_answers(puzzles_for(moment, group, wanted)))


def _with_answers(puzzles: tuple[Puzzle, ...]) -> Iterator[str]:
    for number, one in enumerate(puzzles, 1):
        yield f"{number} {' / '.join([one.ask, *one.options])} → {one.answers[0]}"


def _chain(moment: Moment, group: GroupId, wanted: Wanted, until: datetime, table: Table) -> Move[Chain]:
    now = moment.now
    game = Chain(
        sort="words" if wanted.sort == "words" else "idioms",
        links=(), until=until, due=until, played_at=now, last_at=now, spoke_at=now,
    )  # fmt: skip
    book = book_of(game, table.games)
    return chain.begun(game, book.first(f"{group} {now:%Y-%m-%d %H:%M}"), table, book)


def _draw(moment: Moment, group: GroupId, wanted: Wanted, until: datetime, table: Table) -> Move[Draw]:
    """The draw's name holds its moment, so that no two are drawn from one seed, not even after a restore."""
    name = f"{group}-{moment.now:%Y%m%dT%H%M%SZ}"
    rules = table.games.draw
    game = Draw(
        id=name, prizes=wanted.prizes, word=lucky_draw.word_of(rules.word, table.words),
        until=until, due=until, seed=seed_of(moment.rulebook.secret, name),
        played_at=moment.now, spoke_at=moment.now,
    )  # fmt: skip
    return lucky_draw.begun(game, table, hour_said(moment, until))
