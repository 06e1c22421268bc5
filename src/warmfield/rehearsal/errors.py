"""The one way a rehearsal refuses what it was given: where, and a sentence that says what would be right."""

from collections.abc import Sequence

from warmfield.plan.problems import Problem
from warmfield.wording import Words, words_in


class RehearsalError(Exception):
    """`sentence` is a key of `wording`, filled with `values`; `line` counts from 1, 0 where there is none.

    `problems` are those of a plan that can't be kept, `language` is that plan's.
    """

    def __init__(self, sentence: str, /, *, line: int = 0, file: str = "", **values: object) -> None:
        self.sentence = sentence
        self.values = values
        self.line = line
        self.file = file
        self.problems: Sequence[Problem] = ()
        self.language = ""
        super().__init__(sentence)

    def __str__(self) -> str:
        return self.say(words_in("en"))

    def say(self, words: Words) -> str:
        where = ":".join(part for part in (self.file, str(self.line or "")) if part)
        said = words(self.sentence, **self.values)
        return f"{where}: {said}" if where else said
