"""Games in the group (2.5, 6.1, 7.4): their lengths, their own questions and riddles, the lucky draw."""

from datetime import timedelta
from typing import Literal

from warmfield.plan.basics import Length, Part, Texts


class Question(Part):
    """One question of a quiz."""

    ask: Texts
    answers: tuple[str, ...]
    """All that counts as right, in whatever language; the first is shown. `8` is also 八 and eight."""
    options: tuple[Texts, ...] = ()
    """To choose from, as A, B, C; the right answer is one of them. Each member has one try."""


class Riddle(Part):
    """One riddle."""

    ask: Texts
    answers: tuple[str, ...]
    hint: Texts = {}


class Prize(Part):
    """What a lucky draw gives away."""

    name: Texts
    count: int = 1


class ChainRules(Part):
    """How idioms and words are joined, and how the assistant helps out."""

    link: Literal["character", "sound", "tone"] = "character"
    """An idiom begins with the last character, or its sound, or its sound with the tone."""
    help_after: Length = timedelta(seconds=90)
    """When nobody goes on for so long, the assistant adds a link."""
    helps: int = 2
    """At most so often a game."""


class DrawRules(Part):
    """The lucky draw."""

    word: Texts = {}
    """What a member writes to take part; empty: 参加, `I'm in`."""
    staff: bool = False
    """The staff may win too."""


class Games(Part):
    """What a game is like unless its host says otherwise."""

    lasts: Length = timedelta(minutes=20)
    nobody_after: Length = timedelta(minutes=3)
    """A game nobody plays for so long ends."""
    season: Length = timedelta(weeks=13)
    """Points add up for so long; then the table begins anew."""
    shipped: bool = True
    """The questions and riddles that come with warmfield are used too, after the plan's own."""
    questions: int = 5
    """Questions in a quiz."""
    answer_within: Length = timedelta(minutes=1)
    """Then the answer is shown."""
    riddles_a_game: int = 3
    hint_after: Length = timedelta(minutes=2)
    answer_after: Length = timedelta(minutes=5)
    """Then a riddle's answer is shown."""
    chain: ChainRules = ChainRules()
    draw: DrawRules = DrawRules()
    quiz: tuple[Question, ...] = ()
    riddles: tuple[Riddle, ...] = ()
    idioms: tuple[str, ...] = ()
    """Idioms of your own that the shipped list lacks."""
