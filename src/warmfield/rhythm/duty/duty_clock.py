"""The clock of duty, one a community: weeks are made ahead, gaps shown, hours told, duty handed over."""

from datetime import timedelta

from msgspec.structs import replace

from warmfield.acts.awake import when_awake
from warmfield.acts.inbox import close, open_requests
from warmfield.acts.moment import Moment
from warmfield.community.events import TimerDue
from warmfield.community.rota import DutyRecord
from warmfield.rhythm.duty.gaps import spans_in, warn_of_gaps
from warmfield.rhythm.duty.hand_over import hand_over
from warmfield.rhythm.duty.next_duty import wake_duty
from warmfield.rhythm.duty.swaps import swap_over
from warmfield.rhythm.duty.tell_duty import tell_hours
from warmfield.rhythm.duty.weeks_ahead import TIMER, make_weeks, this_monday

NOTES_KEPT = timedelta(days=3)
A_WEEK = timedelta(weeks=1)


def duty_started(moment: Moment) -> None:
    """A plan came into force: who is on duty already stays, as far as they may and can; the rest is made."""
    if not moment.rulebook.plan.duty.coverage:
        moment.draft.cancelled.append(TIMER)
        if moment.draft.duty().made_to is not None:
            moment.draft.put(DutyRecord(away=moment.draft.duty().away))
        return
    make_weeks(moment, this_monday(moment.rulebook, moment.now))
    moment.draft.put(replace(moment.draft.duty(), seen=moment.now))
    wake_duty(moment)


def duty_due(moment: Moment, event: TimerDue) -> None:
    """Do what has come due; a plan without duty falls silent."""
    if not moment.rulebook.plan.duty.coverage:
        return
    running = this_monday(moment.rulebook, moment.now)
    make_weeks(moment, max(moment.draft.duty().made_to or running, running))
    _end_what_is_over(moment)
    live = moment.rulebook.plan.mode != "dry"
    if live and when_awake(moment.rulebook, moment.now) == moment.now:
        tell_hours(moment)
        warn_of_gaps(moment)
    hand_over(moment)
    _forget(moment)
    wake_duty(moment)


def _end_what_is_over(moment: Moment) -> None:
    """Nobody can stand in for hours that are past, nor swap them."""
    now = moment.now.timestamp()
    for request in list(open_requests(moment)):
        if request.sort == "gap" and spans_in(request)[-1][1] <= now:
            close(moment, request, "over")
        elif request.sort == "swap" and float(request.subject["until"]) <= now:
            swap_over(moment, request)


def _forget(moment: Moment) -> None:
    """What is past is kept no longer."""
    duty, now = moment.draft.duty(), moment.now.timestamp()
    running = this_monday(moment.rulebook, moment.now)
    moment.draft.put(
        replace(
            duty,
            untold=tuple(one for one in duty.untold if one.monday >= running),
            away=tuple(one for one in duty.away if one.end > now - A_WEEK.total_seconds()),
            notes=tuple(one for one in duty.notes if one.at > moment.now - NOTES_KEPT),
            warned=tuple(one for one in duty.warned if float(one.split(" ")[0].split("-")[1]) > now),
        )
    )
