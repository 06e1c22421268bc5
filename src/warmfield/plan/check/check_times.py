"""P203-P204, P206-P209, P211-P215, P219: times that can't be, and windows that never open."""

from collections.abc import Iterator
from datetime import time, timedelta
from itertools import chain

from warmfield.plan.basics import Lead, Window
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, problem
from warmfield.plan.source import Path, Source
from warmfield.plan.walk import leaves
from warmfield.plan.zones import known_zone

SHORTEST_LEAD = timedelta(minutes=15)
LONGEST_LEAD = timedelta(days=30)
LONGEST_KEPT = timedelta(days=730)
LONGEST_FIXTURE = timedelta(days=1)
SHORTEST_SILENCE = {"silent_for": timedelta(weeks=2), "wait": timedelta(days=3)}
"""Of `rhythm.lurkers`: who is asked sooner, or given less time, may just have a cold."""
LOOKS_BACK = ("look_back", "within", "same_within", "quiet_after")
"""The settings of clauses that need the text of earlier messages."""
MAY_BE_NOTHING = ("grace", "look_back", "quiet_after", "spare_newcomers", "before", "sign_up_closes", "after")


def times(plan: Plan, source: Source) -> Iterator[Problem]:
    yield from _lengths_and_windows(plan, source)
    yield from _leads(plan, source)
    yield from _quiet(plan, source)
    yield from _retention(plan, source)
    yield from _silence(plan, source)
    zone = plan.community.time_zone
    likely = known_zone(zone)
    if likely != zone:
        yield problem(source, "P209", ("community", "time_zone"), guess=likely, name=zone)


def _lengths_and_windows(plan: Plan, source: Source) -> Iterator[Problem]:
    nothing = timedelta(0)
    for path, value in leaves(plan):
        if isinstance(value, timedelta):
            may_be_nothing = path[-1] in MAY_BE_NOTHING
            if value < nothing or (value == nothing and not may_be_nothing):
                yield problem(source, "P206", path, least=0 if may_be_nothing else timedelta(minutes=1))
        elif isinstance(value, Window) and value.start == value.end:
            yield problem(source, "P207", path, at=f"{value.start:%H:%M}")


def _leads(plan: Plan, source: Source) -> Iterator[Problem]:
    announcements: Path = ("rhythm", "announcements", "leads")
    if "announcements" in plan.rhythm.model_fields_set:
        yield from _leads_at(plan.rhythm.announcements.leads, announcements, source)
    for at, fixture in enumerate(plan.rhythm.fixtures):
        yield from _leads_at(fixture.leads or (), ("rhythm", "fixtures", at, "leads"), source)
        if fixture.lasts > LONGEST_FIXTURE:
            yield problem(source, "P215", ("rhythm", "fixtures", at, "lasts"), lasts=fixture.lasts)


def _leads_at(leads: tuple[Lead, ...], path: Path, source: Source) -> Iterator[Problem]:
    for at, lead in enumerate(leads):
        here = (*path, at)
        if lead in leads[:at]:
            yield problem(source, "P213", here)
        elif not lead.evening and timedelta(0) <= lead.before < SHORTEST_LEAD:
            yield problem(source, "P203", here, lead=lead.before)
        elif lead.before > LONGEST_LEAD:
            yield problem(source, "P204", here, lead=lead.before)


def _quiet(plan: Plan, source: Source) -> Iterator[Problem]:
    quiet = plan.community.quiet_hours
    if quiet is None or quiet.start == quiet.end:
        return
    shown = f"{quiet.start:%H:%M}-{quiet.end:%H:%M}"
    for path, value in chain(
        leaves(plan.rhythm, ("rhythm",)),
        leaves(plan.content, ("content",)),
        leaves(plan.reports, ("reports",)),
    ):
        hidden = (
            value.start != value.end and within(value, quiet)
            if isinstance(value, Window)
            else isinstance(value, time) and value in quiet
        )
        if hidden:
            yield problem(source, "P208", path, quiet=shown)


def within(inner: Window, outer: Window) -> bool:
    """Say whether every minute of `inner` lies in `outer`."""
    start, end = minutes(inner.start), minutes(inner.end)
    length = (end - start) % 1440
    return all(
        time(minute // 60, minute % 60) in outer
        for minute in (at % 1440 for at in range(start, start + length))
    )


def minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _silence(plan: Plan, source: Source) -> Iterator[Problem]:
    for name, least in SHORTEST_SILENCE.items():
        length = getattr(plan.rhythm.lurkers, name, least)
        if timedelta(0) < length < least:
            yield problem(source, "P219", ("rhythm", "lurkers", name), length=length, least=least)


def _retention(plan: Plan, source: Source) -> Iterator[Problem]:
    text, nicknames = plan.retention.text, plan.retention.nicknames
    for clause in plan.clauses:
        needed = max(getattr(clause, name, timedelta(0)) for name in LOOKS_BACK)
        if timedelta(0) < text < needed:
            yield problem(
                source,
                "P211",
                ("retention", "text"),
                kept=text,
                clause=clause.number,
                needed=needed,
            )
    if nicknames < text:
        yield problem(source, "P212", ("retention", "nicknames"))
    for name, kept in (("text", text), ("nicknames", nicknames)):
        if kept > LONGEST_KEPT:
            yield problem(source, "P214", ("retention", name))
