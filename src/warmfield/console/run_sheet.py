"""The run sheet of a day: the same thing in several groups is one row; what is done, held, next."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from warmfield.community.ids import GroupId
from warmfield.rhythm.local_time import whole_day
from warmfield.rhythm.wish import Item, Scope

ICONS = {
    "announcement": "megaphone",
    "correction": "megaphone",
    "sign_up_list": "list-checks",
    "those_told": "message-circle",
    "those_coming": "message-circle",
    "session": "mic",
    "session_questions": "circle-help",
    "session_digest": "scroll-text",
    "reminder": "shield-check",
    "warm_up": "flame",
    "gather": "waves",
    "lurkers": "moon",
    "lurkers_due": "moon",
    "brief": "library-big",
    "piece": "library-big",
    "look": "eye",
    "moments": "smartphone",
    "useful": "library-big",
    "game": "sparkles",
    "prizes": "gift",
    "prompt": "message-circle",
    "fixture_over": "check",
    "run_sheet": "scroll-text",
}
"""By sort; what has none of its own is a word to a person."""
TO_A_PERSON = "user-round"


class Row(Struct, frozen=True, kw_only=True):
    """One thing within one hour; `items` has one for each group. `item` is the first."""

    items: tuple[Item, ...]

    @property
    def item(self) -> Item:
        return self.items[0]

    @property
    def last_at(self) -> datetime:
        """When the last group has it."""
        return self.items[-1].at

    @property
    def groups(self) -> tuple[GroupId, ...]:
        return tuple(one.group for one in self.items)

    @property
    def icon(self) -> str:
        return ICONS.get(self.item.wish.sort, TO_A_PERSON)


class Done(Struct, frozen=True):
    """What was carried out; `title` is empty where nobody wishes for it any more."""

    at: datetime
    title: str
    sort: str


class Sheet(Struct, frozen=True):
    """`rows` are in the order of time; `done` too, and not among them."""

    rows: tuple[Row, ...]
    done: tuple[Done, ...]
    next: Row | None

    def row(self, key: str) -> Row | None:
        return next((row for row in self.rows if key and row.item.wish.key == key), None)


def run_sheet(scopes: Sequence[Scope], items: Sequence[Item], now: datetime) -> Sheet:
    """`items` are those of the day in all the groups."""
    rows = merged([item for item in items if item.held != "done"])
    ahead = (row for row in rows if not row.item.held and row.item.at >= now)
    return Sheet(tuple(rows), tuple(_done(scopes, items)), next(ahead, None))


def merged(items: Sequence[Item]) -> list[Row]:
    """The same thing within the same hour, held back by the same: reminders come at other minutes to each."""
    alike: dict[tuple[object, ...], list[Item]] = {}
    for item in sorted(items, key=lambda one: (one.at, one.wish.key, one.group)):
        wish = item.wish
        by = None if item.by_staff is None else (item.by_staff.by, item.by_staff.text)
        hour = item.at.replace(minute=0, second=0, microsecond=0)
        alike.setdefault((hour, wish.key, wish.sort, wish.title, wish.by, item.held, by), []).append(item)
    return [Row(items=tuple(those)) for those in alike.values()]


def _done(scopes: Sequence[Scope], items: Sequence[Item]) -> Iterator[Done]:
    """By what the clocks remember: what was asked for once isn't wished for any more."""
    titles = {item.wish.key: item.wish.title for item in items}
    found: dict[str, Done] = {}
    for scope in scopes:
        day = whole_day(scope.today, scope.clocks)
        for one in scope.rhythm.done:
            if day.start.timestamp() <= one.at < day.end.timestamp():
                at = datetime.fromtimestamp(one.at, scope.clocks)
                found.setdefault(one.key, Done(at, titles.get(one.key, ""), one.sort))
    yield from sorted(found.values(), key=lambda one: (one.at, one.title))
