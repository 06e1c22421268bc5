"""What members write while a game is on."""

from warmfield.acts.moment import Moment
from warmfield.community.events import MessageSent
from warmfield.community.game_records import Asking, Chain, Draw, GameRecord
from warmfield.community.ids import MessageId
from warmfield.reading.values import Reading
from warmfield.rhythm.games import chain, lucky_draw, puzzle_round
from warmfield.rhythm.games.at_table import follow, table_of
from warmfield.rhythm.games.books import book_of
from warmfield.rhythm.games.host_word import host_said
from warmfield.rhythm.games.moves import AnyGame, AnyMove, Said, Table


def game_heard(moment: Moment, event: MessageSent, reading: Reading) -> None:
    """Of an edit nothing is heard: a right answer written into an old message comes too late."""
    if event.replaces is not None:
        return
    record = moment.draft.get(GameRecord, event.group)
    if moment.rulebook.person_id(event.who) is not None and host_said(moment, event):
        return
    if record is None or record.game is None:
        return
    move = played(record.game, Said(event.who, reading.plain.strip()), table_of(moment, event.group))
    if move is not None and (move.lines or move.game != record.game):
        follow(moment, event.group, move, MessageId(event.id))


def played(game: AnyGame, said: Said, table: Table) -> AnyMove | None:
    """The rules of the game that is on."""
    match game:
        case Asking():
            return puzzle_round.played(game, said, table)
        case Chain():
            return chain.played(game, said, table, book_of(game, table.games))
        case Draw():
            return lucky_draw.played(game, said, table)
