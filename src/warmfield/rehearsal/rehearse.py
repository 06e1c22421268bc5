"""Play a past through a plan, and through a second one to compare."""

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from warmfield.community.events import Event
from warmfield.plan.model import Plan
from warmfield.rehearsal.member_map import MemberMap
from warmfield.rehearsal.noise import compared
from warmfield.rehearsal.past import Past
from warmfield.rehearsal.play import Stage, play
from warmfield.rehearsal.recorder import Recorder
from warmfield.rehearsal.result import Result

Watch = Callable[[Iterable[Event]], Iterator[Event]]
"""Hands events on while somebody looks: the progress bar."""


def rehearse(plan: Plan, past: Past, known: MemberMap, watch: Watch = iter) -> Result:
    rulebook = known.rulebook(plan)
    stage = Stage(rulebook)
    recorder = Recorder(rulebook, stage)
    for made, reading in play(stage, watch(past.events)):
        recorder.see(made, reading)
    return recorder.result(past.skipped)


def rehearse_both(first: Plan, second: Plan, past: Past, known: MemberMap, watch: Watch = iter) -> Result:
    """Give the first plan's result, with the second's differences in `against`."""
    one, other = rehearse(first, past, known, watch), rehearse(second, past, known, watch)
    return replace(one, against=compared(one, other))
