"""What the plan says of games, in words a parent understands."""

from collections.abc import Iterator

from warmfield.plan.model import Plan
from warmfield.plan.problems import listed
from warmfield.plan.sections.rhythm_parts import Fixture
from warmfield.plan.values_said import value_said
from warmfield.wording import Words, later

GAMES = {
    "quiz": later("a quiz"),
    "riddles": later("riddles"),
    "idioms": later("an idiom chain"),
    "words": later("a word chain"),
    "draw": later("a lucky draw"),
}


def games_explained(plan: Plan, words: Words) -> Iterator[str]:
    """Which come by themselves, who starts others, how they end, what keeps them fair."""
    yield words("Games in the groups (2.5, 6.1, 7.4)")
    for fixture in plan.rhythm.fixtures:
        if fixture.game or fixture.prizes:
            yield "  " + _fixture(fixture, words)
    games = plan.content.games
    yield "  " + words(
        "Hosts, starters, owners and managers start one with a word: “/quiz”, “/riddles”, “/idioms”, "
        "“/words”, “/draw 3 prizes: picture books”; “stop the game” ends it."
    )
    yield "  " + words(
        "It ends by itself after {lasts}, or when nobody plays for {nobody}. One game at a time, none in "
        "quiet hours.",
        lasts=value_said(games.lasts, words),
        nobody=value_said(games.nobody_after, words),
    )
    yield "  " + words("Who answers fast in a game floods nobody; all other house rules hold as ever.")
    yield "  " + words(
        "A lucky draw is sealed before anybody takes part; afterwards everybody can draw it again and see "
        "the same winners."
    )
    if not games.draw.staff:
        yield "  " + words("The staff can't win.")


def _fixture(fixture: Fixture, words: Words) -> str:
    days = listed([words(day).capitalize() for day in fixture.days], words)
    sort = fixture.game or "draw"
    name = fixture.name.get(words.language) or next(iter(fixture.name.values()), "")
    time, game = f"{fixture.at:%H:%M}", words(GAMES[sort])
    return words("{name}, {days} {time}: {game}", name=name, days=days, time=time, game=game)
