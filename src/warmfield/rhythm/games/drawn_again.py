"""A lucky draw checked from what was posted: the posts copied out of the chat, or the same as JSON."""

import json
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from warmfield.rhythm.games.draw_numbers import commitment_of, list_of, sha256, winners

_HASH = r"\W{0,3}([0-9a-f]{64})\b"
_COMMITMENT = re.compile(rf"(?:commitment|承诺){_HASH}", re.IGNORECASE)
_LIST = re.compile(rf"(?:list|名单){_HASH}", re.IGNORECASE)
_SEED = re.compile(rf"(?:seed|随机数){_HASH}", re.IGNORECASE)
_WINNERS = re.compile(r"(?:winners|中奖号)[ :：]*(\d+(?:[ ,，、]+\d+)*)", re.IGNORECASE)
_COUNT = re.compile(r"(?:Taking part: |一共 ?)(\d+)")
PATTERNS = {"commitment": _COMMITMENT, "list_hash": _LIST, "seed": _SEED, "entries": _COUNT}
_ENTRY = re.compile(r"^[ \t]*(\d+) (\S.*?)[ \t]*$", re.MULTILINE)


class Facts(Struct, frozen=True, kw_only=True):
    """What was posted. `names` are empty where only the list's hash is known; `entries` is their number."""

    commitment: str
    seed: str
    list_hash: str
    entries: int
    winners: tuple[int, ...]
    names: tuple[str, ...] = ()


class Verdict(Struct, frozen=True, kw_only=True):
    """Each is None where the facts don't tell."""

    sealed: bool
    """The seed is the one that was fixed at the start."""
    same_list: bool | None
    """The list is the one whose hash was posted."""
    same_winners: bool
    drawn: tuple[int, ...]


class NotThere(Exception):  # noqa: N818 - it says what is so
    """Something that is needed isn't in the text; `what` are the missing ones."""

    def __init__(self, what: tuple[str, ...]) -> None:
        super().__init__(", ".join(what))
        self.what = what


def facts_in(text: str) -> Facts:
    """Read JSON or posts, in English or Chinese. Raises NotThere."""
    given = _of_json(text) if text.lstrip().startswith("{") else _of_posts(text)
    missing = tuple(name for name in ("commitment", "seed", "list_hash", "winners") if not given.get(name))
    names = tuple(str(one) for one in given.get("names", ()))
    entries = len(names) or int(given.get("entries") or 0)
    if missing or not entries:
        raise NotThere((*missing, *(() if entries else ("entries",))))
    return Facts(
        commitment=given["commitment"].lower(),
        seed=given["seed"].lower(),
        list_hash=given["list_hash"].lower(),
        entries=entries,
        winners=tuple(int(one) for one in given["winners"]),
        names=names,
    )


def verdict(facts: Facts) -> Verdict:
    """Do everything again that the software did."""
    drawn = winners(facts.seed, facts.list_hash, facts.entries, len(facts.winners))
    return Verdict(
        sealed=commitment_of(facts.seed) == facts.commitment,
        same_list=sha256(list_of(facts.names)) == facts.list_hash if facts.names else None,
        same_winners=drawn == facts.winners,
        drawn=drawn,
    )


def _of_json(text: str) -> dict[str, Any]:
    try:
        given = json.loads(text)
    except ValueError:
        raise NotThere(("commitment", "seed", "list_hash", "winners", "entries")) from None
    return given if isinstance(given, dict) else {}


def _of_posts(text: str) -> dict[str, Any]:
    """The last of each: several draws may stand in one chat."""
    given: dict[str, Any] = {}
    for name, pattern in PATTERNS.items():
        found = pattern.findall(text)
        if found:
            given[name] = found[-1]
    drawn = _WINNERS.findall(text)
    if drawn:
        given["winners"] = re.findall(r"\d+", drawn[-1])
    given["names"] = tuple(_listed(text))
    return given


def _listed(text: str) -> Iterator[str]:
    """The lines of the last list: 1, 2, 3, …"""
    found: list[str] = []
    for number, name in _ENTRY.findall(text):
        if int(number) == 1:
            found = [name]
        elif int(number) == len(found) + 1:
            found.append(name)
    yield from found
