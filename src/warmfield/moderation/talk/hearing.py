"""What a member means by a private word, in Chinese or English, forgiving of widths, case and typos."""

import difflib
import re
import tomllib
from functools import cache
from importlib import resources

from msgspec import Struct

from warmfield.reading.normalise import normalise

LONGEST_COMMAND = 12
"""Characters up to which a single command word is taken for the whole message."""
ALONE = frozenset({"yes", "no", "help", "why", "paid"})
"""Commands that mean themselves only where nothing follows."""
_COMMAND = re.compile(
    r"^/?\s*([a-z]+(?: please| thanks)?|[\u4e00-\u9fff]{1,5})\s*(?:[:,。.!?;~、]+\s*|\s+|$)(.*)$", re.DOTALL
)
_COLON = re.compile(r":(?!//)\s*(.+)$", re.DOTALL)


class Heard(Struct, frozen=True):
    """`intent` is one of those in `phrases.toml`, or empty; `rest` follows the command or a colon."""

    intent: str
    rest: str = ""


class Phrases(Struct, frozen=True):
    commands: dict[str, str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


def plain(text: str) -> str:
    """Fold widths, case and traditional script; keep the words."""
    return normalise([text]).plain(0).strip()


def hear(text: str) -> Heard:
    """Commands first, then phrases; a bare address is a wish to share it."""
    said = plain(text)
    command = _command(said)
    if command is not None and (command.rest or said.startswith("/") or len(said) <= LONGEST_COMMAND):
        return command
    for intent, pattern in phrases().patterns:
        if pattern.search(said):
            found = _COLON.search(said)
            return Heard(intent, found[1].strip() if found else "")
    return Heard("")


def in_own_letters(rest: str, text: str) -> str:
    """The part of the message that was heard as `rest`, with the member's own letters."""
    colon = re.search(r"[:：](?!//)(.+)$", text, re.DOTALL)
    pieces = text.strip().split(None, 1)
    parts = [text, *pieces[1:], *([colon[1]] if colon else [])]
    return next((part.strip() for part in parts if rest and plain(part) == rest), rest)


def _command(said: str) -> Heard | None:
    found = _COMMAND.match(said)
    if found is None:
        return None
    intent = phrases().commands.get(found[1]) or _near(found[1])
    if not intent or (found[2] and intent in ALONE and not said.startswith("/")):
        return None
    return Heard(intent, found[2].strip())


def _near(word: str) -> str:
    """Forgive a slip in an English command of five letters and more."""
    if not word.isascii() or len(word) < 4:
        return ""
    known = phrases().commands
    near = difflib.get_close_matches(word, [one for one in known if len(one) >= 5], 1, 0.8)
    return known[near[0]] if near else ""


@cache
def phrases() -> Phrases:
    """Read once, like code."""
    given = tomllib.loads((resources.files(__package__) / "phrases.toml").read_text("utf-8"))
    taken = "|".join(given["taken"])
    return Phrases(
        commands={word: intent for intent, every in given["commands"].items() for word in every},
        patterns=tuple(
            (one["intent"], re.compile("|".join(one["any"]).replace("{taken}", taken)))
            for one in given["phrases"]
        ),
    )
