"""Several logs as one past: renamed by the map, cut to the time asked for, in the order of time."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from warmfield.community import events as e
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.staff_commands import (
    InvitationApproved,
    LinkApproved,
    MemberFacts,
    PermitGranted,
    SessionPlanned,
)
from warmfield.rehearsal.importers.formats import read_log
from warmfield.rehearsal.importers.imported import Log, Skipped
from warmfield.rehearsal.member_map import MemberMap

REMEMBERED = LinkApproved | InvitationApproved | PermitGranted | MemberFacts | SessionPlanned
"""What staff did before the time asked for still counts in it."""
NAMED = (e.MessageSent, e.Whispered, e.Joined, e.NicknameChanged, e.JoinAsked)
"""The events that show a nickname."""
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""The first day of a log that holds only times of day, where `--since` names none."""
LARGE = 64 * 1024 * 1024
"""Bytes from which logs in the order of time are read twice, and not held in memory."""
LAST_IDS = 100_000
"""As many ids are remembered, to find one that stands twice."""

Note = Callable[[Skipped], None]


class Past(Struct, frozen=True, kw_only=True):
    """`events` may be gone through more than once; they are in the order of time, each id once."""

    events: Iterable[e.Event]
    count: int
    groups: tuple[GroupId, ...]
    skipped: tuple[Skipped, ...]


class Span(Struct, frozen=True):
    """From `since` (included) to `until` (not included)."""

    since: datetime | None = None
    until: datetime | None = None

    def __contains__(self, event: e.Event) -> bool:
        if self.until is not None and event.at >= self.until:
            return False
        return self.since is None or event.at >= self.since or isinstance(event, REMEMBERED)


class Source(Struct, frozen=True, kw_only=True):
    """The files and how they are to be read. Going through it reads them anew, in the files' order."""

    files: tuple[Path, ...]
    zone: ZoneInfo
    span: Span
    known: MemberMap

    def __iter__(self) -> Iterator[e.Event]:
        return self.finished(self.events(_unnoted), _unnoted)

    def events(self, note: Note) -> Iterator[e.Event]:
        return self._renamed(self._in_span(note), note)

    def finished(self, events: Iterator[e.Event], note: Note) -> Iterator[e.Event]:
        """Put what is known of members before the first event, fill in nicknames, drop doubles."""
        first = next(events, None)
        if first is None:
            return iter(())
        whole = chain(self.known.facts(first.at), (first,), events)
        return self._once(_named(whole, self.known), note)

    def every(self) -> str:
        return ", ".join(path.name for path in self.files)

    def _in_span(self, note: Note) -> Iterator[e.Event]:
        for name, path in zip(_names(self.files), self.files, strict=True):
            log = Log(path=path, name=name, zone=self.zone, first_day=self.span.since or NO_DATE)
            for one in read_log(log):
                if isinstance(one, Skipped):
                    note(one)
                elif one in self.span:
                    yield one

    def _renamed(self, events: Iterable[e.Event], note: Note) -> Iterator[e.Event]:
        """Call groups as the map does; a group it maps to nothing is left out."""
        left_out: Counter[str] = Counter()
        groups = self.known.groups
        for event in events:
            group = getattr(event, "group", None) or ""
            if group not in groups:
                yield event
            elif (other := groups[group]) is None:
                left_out[group] += 1
            else:
                yield replace(event, group=other)
        for what, count in left_out.items():
            note(Skipped(file=self.every(), line=0, reason="left_out", what=what, count=count))

    def _once(self, events: Iterable[e.Event], note: Note) -> Iterator[e.Event]:
        seen: OrderedDict[str, None] = OrderedDict()
        doubles: Counter[str] = Counter()
        for event in events:
            if event.id in seen:
                doubles[event.id] += 1
                continue
            seen[event.id] = None
            if len(seen) > LAST_IDS:
                seen.popitem(last=False)
            yield event
        for what, count in doubles.items():
            note(Skipped(file=self.every(), line=0, reason="duplicate", what=what, count=count))


def read_past(
    files: Sequence[Path], zone: ZoneInfo, span: Span, known: MemberMap, *, held_up_to: int = LARGE
) -> Past:
    """Read the files whole; up to `held_up_to` bytes they are held.

    Raises RehearsalError on one that is no log.
    """
    source = Source(files=tuple(files), zone=zone, span=span, known=known)
    large = sum(path.stat().st_size for path in files if path.is_file()) >= held_up_to
    return (_streamed(source) if large else None) or _held(source)


def _streamed(source: Source) -> Past | None:
    """Look through once and hold nothing; None where the events aren't in the order of time."""
    skipped: list[Skipped] = []
    groups: set[GroupId] = set()
    last, count = datetime.min.replace(tzinfo=UTC), 0
    for event in source.finished(source.events(skipped.append), skipped.append):
        if event.at < last:
            return None
        last = event.at
        count += 1
        groups |= groups_in((event,))
    return Past(events=source, count=count, groups=tuple(sorted(groups)), skipped=tuple(skipped))


def _held(source: Source) -> Past:
    skipped: list[Skipped] = []
    events = sorted(source.events(skipped.append), key=lambda event: event.at)
    events = list(source.finished(iter(events), skipped.append))
    return Past(
        events=events,
        count=len(events),
        groups=tuple(sorted(groups_in(events))),
        skipped=tuple(skipped),
    )


def groups_in(events: Iterable[e.Event]) -> set[GroupId]:
    return {group for event in events if (group := getattr(event, "group", None))}


def _unnoted(skipped: Skipped) -> None:
    """It was noted when the files were read for the first time."""


def _names(files: Sequence[Path]) -> list[str]:
    """Name each file by its stem; a stem that stands twice gets its number."""
    seen: Counter[str] = Counter()
    names = []
    for path in files:
        seen[path.stem] += 1
        names.append(path.stem if seen[path.stem] == 1 else f"{path.stem} {seen[path.stem]}")
    return names


def _named(events: Iterable[e.Event], known: MemberMap) -> Iterator[e.Event]:
    """Fill in the nickname a member was last known by where a message lacks it."""
    last: dict[tuple[GroupId | None, MemberId], str] = {}
    for event in events:
        if not isinstance(event, NAMED):
            yield event
            continue
        key = event.group, event.who
        name = event.nickname or last.get(key) or known.nicknames.get(event.who, "")
        if name:
            last[key] = name
        yield event if event.nickname == name else replace(event, nickname=name)
