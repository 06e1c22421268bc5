"""Who could take over some hours of duty, first who can by the plan and has had the least."""

from collections.abc import Sequence
from datetime import UTC, datetime

from warmfield.acts.moment import Moment
from warmfield.acts.on_duty import monday_of
from warmfield.community.ids import PersonId
from warmfield.community.rota import Beat
from warmfield.plan.duty_hours import holds
from warmfield.rhythm.duty.duty_lines import duty_lines
from warmfield.rhythm.duty.duty_week import DutyWeek
from warmfield.rhythm.duty.duty_words import Hours
from warmfield.rhythm.duty.make_rota import hours_of, past_weeks
from warmfield.rhythm.duty.weeks_ahead import stints
from warmfield.rhythm.local_time import day_of, zone_of


def may_do(moment: Moment, beat: Beat) -> tuple[PersonId, ...]:
    """Everyone the plan lets do this duty in these groups, the groups' own first."""
    for line in duty_lines(moment.rulebook.plan):
        if line.beat.duty == beat.duty and not set(line.beat.groups).isdisjoint(beat.groups):
            return (*line.own, *line.others)
    return ()


def stand_ins(moment: Moment, beat: Beat, spans: Sequence[Hours]) -> list[PersonId]:
    """Who may do it and isn't on it then; first who is free and does nothing else, then by their hours."""
    start, end = (datetime.fromtimestamp(one, UTC) for one in (spans[0][0], spans[-1][1]))
    clocks = zone_of(moment.rulebook)
    monday = monday_of(day_of(start, clocks))
    week = DutyWeek(moment.rulebook.plan, monday, clocks, moment.draft.duty().away)
    hours = hours_of(past_weeks(moment.draft, monday))
    near = [
        (there, one)
        for there, one in stints(moment.draft, moment.rulebook, start, end)
        if any(one.start < last and first < one.end for first, last in spans)
    ]
    same = ((there, one) for there, one in near if there.duty == beat.duty)
    on_it = {one.person for there, one in same if set(there.groups) & set(beat.groups)}
    busy = {one.person for _, one in near}
    can = [who for who in may_do(moment, beat) if who not in on_it]
    return sorted(
        can,
        key=lambda who: (
            not all(holds(week.free(who), span) for span in spans),
            who in busy,
            hours.get(who, 0.0),
        ),
    )
