"""A game is over: its points count for the season, the host's request is done, prizes are handed out."""

from msgspec.structs import replace

from warmfield.acts.inbox import close
from warmfield.acts.moment import Moment
from warmfield.community.game_records import MOST_ASKED, MOST_DRAWS, Asking, Draw, GameRecord
from warmfield.community.requests import Request
from warmfield.rhythm.games.lucky_draw import drawn_from
from warmfield.rhythm.games.pool import mark_of
from warmfield.rhythm.games.prizes import hand_out
from warmfield.rhythm.games.standings import with_season


def close_game(moment: Moment, record: GameRecord) -> None:
    """The record without its game, with what stays of it."""
    game = record.game
    if game is None:
        return
    record = replace(record, game=None, ended_at=moment.now.timestamp())
    if game.scores:
        record = with_season(record, moment.rulebook.plan.content.games, game.scores, moment.now)
    if isinstance(game, Asking):
        marks = [mark_of(one) for one in game.puzzles[: game.place + 1]]
        before = [one for one in record.asked if one not in marks]
        record = replace(record, asked=(*before, *marks)[-MOST_ASKED:])
    if isinstance(game, Draw) and game.list_hash:
        drawn = drawn_from(game, moment.now)
        record = replace(record, draws=(*record.draws, drawn)[-MOST_DRAWS:])
        hand_out(moment, record.id, game, drawn)
    moment.draft.put(record)
    prompt = None if game.prompt is None else moment.draft.get(Request, game.prompt)
    if prompt is not None and prompt.state == "open":
        close(moment, prompt, "done")
