"""Who is here: the list at the door, for one hand; guests who had not signed up are counted."""

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.community.staff_commands import CheckedIn
from warmfield.console.calendar.calendar_sayings import CalendarSayings
from warmfield.console.calendar.of_calendar import address, names_shown, occurrence_in
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, went
from warmfield.console.visit import Visit
from warmfield.rhythm.activities.due_of_occurrence import attendance
from warmfield.rhythm.activities.occurrences import Occurrence
from warmfield.rhythm.activities.party_words import party


async def _door(visit: Visit) -> Values:
    """Who isn't here yet stands first."""
    one = _signed_up_for(visit)
    those = sorted(names_shown(visit, one), key=lambda each: (each.came, each.waiting))
    return {
        "one": one,
        "those": those,
        "came": attendance(one),
        "cal": CalendarSayings(visit),
        "party": party,
    }


def _signed_up_for(visit: Visit) -> Occurrence:
    one = occurrence_in(visit)
    if not one.series.signed_up_for:
        raise HTTPException(404)
    return one


async def _check_in(visit: Visit) -> Response:
    """`who` is here, or isn't after all; `guests` one more, or one less."""
    one, form = _signed_up_for(visit), await visit.form()
    who = next((each.who for each in names_shown(visit, one) if each.who == form.get("who")), None)
    if who is None and form.get("guests") != "1":
        raise HTTPException(404)
    checked = CheckedIn(
        at=visit.now,
        id=await visit.event_name(),
        activity=one.series.id,
        day=one.day,
        who=who,
        guests=0 if who is not None else 1,
        came=form.get("came") != "no",
        by=visit.person_id,
    )
    await visit.ask([checked])
    return went(address(one, "/here"))


DOORS = (
    Door(
        "/calendar/of/{series}/{day}/here", Shown("checking.html", "/calendar", _door, live=("door",)), "look"
    ),
    Door("/calendar/of/{series}/{day}/here", _check_in, "look", "POST"),
)
