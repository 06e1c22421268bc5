"""Several logs as one past: renamed by the map, cut to the time asked for, in the order of time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from warmfield.community import events as e
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.rehearsal.importers.formats import read_log
from warmfield.rehearsal.importers.imported import Log, Skipped
from warmfield.rehearsal.member_map import MemberMap

REMEMBERED = e.LinkApproved | e.InvitationApproved | e.PermitGranted | e.MemberFacts
"""What staff did before the time asked for still counts in it."""
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""The first day of a log that holds only times of day, where `--since` names none."""


class Past(Struct, frozen=True):
    """`events` are in the order of time, each id once."""

    events: list[e.Event]
    skipped: tuple[Skipped, ...]

    def groups(self) -> list[GroupId]:
        """Every group something happened in, sorted."""
        return sorted({group for event in self.events if (group := getattr(event, "group", None))})


class Span(Struct, frozen=True):
    """From `since` (included) to `until` (not included)."""

    since: datetime | None = None
    until: datetime | None = None

    def __contains__(self, event: e.Event) -> bool:
        if self.until is not None and event.at >= self.until:
            return False
        return self.since is None or event.at >= self.since or isinstance(event, REMEMBERED)


def read_past(files: Sequence[Path], zone: ZoneInfo, span: Span, known: MemberMap) -> Past:
    """Read the files whole. Raises RehearsalError on one that is no log."""
    skipped: list[Skipped] = []
    events: list[e.Event] = []
    for name, path in zip(_names(files), files, strict=True):
        log = Log(path=path, name=name, zone=zone, first_day=span.since or NO_DATE)
        for one in read_log(log):
            if isinstance(one, Skipped):
                skipped.append(one)
            elif one in span:
                events.append(one)
    left_out: Counter[str] = Counter()
    events = list(_renamed(events, known, left_out))
    events.sort(key=lambda event: event.at)
    events = [*known.facts(events[0].at), *events] if events else []
    doubles: Counter[str] = Counter()
    events = list(_once(_named(events, known), doubles))
    every = ", ".join(path.name for path in files)
    for reason, counted in (("left_out", left_out), ("duplicate", doubles)):
        skipped += [
            Skipped(file=every, line=0, reason=reason, what=what, count=n) for what, n in counted.items()
        ]
    return Past(events, tuple(skipped))


def _names(files: Sequence[Path]) -> list[str]:
    """Name each file by its stem; a stem that stands twice gets its number."""
    seen: Counter[str] = Counter()
    names = []
    for path in files:
        seen[path.stem] += 1
        names.append(path.stem if seen[path.stem] == 1 else f"{path.stem} {seen[path.stem]}")
    return names


def _renamed(events: Iterable[e.Event], known: MemberMap, left_out: Counter[str]) -> Iterator[e.Event]:
    """Call groups as the map does; a group it maps to nothing is left out."""
    if not known.groups:
        yield from events
        return
    for event in events:
        group = getattr(event, "group", None) or ""
        if group not in known.groups:
            yield event
        elif (other := known.groups[group]) is None:
            left_out[group] += 1
        else:
            yield replace(event, group=other)


def _named(events: Iterable[e.Event], known: MemberMap) -> Iterator[e.Event]:
    """Fill in the nickname a member was last known by where a message lacks it."""
    last: dict[tuple[GroupId | None, MemberId], str] = {}
    for event in events:
        if not isinstance(event, e.MessageSent | e.Whispered | e.Joined | e.NicknameChanged | e.JoinAsked):
            yield event
            continue
        key = event.group, event.who
        name = event.nickname or last.get(key) or known.nicknames.get(event.who, "")
        if name:
            last[key] = name
        yield event if event.nickname == name else replace(event, nickname=name)


def _once(events: Iterable[e.Event], doubles: Counter[str]) -> Iterator[e.Event]:
    seen: set[EventId] = set()
    for event in events:
        if event.id in seen:
            doubles[event.id] += 1
        else:
            seen.add(event.id)
            yield event
