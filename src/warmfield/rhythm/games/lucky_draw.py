"""A lucky draw: a word, a closed list, and a seed that was sealed before anybody took part."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from warmfield.acts.voice import text_in
from warmfield.community.game_records import Draw, Drawn
from warmfield.community.ids import MemberId
from warmfield.rhythm.games.draw_numbers import commitment_of, list_of, sha256, winners
from warmfield.rhythm.games.moves import Line, Move, Said, Table
from warmfield.rhythm.games.right_answer import is_right
from warmfield.wording import Words, later

COUNT_EVERY = timedelta(minutes=2)
"""At most so often the group hears how many take part."""
REVEAL_AFTER = timedelta(seconds=20)
"""The list stands in the group for so long before the seed is shown."""
LONGEST_POST = 3000
"""Characters of a list in one post; longer ones go on in the next."""
WORD = later("I'm in")
OPENING = later(
    "Lucky draw: {prizes}. To take part, write “{word}” here, once is enough, until {time}.\n"
    "So that everyone can check it: who wins follows from a secret number, fixed now. Its hash:\n"
    "commitment {commitment}"
)
FIRST_IN = later("{name} is the first to take part.")
SO_MANY = later("Taking part so far: {count}")
CLOSED = later("The list is closed. Taking part: {count}")
LIST_HASH = later("list {hash}")
NOBODY = later("The time is over and nobody took part, so the prizes stay for another day.")
CALLED_OFF = later("The lucky draw is called off; nobody was drawn.")
RESULT = later("And the winners are:")
WON = later("{prize}: {number} {name}")
LEFT_OVER = later("Nobody for: {prizes}")
FACTS = later("seed {seed}\nwinners {winners}")
CHECK = later("Anybody can check it: “warmfield draw verify” with these posts, or ask us how.")
SOMEBODY = later("(no longer here)")


def word_of(texts: dict[str, str], words: Words) -> str:
    """What a member writes to take part."""
    return text_in(texts, words.language) or words(WORD)


def prizes_said(prizes: Sequence[str], words: Words) -> str:
    """The prizes with how many of each."""
    counted = Counter(prizes).items()
    return words(", ").join(f"{name} ×{count}" if count > 1 else name for name, count in counted)


def begun(game: Draw, table: Table, time: str) -> Move[Draw]:
    text = table.words(
        OPENING,
        prizes=prizes_said(game.prizes, table.words),
        word=game.word,
        time=time,
        commitment=commitment_of(game.seed),
    )
    return Move(game, (Line(text),))


def played(game: Draw, said: Said, table: Table) -> Move[Draw] | None:
    """Count somebody in, once; staff only where the plan lets them."""
    if game.list_hash or not is_right(said.plain, [game.word, *_ways_to_say(game.word)]):
        return None
    if said.who in game.entries or (table.staff(said.who) and not table.games.draw.staff):
        return None
    after = replace(game, entries=(*game.entries, said.who), played_at=table.now)
    if not game.entries:
        text = table.words(FIRST_IN, name=table.name(said.who))
        return Move(replace(after, spoke_at=table.now), (Line(text, reply=True),))
    if table.now - game.spoke_at < COUNT_EVERY:
        return Move(after)
    text = table.words(SO_MANY, count=len(after.entries))
    return Move(replace(after, spoke_at=table.now), (Line(text),))


def _ways_to_say(word: str) -> Iterator[str]:
    yield f"我{word}"
    yield f"我要{word}"
    yield f"{word}抽奖"


def fell_due(game: Draw, table: Table) -> Move[Draw]:
    """At the end the list is closed and posted, then the seed is shown and the winners are drawn."""
    return _revealed(game, table) if game.list_hash else _closed(game, table)


def called_off(game: Draw, table: Table) -> Move[Draw]:
    """Nobody is drawn, and the seed stays unknown."""
    return Move(replace(game, entries=(), list_hash=""), (Line(table.words(CALLED_OFF)),), over=True)


def _closed(game: Draw, table: Table) -> Move[Draw]:
    here = tuple(who for who in game.entries if table.name(who))
    if not here:
        return Move(replace(game, entries=()), (Line(table.words(NOBODY)),), over=True)
    posted = list_of([table.name(who) for who in here])
    closed = replace(game, entries=here, list_hash=sha256(posted), due=table.now + REVEAL_AFTER)
    head = table.words(CLOSED, count=len(here))
    tail = table.words(LIST_HASH, hash=closed.list_hash)
    return Move(closed, tuple(Line(one) for one in in_posts([head, *posted.split("\n"), tail])))


def _revealed(game: Draw, table: Table) -> Move[Draw]:
    drawn = drawn_from(game, table.now)
    lines = [table.words(RESULT)]
    for prize, number in zip(drawn.prizes, drawn.winners, strict=False):
        name = table.name(game.entries[number - 1]) or table.words(SOMEBODY)
        lines.append(table.words(WON, prize=prize, number=number, name=name))
    if left := drawn.prizes[len(drawn.winners) :]:
        lines.append(table.words(LEFT_OVER, prizes=prizes_said(left, table.words)))
    shown = " ".join(map(str, drawn.winners))
    lines.append(table.words(FACTS, seed=drawn.seed, winners=shown))
    lines.append(table.words(CHECK))
    return Move(game, (Line("\n".join(lines)),), over=True)


def drawn_from(game: Draw, now: datetime) -> Drawn:
    """The draw in numbers."""
    return Drawn(
        id=game.id,
        at=now,
        commitment=commitment_of(game.seed),
        seed=game.seed,
        entries=len(game.entries),
        list_hash=game.list_hash,
        prizes=game.prizes,
        winners=winners(game.seed, game.list_hash, len(game.entries), len(game.prizes)),
    )


def winning(game: Draw, drawn: Drawn) -> Iterator[tuple[MemberId, int, str]]:
    """Each winner with the number and the prize."""
    for prize, number in zip(drawn.prizes, drawn.winners, strict=False):
        yield game.entries[number - 1], number, prize


def in_posts(lines: Sequence[str], longest: int = LONGEST_POST) -> Iterator[str]:
    """Join lines into as few posts as can hold them."""
    post: list[str] = []
    for line in lines:
        if post and sum(len(one) + 1 for one in post) + len(line) > longest:
            yield "\n".join(post)
            post = []
        post.append(line)
    yield "\n".join(post)
