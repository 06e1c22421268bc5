"""What the assistant asks of staff in a private word, as buttons: a button sends the answer in words."""

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from warmfield.platforms.lobby.screen import Word
from warmfield.wording import later

VERBS = {
    "approve": later("Approve"),
    "同意": later("Approve"),
    "refuse": later("Refuse"),
    "不同意": later("Refuse"),
    "done": later("Done"),
    "完成": later("Done"),
    "take": later("I'll take it"),
    "我来": later("I'll take it"),
    "pass": later("Pass on"),
    "转给下一位": later("Pass on"),
}
"""The answers as the assistant words them in its languages."""
REFUSALS = ("refuse", "不同意", "pass", "转给下一位")
_COMMAND = re.compile(r"(approve|refuse|done|take|pass|不同意|同意|完成|我来|转给下一位)\s*(r\d{1,9})\b")
StillOpen = Callable[[str], bool]
"""Whether a request waits for an answer still."""


class Button(Struct, frozen=True):
    """`says` is the whisper it sends; `label` a key of `wording`."""

    says: str
    label: str
    refuses: bool


class Told(Struct, frozen=True, kw_only=True):
    """A private word as it is drawn."""

    word: Word
    buttons: tuple[Button, ...] = ()


def told(private_words: Sequence[Word], still_open: StillOpen, *, staff: bool) -> list[Told]:
    """Lay buttons under requests that staff may answer; an answered one has none."""
    return [
        Told(word=one, buttons=tuple(_buttons(one.text, still_open)) if staff and one.by_assistant else ())
        for one in private_words
    ]


def _buttons(text: str, still_open: StillOpen) -> Iterator[Button]:
    for verb, request in dict.fromkeys(_COMMAND.findall(text)):
        if still_open(request):
            yield Button(f"{verb} {request}", VERBS[verb], verb in REFUSALS)
