"""Somebody can't: their hours become a gap, which is offered to those who could, then to the owners."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.acts.on_duty import rota_of
from warmfield.community.ids import PersonId
from warmfield.community.requests import Request
from warmfield.community.rota import NOBODY, Away, Beat
from warmfield.community.staff_commands import TimeOff
from warmfield.rhythm.duty.change_rota import Change, changed
from warmfield.rhythm.duty.duty_words import Hours
from warmfield.rhythm.duty.gaps import Gap, ask_about
from warmfield.rhythm.duty.next_duty import wake_duty
from warmfield.rhythm.duty.stand_ins import stand_ins
from warmfield.rhythm.duty.their_stints import Theirs, theirs

MOST_AWAY = 1_000


def time_off(moment: Moment, event: TimeOff) -> None:
    """From the console or a log. Whom the plan doesn't have, or what is over, changes nothing."""
    start, end = event.window
    if event.person in moment.rulebook.plan.people and start < end and end > moment.now:
        take_time_off(moment, event.person, event.window)


def take_time_off(moment: Moment, who: PersonId, window: tuple[datetime, datetime]) -> list[Request]:
    """Take the person out of the rota for that time, and of weeks still to be made; gives what was asked."""
    start, end = (int(one.timestamp()) for one in window)
    duty = moment.draft.duty()
    moment.draft.put(replace(duty, away=(*duty.away, Away(who, start, end))[-MOST_AWAY:]))
    freed = _freed(moment, who, list(theirs(moment, who, window)))
    asked = [_offer(moment, who, gap) for gap in freed]
    if freed:
        wake_duty(moment)
    return asked


def _freed(moment: Moment, who: PersonId, hours: Iterable[Theirs]) -> list[Gap]:
    """Nobody instead of them, beat by beat."""
    spans: dict[tuple[date, Beat], list[Hours]] = {}
    for one in hours:
        rota = rota_of(moment.draft, one.monday)
        if rota is not None:
            change = Change(beat=one.beat, groups=one.beat.groups, hours=one.hours, out=who, into=NOBODY)
            moment.draft.put(changed(rota, change))
            spans.setdefault((one.monday, one.beat), []).append(one.hours)
    return [Gap(monday=monday, beat=beat, spans=tuple(theirs)) for (monday, beat), theirs in spans.items()]


def _offer(moment: Moment, who: PersonId, gap: Gap) -> Request:
    """Those who could, then the owners; the person may take it back."""
    owners: Sequence[PersonId] = [moment.rulebook.group(at).owner for at in gap.beat.groups]
    could = (*stand_ins(moment, gap.beat, gap.spans), *owners)
    return ask_about(moment, gap, gap.beat.groups, could, off=who)
