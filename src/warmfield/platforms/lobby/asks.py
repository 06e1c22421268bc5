"""What the assistant asks of staff in a private word, as buttons: a button sends the answer in words."""

import re
from collections.abc import Sequence

from msgspec import Struct

from warmfield.platforms.lobby.screen import Word
from warmfield.wording import Words

_COMMAND = re.compile(r"(approve|refuse|done)\s+(r\d{1,9})\b")


class Ask(Struct, frozen=True):
    """A request still open: its id, and (command, label, first) for each button."""

    request: str
    answers: tuple[tuple[str, str, bool], ...]


class Told(Struct, frozen=True):
    """A private word as it is drawn."""

    number: int
    by_assistant: bool
    text: str
    at: float
    asks: tuple[Ask, ...] = ()


def told(private_words: Sequence[Word], words: Words, *, staff: bool) -> list[Told]:
    """Lay buttons under requests; one that was answered here has none."""
    answered = {request for one in private_words if not one.by_assistant for request in _requests(one.text)}
    return [
        Told(
            one.number,
            one.by_assistant,
            one.text,
            one.at,
            tuple(_asks(one.text, words, answered)) if staff and one.by_assistant else (),
        )
        for one in private_words
    ]


def _requests(text: str) -> list[str]:
    return [request for _, request in _COMMAND.findall(text)]


def _asks(text: str, words: Words, answered: set[str]) -> list[Ask]:
    labels = {"approve": words("Approve"), "refuse": words("Refuse"), "done": words("Done")}
    open_ones: dict[str, list[tuple[str, str, bool]]] = {}
    for command, request in dict.fromkeys(_COMMAND.findall(text)):
        if request not in answered:
            open_ones.setdefault(request, []).append(
                (f"{command} {request}", labels[command], command != "refuse")
            )
    return [Ask(request, tuple(answers)) for request, answers in open_ones.items()]
