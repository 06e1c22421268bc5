"""What staff ask of the rota in the console or a log. What can't be changes nothing."""

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from warmfield.acts.inbox import ask_next, close, open_requests
from warmfield.acts.moment import Moment
from warmfield.acts.on_duty import rota_of
from warmfield.community.duty_commands import DutyCommand, GapOffered, NoteLeft, SwapAsked, TimeOffEnded
from warmfield.community.ids import PersonId
from warmfield.community.requests import Request
from warmfield.community.rota import NOBODY, Away, Untold
from warmfield.rhythm.duty.asked_duty import wants_swap
from warmfield.rhythm.duty.change_rota import Change, changed
from warmfield.rhythm.duty.duty_words import Hours
from warmfield.rhythm.duty.gap_filled import gap_answered
from warmfield.rhythm.duty.gaps import Gap, ask_about, gaps_of, spans_in
from warmfield.rhythm.duty.leave_note import leave_note
from warmfield.rhythm.duty.next_duty import wake_duty
from warmfield.rhythm.duty.stand_ins import may_do, stand_ins
from warmfield.rhythm.duty.weeks_ahead import made_weeks


def duty_commanded(moment: Moment, command: DutyCommand) -> None:
    people = moment.rulebook.plan.people
    match command:
        case SwapAsked():
            if command.giver in people and command.taker in people and command.giver != command.taker:
                wants_swap(moment, command.giver, command.taker, command.window, command.back)
        case GapOffered():
            if command.person in people:
                _offer(moment, command)
        case TimeOffEnded():
            _end_time_off(moment, command)
        case NoteLeft():
            if command.by is not None and command.by in people and command.text.strip():
                leave_note(moment, command.by, command.text.strip())
        case _:
            assert_never(command)


def _offer(moment: Moment, command: GapOffered) -> None:
    for gap in list(_gaps(moment, command)):
        if command.person not in may_do(moment, gap.beat):
            continue
        if command.agreed:
            _give(moment, gap, command.person)
        else:
            _ask(moment, gap, command.person)
    wake_duty(moment)


def _gaps(moment: Moment, command: GapOffered) -> Iterator[Gap]:
    """What is uncovered of this duty in the window."""
    first, last = (int(one.timestamp()) for one in command.window)
    for rota in made_weeks(moment):
        for gap in gaps_of(rota, moment.now):
            same = (gap.beat.roles, gap.beat.team) == (command.roles, command.team)
            spans = tuple(span for span in gap.spans if span[0] < last and first < span[1])
            if same and spans and not set(gap.beat.groups).isdisjoint(command.groups):
                yield replace(gap, spans=spans)


def _give(moment: Moment, gap: Gap, person: PersonId) -> None:
    """One place of each span; whoever was asked about it needn't answer any more."""
    rota = rota_of(moment.draft, gap.monday)
    if rota is None:
        return
    for span in gap.spans:
        change = Change(beat=gap.beat, groups=gap.beat.groups, hours=span, out=NOBODY, into=person)
        rota = changed(rota, change)
    moment.draft.put(rota)
    duty = moment.draft.duty()
    untold = tuple(sorted({*duty.untold, Untold(gap.monday, person)}))
    moment.draft.put(replace(duty, untold=untold))
    left = {span for one in gaps_of(rota, moment.now) if one.beat.duty == gap.beat.duty for span in one.spans}
    for request in list(_about(moment, gap)):
        if left.isdisjoint(spans_in(request)):
            close(moment, request, "done", person)


def _ask(moment: Moment, gap: Gap, person: PersonId) -> None:
    """Before all others: in the request that is open about just these hours, or in a new one."""
    these = (one for one in _about(moment, gap) if set(spans_in(one)) <= set(gap.spans))
    open_one = next(these, None)
    if open_one is not None:
        others = tuple(one for one in open_one.whom if one != person)
        asked = tuple(one for one in open_one.asked if one != person)
        first = replace(open_one, whom=(person, *others), asked=asked, taken_by=None)
        moment.draft.put(first)
        ask_next(moment, first)
        return
    owners = (moment.rulebook.group(at).owner for at in gap.beat.groups)
    whom = dict.fromkeys((person, *stand_ins(moment, gap.beat, gap.spans), *owners))
    ask_about(moment, gap, gap.beat.groups, tuple(whom))


def _about(moment: Moment, gap: Gap) -> Iterator[Request]:
    """The open requests about one of its spans."""
    roles, team, hours = gap.beat.duty
    duty = "\n".join([",".join(roles), team, hours])
    for request in open_requests(moment):
        here = request.sort == "gap" and request.subject.get("duty") == duty
        if here and not set(spans_in(request)).isdisjoint(gap.spans):
            yield request


def _end_time_off(moment: Moment, command: TimeOffEnded) -> None:
    start, end = (int(one.timestamp()) for one in command.window)
    duty = moment.draft.duty()
    left = [part for one in duty.away for part in _without(one, command.person, (start, end))]
    moment.draft.put(replace(duty, away=tuple(left)))
    for request in list(open_requests(moment)):
        off = request.sort == "gap" and request.subject.get("off") == command.person
        if off and all(start <= one[0] and one[1] <= end for one in spans_in(request)):
            closed = close(moment, request, "approved", command.person)
            gap_answered(moment, closed, "approve", command.person, "")
    wake_duty(moment)


def _without(away: Away, person: PersonId, window: Hours) -> Iterator[Away]:
    start, end = window
    if away.person != person or away.end <= start or end <= away.start:
        yield away
        return
    for first, last in ((away.start, start), (end, away.end)):
        if first < last:
            yield Away(person, first, last)
