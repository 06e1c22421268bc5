"""Play a past through a plan, and through a second one to compare."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from warmfield.community.events import Event, PlanPublished
from warmfield.community.ids import EventId, GroupId
from warmfield.plan.model import Plan
from warmfield.reading.meaning import encoder
from warmfield.rehearsal.member_map import MemberMap
from warmfield.rehearsal.noise import compared
from warmfield.rehearsal.past import Past
from warmfield.rehearsal.play import Stage, play, turn_or_park
from warmfield.rehearsal.read_ahead import reader_for
from warmfield.rehearsal.recorder import Recorder
from warmfield.rehearsal.result import Result

Watch = Callable[[Iterable[Event]], Iterator[Event]]
"""Hands events on while somebody looks: the progress bar."""


def rehearse(plan: Plan, past: Past, known: MemberMap, watch: Watch = iter) -> Result:
    rulebook = known.rulebook(with_groups(plan, past.groups))
    stage = Stage(rulebook, turn_or_park, encoder())
    recorder = Recorder(rulebook, stage)
    events = with_clock(watch(past.events), rulebook.version, past.groups)
    for made in play(stage, events, reader_for(past.count)):
        recorder.see(made)
    return recorder.result(past.skipped)


def with_clock(events: Iterator[Event], version: str, groups: Sequence[GroupId]) -> Iterator[Event]:
    """The plan comes into force with the first event, in the groups of the past."""
    first = next(events, None)
    if first is not None:
        yield PlanPublished(at=first.at, id=EventId(f"p/{version}"), version=version, groups=tuple(groups))
        yield from chain((first,), events)


def with_groups(plan: Plan, groups: Iterable[GroupId]) -> Plan:
    """Give the plan with the past's own groups too, each under its own name, on the platform `log`."""
    first = next(iter(plan.groups.values()))
    own = {"platform": "log", "address": "", "theme": "", "grade": "", "neighbourhood": ""}
    new = {at: first.model_copy(update={**own, "name": at}) for at in groups if at not in plan.groups}
    return plan.model_copy(update={"groups": {**plan.groups, **new}}) if new else plan


def rehearse_both(first: Plan, second: Plan, past: Past, known: MemberMap, watch: Watch = iter) -> Result:
    """Give the first plan's result, with the second's differences in `against`."""
    one, other = rehearse(first, past, known, watch), rehearse(second, past, known, watch)
    return replace(one, against=compared(one, other))
