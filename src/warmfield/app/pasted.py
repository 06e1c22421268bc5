"""Joins what is pasted by hand to the importer that understands it, and to the members of its group."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct, structs

from warmfield.acts.named_here import named_here, near_names
from warmfield.app.making import App
from warmfield.community.draft import View, membership_key
from warmfield.community.events import Event, Joined, Left, MessageSent, NicknameChanged
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.records import MembershipRecord
from warmfield.console.pasting_port import LeftOut, NewName, Pasted, Same
from warmfield.plan.rulebook import Rulebook
from warmfield.platforms.byhand.pasting import PLATFORM, settle
from warmfield.rehearsal.importers.imported import REASONS, Log, Skipped
from warmfield.rehearsal.importers.wechat_text import WECHAT

LITTLE_AHEAD = timedelta(minutes=10)
"""Clocks differ; what lies further ahead was said on the day before."""


class Understood(Struct, frozen=True):
    """What a pasted text says, and what was left out."""

    events: Sequence[Event]
    skipped: Sequence[Skipped] = ()

    @property
    def left_out(self) -> int:
        return sum(one.count for one in self.skipped if one.reason != "no_date")


def understand(
    rulebook: Rulebook, group: GroupId, text: str, day: date | None = None, now: datetime | None = None
) -> Understood:
    """Times without a date are of `day`; of today, or yesterday where they would lie ahead, without one."""
    now = now or datetime.now(UTC)
    zone = ZoneInfo(rulebook.plan.community.time_zone)
    today = now.astimezone(zone).date()
    found = _read(rulebook, group, text, day or today)
    undated = any(one.reason == "no_date" for one in found.skipped)
    if day is None and undated and any(one.at > now + LITTLE_AHEAD for one in found.events):
        return _read(rulebook, group, text, today - timedelta(days=1))
    return found


def _read(rulebook: Rulebook, group: GroupId, text: str, day: date) -> Understood:
    zone = ZoneInfo(rulebook.plan.community.time_zone)
    first = datetime.combine(day, time(0), zone)
    log = Log(path=Path(group), name=group, zone=zone, first_day=first)
    lines = ((number, line) for number, line in enumerate(text.splitlines(), 1))
    read = list(WECHAT.read(log, lines))
    events = settle(group, (one for one in read if not isinstance(one, Skipped)))
    return Understood(events, [one for one in read if isinstance(one, Skipped)])


def by_hand_groups(rulebook: Rulebook) -> dict[GroupId, str]:
    return {at: group.name for at, group in rulebook.plan.groups.items() if group.platform == PLATFORM}


class Paste:
    """Implements `pasting_port.Pasting`. A long text is read in a thread of its own."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(
        self, group: GroupId, text: str, day: date | None = None, same: Same | None = None
    ) -> Pasted:
        rulebook, view = self._app.engine.rulebook, self._app.store.view()
        found = await asyncio.to_thread(understand, rulebook, group, text, day)
        events, new_names = recognised(view, group, found.events, same or {})
        assumed = next((one.what for one in found.skipped if one.reason == "no_date"), "")
        return Pasted(
            events=tuple(events),
            known=frozenset(self._app.store.seen([one.id for one in events])),
            left_out=tuple(_left_out(found.skipped)),
            new_names=tuple(new_names),
            day=date.fromisoformat(assumed) if assumed else None,
        )


def _left_out(skipped: Iterable[Skipped]) -> Iterable[LeftOut]:
    for one in skipped:
        if one.reason != "no_date":
            yield LeftOut(line=one.line, reason=REASONS[one.reason], what=one.what, count=one.count)


def recognised(
    view: View, group: GroupId, events: Sequence[Event], same: Same
) -> tuple[list[Event], list[NewName]]:
    """Put in the members whom names belong to; `same` gives new names to members who were known before."""
    accounts = dict.fromkeys(_named(events))
    unknown = [one for one in accounts if view.get(MembershipRecord, membership_key(group, one)) is None]
    named = named_here(view, group) if unknown else {}
    meant = {one: named[name] for one in unknown if (name := _name(one)) in named}
    members = set(named.values())
    chosen = {one: same[one] for one in unknown if same.get(one) in members and one not in meant}
    new_names = [
        NewName(name=_name(one), account=one, near=near_names(_name(one), named))
        for one in unknown
        if one not in meant and one not in chosen
    ]
    who = {**meant, **chosen}
    return list(_with_members(events, lambda one: who.get(one, one), chosen)), new_names


def _named(events: Iterable[Event]) -> Iterable[MemberId]:
    return (one.who for one in events if isinstance(one, MessageSent | Joined | Left))


def _name(account: MemberId) -> str:
    return account.partition(":")[2]


def _with_members(
    events: Iterable[Event], member: Callable[[MemberId], MemberId], chosen: Same
) -> Iterable[Event]:
    renamed: set[MemberId] = set()
    for one in events:
        if isinstance(one, MessageSent | Joined | Left):
            if one.who in chosen and one.who not in renamed:
                renamed.add(one.who)
                yield NicknameChanged(
                    id=EventId(f"{one.id}/name"), at=one.at, group=one.group, who=chosen[one.who],
                    nickname=_name(one.who),
                )  # fmt: skip
            yield structs.replace(one, who=member(one.who))
        else:
            yield one
