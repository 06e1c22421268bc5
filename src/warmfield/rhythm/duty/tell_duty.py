"""Words about duty to a person of the staff, and to each their hours of a week."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from warmfield.acts.inbox import DUTY, tell_staff
from warmfield.acts.moment import Moment
from warmfield.acts.on_duty import rota_of
from warmfield.acts.whom import way_to
from warmfield.community.ids import GroupId, PersonId
from warmfield.community.rota import Untold
from warmfield.rhythm.duty.duty_words import day_said, stints_said

SUNDAY = timedelta(days=6)


def tell_of_duty(moment: Moment, person: PersonId, text: str, near: GroupId | None = None) -> None:
    """In private, on whatever platform reaches them; in a dry run nobody is told."""
    way = None if moment.rulebook.plan.mode == "dry" else way_to(moment, person, near)
    if way is not None:
        tell_staff(moment, way, text, DUTY)


def tell_hours(moment: Moment) -> None:
    """Tell everyone who doesn't know it yet when they are on duty; one word a person and week."""
    duty = moment.draft.duty()
    for one in duty.untold:
        tell_of_duty(moment, one.person, _hours(moment, one))
    if duty.untold:
        moment.draft.put(replace(duty, untold=(), told_at=moment.now))


def _hours(moment: Moment, untold: Untold) -> str:
    words, rota = moment.words(None), rota_of(moment.draft, untold.monday)
    theirs = [
        (rota.beats[one.beat], one)
        for rota in ([] if rota is None else [rota])
        for one in rota.stints
        if one.person == untold.person and datetime.fromtimestamp(one.end, UTC) > moment.now
    ]
    first, last = (day_said(words, day) for day in (untold.monday, untold.monday + SUNDAY))
    if not theirs:
        return words("{first} to {last}: you are not on duty.", first=first, last=last)
    lines = [words("You are on duty in the week from {first} to {last}:", first=first, last=last)]
    lines += stints_said(words, moment.rulebook, theirs, untold.person)
    lines.append(
        words("If you can't, tell me: “I can't on Friday”. To swap: “swap Friday evening with” and a name.")
    )
    return "\n".join(lines)
