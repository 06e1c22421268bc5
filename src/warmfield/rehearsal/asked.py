"""Answer the command `rehearse`: read, play, print and write."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import typer
from msgspec import Struct

from warmfield.community.events import Event
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem
from warmfield.rehearsal.errors import RehearsalError
from warmfield.rehearsal.importers.imported import in_utc
from warmfield.rehearsal.member_map import MemberMap, read_map
from warmfield.rehearsal.past import Span, read_past
from warmfield.rehearsal.plans import plan_named
from warmfield.rehearsal.printout import printout
from warmfield.rehearsal.rehearse import rehearse, rehearse_both
from warmfield.rehearsal.result import Result
from warmfield.wording import Words, later, words_in

FINE, OTHERWISE, WRONG_USE = 0, 1, 2
Show = Callable[[Sequence[Problem], Words], None]


class Asked(Struct, frozen=True, kw_only=True):
    """What was typed; empty where an option was left out."""

    plan: str
    logs: tuple[Path, ...]
    since: str = ""
    until: str = ""
    mapped: Path | None = None
    against: str = ""
    json: Path | None = None
    html: Path | None = None
    seed: int = 0
    lang: str = ""


def answer(asked: Asked, show: Show) -> int:
    """Give the exit code: 0 fine, 1 a scene went otherwise or a plan has errors, 2 something can't be read.

    `show` prints the problems of a plan.
    """
    words = words_in(asked.lang or "en")
    try:
        plan = plan_named(asked.plan)
        words = words_in(asked.lang or plan.community.languages[0])
        scenes = [path for path in asked.logs if path.suffix == ".scene"]
        if not scenes:
            return _past(asked, plan, words)
        if len(scenes) < len(asked.logs):
            raise RehearsalError(later("Rehearse scenes and logs one after the other, not together."))
        return OTHERWISE if sum(_failed(path, plan, words) for path in scenes) else FINE
    except RehearsalError as wrong:
        if wrong.problems:
            show(wrong.problems, words_in(asked.lang or wrong.language))
            return OTHERWISE
        typer.echo(wrong.say(words), err=True)
        return WRONG_USE


def _past(asked: Asked, plan: Plan, words: Words) -> int:
    zone = ZoneInfo(plan.community.time_zone)
    known = MemberMap() if asked.mapped is None else read_map(asked.mapped, plan, zone)
    past = read_past(asked.logs, zone, _span(asked, zone), known)
    watch = _watch(words, past.count)
    if asked.against:
        result = rehearse_both(plan, plan_named(asked.against), past, known, watch)
    else:
        result = rehearse(plan, past, known, watch)
    _write(asked, result, plan, words)
    for line in printout(result, plan, words, asked.seed):
        typer.echo(line)
    return FINE


def _write(asked: Asked, result: Result, plan: Plan, words: Words) -> None:
    made: list[tuple[Path | None, Callable[[], bytes]]] = [
        (asked.json, lambda: msgspec.json.format(msgspec.json.encode(result), indent=1) + b"\n"),
        (asked.html, lambda: _page(result, plan, words, asked.seed)),
    ]
    for path, make in made:
        if path is None:
            continue
        try:
            path.write_bytes(make())
        except OSError as why:
            raise RehearsalError(
                later("This can’t be written: {why}"), file=str(path), why=why.strerror
            ) from None


def _page(result: Result, plan: Plan, words: Words, seed: int) -> bytes:
    from warmfield.rehearsal.rehearsal_page import page  # noqa: PLC0415 - Jinja is loaded only for a page

    return page(result, plan, words, seed).encode()


def _span(asked: Asked, zone: ZoneInfo) -> Span:
    since = _moment(asked.since, zone, timedelta()) if asked.since else None
    return Span(since, _moment(asked.until, zone, timedelta(days=1)) if asked.until else None)


def _moment(text: str, zone: ZoneInfo, day: timedelta) -> datetime:
    """Read a day or a time; `day` is added to a day, so that `--until` includes it."""
    try:
        if len(text) == len("2026-03-02"):
            return in_utc(datetime.combine(date.fromisoformat(text) + day, time(0)), zone)
        return in_utc(datetime.fromisoformat(text), zone)
    except ValueError:
        raise RehearsalError(
            later("{text} is no day or time; write 2026-03-02 or 2026-03-02T20:00."), text=text
        ) from None


def _watch(words: Words, count: int) -> Callable[[Iterable[Event]], Iterator[Event]]:
    """Show a progress bar, on a terminal only."""
    if not sys.stderr.isatty():
        return iter
    from rich.console import Console  # noqa: PLC0415 - loaded only for a terminal
    from rich.progress import track  # noqa: PLC0415

    console = Console(stderr=True)
    said = words("Playing the past")

    def watch(events: Iterable[Event]) -> Iterator[Event]:
        yield from track(events, said, total=count, console=console, transient=True)

    return watch


def _failed(path: Path, plan: Plan, words: Words) -> int:
    from warmfield.rehearsal.scene_file import failed  # noqa: PLC0415 - a past needs no scenes

    return failed(path, plan, words)
