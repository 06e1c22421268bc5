"""Time off: once or every week; shown is who is asked to stand in. It can be taken back."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.community.duty_commands import TimeOffEnded
from warmfield.community.ids import EventId, PersonId
from warmfield.community.staff_commands import TimeOff
from warmfield.console.doors import Door
from warmfield.console.filled_form import Filled
from warmfield.console.frame import page, went
from warmfield.console.rota.hours_sent import window_in
from warmfield.console.rota.only_looking import looking
from warmfield.console.rota.team_sayings import TeamSayings
from warmfield.console.visit import Visit
from warmfield.rhythm.duty.their_stints import Window
from warmfield.rhythm.duty.time_off import take_time_off
from warmfield.rhythm.local_time import DAY, at
from warmfield.wording import later

HERE = "/team"
MOST_WEEKS = 26
LONGEST = timedelta(days=366)
ENDS_BEFORE = later("That ends before it begins.")
OVER = later("That is over already.")
TOO_LONG = later("That is more than a year.")


async def _empty(visit: Visit) -> Response:
    """From the hours of a stint, where the address names them; else tomorrow."""
    if visit.asked.get("hours"):
        start, end = (one.astimezone(visit.clocks) for one in window_in(visit.asked["hours"]))
    else:
        start = at(visit.now.astimezone(visit.clocks).date() + DAY, datetime.min.time(), visit.clocks)
        start, end = start.astimezone(visit.clocks), (start + DAY).astimezone(visit.clocks)
    fields = {
        "day": str(start.date()),
        "clock": f"{start:%H:%M}",
        "last": str(end.date()),
        "until": f"{end:%H:%M}",
    }
    return _form(visit, Filled(visit, fields))


async def _ask(visit: Visit) -> Response:
    form = Filled(visit, await visit.form())
    person, windows = _person(visit, form), _windows(visit, form)
    if form.wrong or form.fields.get("sure") == "back":
        return _form(visit, form, 422 if form.wrong else 200)
    name = await visit.event_name()
    off = [
        TimeOff(at=visit.now, id=EventId(f"{name}/{nth}"), person=person, window=window, by=visit.person_id)
        for nth, window in enumerate(windows)
    ]
    if form.fields.get("sure") == "yes":
        await visit.ask(off)
        spans = " ".join(f"{int(a.timestamp())}-{int(b.timestamp())}" for a, b in windows)
        undo = f"/team/back?{urlencode({'person': person, 'hours': spans})}"
        return went(HERE, visit.words("{name} is off then.", name=_name(visit, person)), undo=undo)
    return _sure(visit, form, person, windows)


def _person(visit: Visit, form: Filled) -> PersonId:
    """Oneself; of others those who decide may say it."""
    named = form.one_of("person", visit.rulebook.plan.people) or visit.person_id
    if named != visit.person_id and not visit.may("rota"):
        raise HTTPException(404)
    return PersonId(named)


def _windows(visit: Visit, form: Filled) -> list[Window]:
    """The same hours every week, where several weeks are meant; by the community's clocks."""
    start, end = form.moment("day", "clock"), form.moment("last", "until")
    weeks = form.number("weeks", 1, MOST_WEEKS) or 1
    if start is None or end is None:
        return []
    if end <= start:
        form.blame("last", ENDS_BEFORE)
    if end <= visit.now:
        form.blame("last", OVER)
    if end - start > LONGEST:
        form.blame("last", TOO_LONG)
    return [(_later(visit, start, nth), _later(visit, end, nth)) for nth in range(weeks)]


def _later(visit: Visit, moment: datetime, weeks: int) -> datetime:
    local = moment.astimezone(visit.clocks)
    return at(local.date() + weeks * 7 * DAY, local.time(), visit.clocks).astimezone(UTC)


def _form(visit: Visit, form: Filled, status: int = 200) -> Response:
    people = visit.rulebook.plan.people if visit.may("rota") else {}
    values = {"form": form.fields, "wrong": form.wrong, "people": people, "most": MOST_WEEKS}
    return page(visit, "away.html", HERE, values, status)


def _sure(visit: Visit, form: Filled, person: PersonId, windows: Sequence[Window]) -> Response:
    """Who would be asked what, on a draft that nobody keeps."""
    moment = looking(visit)
    asked = [request for window in windows for request in take_time_off(moment, person, window)]
    fields = {name: value for name, value in form.fields.items() if name not in ("form", "once", "sure")}
    spans = [(int(a.timestamp()), int(b.timestamp())) for a, b in windows]
    values = {
        "heading": visit.words("Is this right?"),
        "about": visit.words("{name} is off", name=_name(visit, person)),
        "spans": spans,
        "asked": asked,
        "told": visit.words("There is no duty then, so nobody is asked."),
        "hidden": list(fields.items()),
        "action": "/team/away",
        "yes": visit.words("I can't then") if person == visit.person_id else visit.words("Take them off"),
        "team": TeamSayings(visit),
    }
    return page(visit, "duty_sure.html", HERE, values)


async def _back(visit: Visit) -> Response:
    """They can after all: by the list, or to take it back at once."""
    form = {**visit.asked, **await visit.form()}
    person = PersonId(form.get("person", ""))
    if person not in visit.rulebook.plan.people or (person != visit.person_id and not visit.may("rota")):
        raise HTTPException(404)
    windows = [window_in(one) for one in form.get("hours", "").split()[:MOST_WEEKS]]
    name = await visit.event_name()
    back = [
        TimeOffEnded(
            at=visit.now, id=EventId(f"{name}/{nth}"), person=person, window=window, by=visit.person_id
        )
        for nth, window in enumerate(windows)
    ]
    await visit.ask(back)
    return went(HERE, visit.words("{name} can after all.", name=_name(visit, person)))


def _name(visit: Visit, person: PersonId) -> str:
    return visit.rulebook.plan.people[person].name


DOORS = (
    Door("/team/away", _empty, "duty"),
    Door("/team/away", _ask, "duty", "POST"),
    Door("/team/back", _back, "duty", "POST"),
)
