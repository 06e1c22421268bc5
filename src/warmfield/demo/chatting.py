"""What invented people say to one another on a day: short conversations, with the rhythm of a day."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import islice

from warmfield.community.events import MessageSent
from warmfield.demo.crowds import Crowd, Inhabitant
from warmfield.demo.month import Month

HOURS = {7: 2, 8: 3, 9: 2, 10: 2, 11: 2, 12: 4, 13: 2, 14: 1, 15: 1, 16: 2, 17: 3, 18: 4, 19: 5, 20: 7, 21: 6}
"""How much is said in each hour of the day."""
SHORT = 0.22
"""The share of messages that are a word or a smile."""


class Chatter:
    """One group's talk. `topics` is what they talk about."""

    def __init__(self, month: Month, crowd: Crowd) -> None:
        self._month, self._crowd, self._short = month, crowd, month.material.short
        theme = month.plan.groups[crowd.group].theme
        self._topics = month.material.for_group(crowd.group, theme)
        self._people = month.writers(crowd.group)
        self._weights = [one.writes for one in self._people]

    def day(self, days_ago: int) -> Iterator[MessageSent]:
        """The messages of a local day, not in order."""
        day = self._month.today - timedelta(days=days_ago)
        dice = self._month.dice(f"{self._crowd.group}/{day}")
        left = round(self._crowd.messages(days_ago) * dice.uniform(0.8, 1.2))
        while left > 0:
            hour = dice.choices(list(HOURS), list(HOURS.values()))[0]
            begins = self._month.at(days_ago, f"{hour:02}:{dice.randrange(60):02}:{dice.randrange(60):02}")
            for message in islice(self._conversation(begins, day, dice), left):
                yield message
                left -= 1

    def _conversation(self, at: datetime, day: date, dice: random.Random) -> Iterator[MessageSent]:
        about = dice.choice(self._topics)
        opener = self._anyone(dice)
        first = self._says(opener, at, self._one_of(about.open, day, dice), dice)
        yield first
        for _ in range(dice.randint(1, 5)):
            at += timedelta(seconds=dice.randint(15, 260))
            text = (
                dice.choice(self._short) if dice.random() < SHORT else self._one_of(about.answer, day, dice)
            )
            answers = first.id if dice.random() < 0.3 else ""
            yield self._says(self._anyone(dice), at, text, dice, answers)
        if dice.random() < 0.7:
            at += timedelta(seconds=dice.randint(20, 300))
            yield self._says(opener, at, self._one_of(about.then, day, dice), dice)

    def _anyone(self, dice: random.Random) -> Inhabitant:
        return dice.choices(self._people, self._weights)[0]

    def _one_of(self, sentences: Sequence[str], day: date, dice: random.Random) -> str:
        """One that isn't used up for the day, else a short word."""
        for text in dice.sample(sentences, len(sentences)):
            if self._month.fresh(text, self._crowd.group, day):
                return text
        return dice.choice(self._short)

    def _says(
        self, by: Inhabitant, at: datetime, text: str, dice: random.Random, answers: str = ""
    ) -> MessageSent:
        return self._month.says(by, at, self._month.material.filled(text, dice), answers)
