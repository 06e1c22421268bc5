"""Idioms and words joined end to end. What is no link gets no word, or now and then a kind one."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from warmfield.community.game_records import Chain
from warmfield.rhythm.games.books import Book
from warmfield.rhythm.games.moves import BREATH, Line, Move, Said, Table
from warmfield.rhythm.games.standings import scored, table_lines
from warmfield.wording import later

MOST_LINKS = 120
HINT_EVERY = timedelta(seconds=40)
"""At most so often somebody reads why a link doesn't count."""
FIRST = later("We begin with “{word}”. Who goes on? The next one begins with “{ending}”.")
NOW = later("{count}: {word}. The next one begins with “{ending}”.")
HELP = later("Let me help: {word}. The next one begins with “{ending}”.")
SAID_BEFORE = later("“{word}” was said before. Another one with “{ending}”?")
UNKNOWN = {
    "idioms": later("I don't find “{word}” in my book of idioms. Another one with “{ending}”?"),
    "words": later("I don't find “{word}” in my dictionary. Another one with “{ending}”?"),
}
NO_WAY_ON = later("Nothing is left that goes on from “{word}”. The last link is yours, {name}: bravo!")
NO_WAY_ON_OURS = later("Nothing is left that goes on from “{word}”, so we end here.")
SO_LONG = later("{count} links in one chain, what a round!")
OVER = later("The chain has {count} links. Thank you all for playing!")
NOBODY_PLAYS = later("Nobody goes on just now, so let us stop here. Another time!")


def begun(game: Chain, word: str, table: Table, book: Book) -> Move[Chain]:
    """Say the first word."""
    text = table.words(FIRST, word=word, ending=book.ending(word))
    return Move(_timed(replace(game, links=(word,)), table), (Line(text),))


def played(game: Chain, said: Said, table: Table, book: Book) -> Move[Chain] | None:
    """What a member's message does; None where it offers no link."""
    word, last = book.heard(said.plain), game.links[-1]
    if not word or not book.fits(last, word):
        return None
    game = replace(game, played_at=table.now)
    if word in game.links:
        return _hint(game, SAID_BEFORE, word, table, book)
    if not book.known(word):
        return _hint(game, UNKNOWN[game.sort], word, table, book)
    return _linked(game, said, word, table, book)


def fell_due(game: Chain, table: Table, book: Book) -> Move[Chain]:
    """The clock: say where the chain stands after a rush, help out, or come to the end."""
    if table.now >= game.until:
        return _over(game, OVER, table)
    if game.owes:
        told = replace(game, owes=False, spoke_at=table.now)
        return Move(_timed(told, table), (Line(_now(game, table, book)),))
    if _may_help(game, table) and table.now - game.last_at >= table.games.chain.help_after:
        word = book.own_link(game.links[-1], game.links)
        if word:
            return _helped(game, word, table, book)
    if table.now >= _given_up(game, table):
        return _over(game, NOBODY_PLAYS, table)
    return Move(_timed(game, table))


def ended(game: Chain, table: Table) -> Iterator[str]:
    yield table.words(OVER, count=len(game.links))
    yield from table_lines(table, game.scores)


def _linked(game: Chain, said: Said, word: str, table: Table, book: Book) -> Move[Chain]:
    after = replace(
        game,
        links=(*game.links, word),
        last_by=said.who,
        last_at=table.now,
        scores=scored(game.scores, said.who, table.now),
        owes=True,
    )
    if not book.goes_on(word, after.links):
        return _over(after, NO_WAY_ON, table, reply=True)
    if len(after.links) >= MOST_LINKS:
        return _over(after, SO_LONG, table, reply=True)
    if table.now - game.spoke_at < BREATH:
        return Move(_timed(after, table))
    told = _timed(replace(after, owes=False, spoke_at=table.now), table)
    return Move(told, (Line(_now(told, table, book), reply=True),))


def _may_help(game: Chain, table: Table) -> bool:
    """Who plays is helped out; nobody is talked into a game."""
    return bool(game.scores) and game.helped < table.games.chain.helps


def _helped(game: Chain, word: str, table: Table, book: Book) -> Move[Chain]:
    """The assistant's own link gets no point, and leaves the members a way on where there is one."""
    links = (*game.links, word)
    after = replace(
        game, links=links, last_by=None, last_at=table.now, helped=game.helped + 1, spoke_at=table.now
    )
    text = table.words(HELP, word=word, ending=book.ending(word))
    if book.goes_on(word, links):
        return Move(_timed(after, table), (Line(text),))
    move = _over(after, NO_WAY_ON_OURS, table)
    return replace(move, lines=(Line(text), *move.lines))


def _hint(game: Chain, sentence: str, word: str, table: Table, book: Book) -> Move[Chain]:
    if table.now - game.spoke_at < HINT_EVERY:
        return Move(_timed(game, table))
    text = table.words(sentence, word=word, ending=book.ending(game.links[-1]))
    return Move(_timed(replace(game, spoke_at=table.now), table), (Line(text, reply=True),))


def _now(game: Chain, table: Table, book: Book) -> str:
    word = game.links[-1]
    return table.words(NOW, count=len(game.links), word=word, ending=book.ending(word))


def _over(game: Chain, sentence: str, table: Table, *, reply: bool = False) -> Move[Chain]:
    name = "" if game.last_by is None else table.name(game.last_by)
    text = table.words(sentence, word=game.links[-1], name=name, count=len(game.links))
    lines = [text, *table_lines(table, game.scores)]
    return Move(replace(game, owes=False), (Line("\n".join(lines), reply=reply),), over=True)


def _timed(game: Chain, table: Table) -> Chain:
    """When the clock looks next: after a rush, after a silence, at the end."""
    moments: list[datetime] = [game.until]
    if game.owes:
        moments.append(game.spoke_at + BREATH)
    if _may_help(game, table):
        moments.append(game.last_at + table.games.chain.help_after)
    moments.append(_given_up(game, table))
    ahead = [one for one in moments if one > table.now]
    return replace(game, due=min(ahead, default=table.now + BREATH))


def _given_up(game: Chain, table: Table) -> datetime:
    """After a link of the assistant's, members have the whole time again."""
    return max(game.played_at, game.last_at) + table.games.nobody_after
