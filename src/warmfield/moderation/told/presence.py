"""The assistant's lines to those who read along, go on leave, or come back."""

from collections.abc import Sequence
from datetime import date

from warmfield.wording import Words, later

ODD = {
    "unsaid": later("Until when are you away? Write it like “1 May” or “two weeks”."),
    "past": later("That day is over already. Until when are you away? Write it like “1 May” or “two weeks”."),
    "far": later("I can note a year at most. Until when are you away? Write it like “1 May” or “two weeks”."),
}


def until_when(words: Words, odd: str) -> str:
    """`odd` is why no day was understood: `unsaid`, `past` or `far`."""
    return words(ODD[odd])


def on_leave(words: Words, day: date) -> str:
    return words(
        "I have noted that you are away until {day.day} {day:%B} {day.year}, that day included. Until then "
        "nobody asks whether you still read. If I got the day wrong, write it again; “I'm back” ends it.",
        day=day,
    )


def leave_over(words: Words) -> str:
    return words("Welcome back! I have noted that you are no longer away.")


def glad(words: Words) -> str:
    return words("Good to know that you are there. Reading along is as welcome as writing.")


def invited_back(words: Words, groups: Sequence[str]) -> str:
    return words("Welcome back! You will be invited into {group} again.", group=words(", ").join(groups))


def come_back(words: Words, groups: Sequence[str]) -> str:
    return words(
        "We hadn't heard from you for long, so you are no longer in {group}. Shall I invite you again? "
        "Answer “yes”.",
        group=words(", ").join(groups),
    )
