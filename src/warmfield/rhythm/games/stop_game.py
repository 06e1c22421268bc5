"""A game is stopped by its host, or its clock falls due: what follows."""

from collections.abc import Iterable

from msgspec.structs import replace

from warmfield.acts.awake import when_awake
from warmfield.acts.moment import Moment
from warmfield.community.events import TimerDue
from warmfield.community.game_records import Asking, Chain, Draw
from warmfield.community.ids import GroupId
from warmfield.community.records import Timer
from warmfield.rhythm.games import chain, lucky_draw, puzzle_round
from warmfield.rhythm.games.at_table import follow, game_timer, record_of, table_of
from warmfield.rhythm.games.books import book_of
from warmfield.rhythm.games.moves import AnyGame, AnyMove, Line, Move, Table


def stop_game(moment: Moment, group: GroupId) -> None:
    """With the table as it stands. A draw that is stopped draws nobody."""
    game = record_of(moment, group).game
    table = table_of(moment, group)
    match game:
        case Asking():
            follow(moment, group, Move(game, _together(puzzle_round.ended(game, table)), over=True))
        case Chain():
            follow(moment, group, Move(game, _together(chain.ended(game, table)), over=True))
        case Draw():
            follow(moment, group, lucky_draw.called_off(game, table))
        case None:
            pass


def _together(lines: Iterable[str]) -> tuple[Line, ...]:
    return (Line("\n".join(lines)),)


def game_due(moment: Moment, event: TimerDue) -> None:
    """Carried out however late. In quiet hours nothing is said: a draw waits for their end, others end."""
    group = event.group
    game = None if group is None else record_of(moment, group).game
    if group is None or game is None:
        return
    awake = when_awake(moment.rulebook, moment.now)
    if awake > moment.now and isinstance(game, Draw):
        moment.draft.timers.append(Timer(id=game_timer(group), sort="game", due=awake, group=group))
    elif awake > moment.now or moment.rulebook.plan.mode == "dry" or group not in moment.rulebook.plan.groups:
        follow(moment, group, _silently(game))
    else:
        follow(moment, group, fell_due(game, table_of(moment, group)))


def _silently(game: AnyGame) -> AnyMove:
    match game:
        case Asking():
            return Move(game, over=True)
        case Chain():
            return Move(game, over=True)
        case Draw():
            return Move(replace(game, entries=(), list_hash=""), over=True)


def fell_due(game: AnyGame, table: Table) -> AnyMove:
    """What the clock does in the game that is on."""
    match game:
        case Asking():
            return puzzle_round.fell_due(game, table)
        case Chain():
            return chain.fell_due(game, table, book_of(game, table.games))
        case Draw():
            return lucky_draw.fell_due(game, table)
