"""Which pieces a group may be given, in the order they should be."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from statistics import fmean

from warmfield.community.ids import GroupId
from warmfield.community.pieces import ShelfRecord, Shelved
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.sections.library import ContentSource
from warmfield.plan.sections.rhythm_parts import Fixture
from warmfield.rhythm.library.shelving import shelf_of
from warmfield.rhythm.wish import Scope

AGAIN = timedelta(days=90)
"""A piece that keeps may come again after so long: by then half the group is new or has forgotten it."""
TOLD = frozenset({"article", "tip", "offer", "topic"})
"""Sorts that are posted as they are; a talk or a game is held by somebody."""


class Same:
    """A value known again by being the very same one: a shelf is too long to be compared."""

    __slots__ = ("value",)

    def __init__(self, value: ShelfRecord) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value


def on_offer(scope: Scope, source: str | None = None) -> list[Shelved]:
    """What may be posted in the group now: not heard here for longest, then best received, then newest.

    `source`: only from there. What somebody brought for a fixture of theirs waits for it.
    """
    fitting = _fitting(scope)
    if not fitting:
        return []
    owners = _owners(scope.rulebook, scope.group)
    waiting = {found[0].id for owner in owners if (found := brought_for(scope, owner))}
    return [one for one in fitting if one.id not in waiting and source in (None, one.source)]


def has_some(scope: Scope, source: str) -> bool:
    """Whether anything is on offer from a source that waits for no fixture. Quicker than to list it all."""
    owners, now = _owners(scope.rulebook, scope.group), scope.now.timestamp()
    return any(
        one.source == source and one.expert not in owners and _fits(scope.rulebook, scope.group, now, one)
        for one in reversed(shelf_of(scope.view).pieces)
    )


@lru_cache(1024)
def _owners(rulebook: Rulebook, group: GroupId) -> frozenset[str]:
    """Whose pieces may wait for a fixture of the group."""
    held = (one for one in rulebook.plan.rhythm.fixtures if held_in(one, rulebook, group))
    return frozenset(one.owner for one in held if one.sort == "useful")


def brought_for(scope: Scope, owner: str) -> list[Shelved]:
    """What the owner of a fixture has brought that the group hasn't heard yet, the oldest first."""
    theirs = (one for one in _fitting(scope) if one.expert == owner)
    return sorted(theirs, key=lambda one: (_heard(one, scope.group), one.at))


def held_in(fixture: Fixture, rulebook: Rulebook, group: GroupId) -> bool:
    """Whether a fixture takes place in a group."""
    here = not fixture.groups or group in fixture.groups
    return here and (not fixture.themes or rulebook.group(group).theme in fixture.themes)


def _fitting(scope: Scope) -> tuple[Shelved, ...]:
    return _on_offer(Same(shelf_of(scope.view)), scope.rulebook, scope.group, scope.now)


@lru_cache(8)
def _on_offer(shelf: Same, rulebook: Rulebook, group: GroupId, now: datetime) -> tuple[Shelved, ...]:
    """Remembered: an agenda asks for each source and day anew."""
    pieces = shelf.value.pieces
    kin = _warmth_by_kin(pieces)
    fitting = (one for one in pieces if _fits(rulebook, group, now.timestamp(), one))
    return tuple(
        sorted(
            fitting,
            key=lambda one: (_heard(one, group), -(one.warmth or kin.get(_kin(one), 0.0)), -one.at),
        )
    )


def _fits(rulebook: Rulebook, group: GroupId, now: float, piece: Shelved) -> bool:
    if piece.state not in ("ready", "used") or piece.sort not in TOLD:
        return False
    if 0 < piece.until <= now or now - _heard(piece, group) < AGAIN.total_seconds():
        return False
    theme = rulebook.group(group).theme
    source = source_named(rulebook, piece.source)
    themes = (*piece.themes, *(source.themes if source else ()))
    return piece.language == spoken(rulebook, group) and (not themes or theme in themes)


def _heard(piece: Shelved, group: GroupId) -> float:
    """When the group was given it last, in POSIX seconds; 0: never."""
    return next((at for where, at in piece.used if where == group), 0.0)


def _kin(piece: Shelved) -> str:
    return piece.expert or piece.source


def _warmth_by_kin(pieces: Iterable[Shelved]) -> dict[str, float]:
    """How pieces of one expert or source were received: what is to be expected of the next."""
    known: dict[str, list[float]] = defaultdict(list)
    for one in pieces:
        if one.used:
            known[_kin(one)].append(one.warmth)
    return {kin: fmean(warmths) for kin, warmths in known.items()}


def source_named(rulebook: Rulebook, name: str) -> ContentSource | None:
    return next((one for one in rulebook.plan.content.sources if one.name == name), None)


def spoken(rulebook: Rulebook, group: GroupId) -> str:
    return short(rulebook.language_of(group))


def short(language: str) -> str:
    """`zh-Hans-CN` is `zh`."""
    return language.replace("_", "-").split("-")[0].casefold()


def language_of(rulebook: Rulebook, told: Sequence[str], text: str) -> str:
    """The first language that is told, else by the script: Han is Chinese, other letters are not."""
    known = [short(one) for one in rulebook.plan.community.languages]
    said = next((short(one) for one in told if one.strip()), "")
    if said:
        return said
    han = any("\u4e00" <= letter <= "\u9fff" for letter in text)
    return "zh" if han else next((one for one in known if one != "zh"), known[0])
