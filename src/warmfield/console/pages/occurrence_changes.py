"""What is done to one day of an activity, session or fixture; each is shown before it is done."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.community.calendar_records import ActivityRecord
from warmfield.community.ids import EventId
from warmfield.community.staff_commands import (
    ActivityAnnounced,
    ActivityCancelled,
    ActivityChanged,
    ActivityClosed,
    ActivityCommand,
    ActivityMoved,
)
from warmfield.console.calendar.activity_form import MOST_MINUTES, ahead
from warmfield.console.calendar.confirming import HERE, Asking, asked_first
from warmfield.console.calendar.of_calendar import address, changeable, may
from warmfield.console.doors import Door
from warmfield.console.filled_form import Filled
from warmfield.console.frame import page, went
from warmfield.console.pages.occurrence_page import occurrence_values
from warmfield.console.visit import Visit
from warmfield.rhythm.activities.occurrences import Occurrence, on_day
from warmfield.rhythm.activities.planned_by_word import LONGEST_PLACE, LONGEST_TITLE, MOST_PLACES
from warmfield.rhythm.activities.series import series_from
from warmfield.rhythm.local_time import day_of
from warmfield.wording import later

LONGEST_REASON = 300
LONGEST_OUTCOME = 1_000
NOTHING_NEW = later("Nothing is different yet. Change something first.")
DONE = {
    "change": (later("Change this?"), later("Change it"), later("Changed.")),
    "cancel": (later("Call this off?"), later("Call it off"), later("Called off.")),
    "announce": (later("Announce this now?"), later("Announce it"), later("It is announced.")),
    "close": (later("Is this what was reached?"), later("Write it down"), later("Written down.")),
}
"""What is asked, what the button says, what is said after."""


async def _change(visit: Visit) -> Response:
    """Only what is different is asked for, so that nothing else is said anew."""
    one, form = changeable(visit), Filled(visit, await visit.form())
    changes = _changes(visit, one, form, await visit.event_name())
    if not form.wrong and not changes:
        form.blame("title", NOTHING_NEW)
    if form.wrong:
        return page(visit, "occurrence.html", HERE, occurrence_values(visit, one, form), 422)
    undo = _back_to(one) if any(isinstance(each, ActivityMoved) for each in changes) else ""
    return await asked_first(visit, _asking(visit, one, changes, "change", undo=undo))


def _changes(visit: Visit, one: Occurrence, form: Filled, name: EventId) -> list[ActivityCommand]:
    language, by = visit.words.language, visit.person_id
    title = form.line("title", LONGEST_TITLE, needed=True)
    place = form.line("place", LONGEST_PLACE)
    lasts, capacity = form.minutes("minutes", MOST_MINUTES), form.number("capacity", 1, MOST_PLACES)
    starts = form.moment("day", "clock")
    if starts != one.starts.replace(second=0, microsecond=0):
        starts = ahead(visit, form)
    changed = ActivityChanged(
        at=visit.now,
        id=EventId(f"{name}/change"),
        activity=one.series.id,
        day=one.day,
        title=title if title != one.title(language) else None,
        place=place if place != one.place(language) else None,
        lasts=lasts if lasts != one.ends - one.starts else None,
        capacity=capacity if capacity != one.capacity else None,
        by=by,
    )
    moved = starts is not None and starts != one.starts.replace(second=0, microsecond=0)
    changes: list[ActivityCommand] = []
    if any(value is not None for value in (changed.title, changed.place, changed.lasts, changed.capacity)):
        changes.append(changed)
    if moved and starts is not None:
        changes.append(
            ActivityMoved(at=visit.now, id=name, activity=one.series.id, day=one.day, to=starts, by=by)
        )
    return changes


async def _cancel(visit: Visit) -> Response:
    one, form = changeable(visit), Filled(visit, await visit.form())
    text = form.lines("text", LONGEST_REASON)
    whole = form.fields.get("whole") == "yes" and one.series.planned_at is not None
    if form.wrong:
        return page(visit, "occurrence.html", HERE, occurrence_values(visit, one, form), 422)
    cancelled = ActivityCancelled(
        at=visit.now,
        id=await visit.event_name(),
        activity=one.series.id,
        day=one.day,
        whole=whole,
        text=text,
        by=visit.person_id,
    )
    undo = "" if whole else _back_to(one)
    return await asked_first(visit, _asking(visit, one, [cancelled], "cancel", undo=undo))


async def _announce(visit: Visit) -> Response:
    one = changeable(visit)
    name = await visit.event_name()
    announced = ActivityAnnounced(
        at=visit.now, id=name, activity=one.series.id, day=one.day, by=visit.person_id
    )
    return await asked_first(visit, _asking(visit, one, [announced], "announce"))


async def _close(visit: Visit) -> Response:
    one, form = changeable(visit), Filled(visit, await visit.form())
    text = form.lines("outcome", LONGEST_OUTCOME, needed=True)
    if form.wrong:
        return page(visit, "occurrence.html", HERE, occurrence_values(visit, one, form), 422)
    closed = ActivityClosed(
        at=visit.now,
        id=await visit.event_name(),
        activity=one.series.id,
        day=one.day,
        text=text,
        by=visit.person_id,
    )
    return await asked_first(visit, _asking(visit, one, [closed], "close"))


async def _back(visit: Visit) -> Response:
    """At the hour it had before: what was called off takes place, what was moved is where it was."""
    one = changeable(visit)
    try:
        to = datetime.fromisoformat(visit.asked.get("to", ""))
    except ValueError:
        raise HTTPException(404) from None
    if to.tzinfo is None:
        raise HTTPException(404)
    name, by = await visit.event_name(), visit.person_id
    await visit.ask([ActivityMoved(at=visit.now, id=name, activity=one.series.id, day=one.day, to=to, by=by)])
    return went(address(one), visit.words("It is as it was."))


async def _take_out(visit: Visit) -> Response:
    """What was put into the calendar is taken out of it, with all its days."""
    record = visit.view.get(ActivityRecord, visit.given["series"])
    if record is None:
        raise HTTPException(404)
    first = day_of(record.starts, visit.clocks)
    one = on_day(visit.rulebook, visit.view, series_from(visit.rulebook, record), first)
    if set(visit.groups).isdisjoint(record.groups) or not may(visit, one):
        raise HTTPException(404)
    name, by = await visit.event_name(), visit.person_id
    gone = ActivityCancelled(at=visit.now, id=name, activity=record.id, day=first, whole=True, by=by)
    await visit.ask([gone])
    return went(HERE, visit.words("Taken out of the calendar."))


def _back_to(one: Occurrence) -> str:
    return f"{address(one)}/back?to={quote(one.starts.isoformat(), safe='')}"


def _asking(
    visit: Visit, one: Occurrence, changes: Sequence[ActivityCommand], what: str, undo: str = ""
) -> Asking:
    heading, yes, done = (visit.words(said) for said in DONE[what])
    here = address(one)
    return Asking(
        changes=changes,
        key=one.key,
        action=f"{here}/{what}",
        heading=heading,
        yes=yes,
        done=done,
        to=here,
        undo=undo,
    )


DOORS = (
    Door("/calendar/of/{series}/{day}/change", _change, "plan_day", "POST"),
    Door("/calendar/of/{series}/{day}/cancel", _cancel, "plan_day", "POST"),
    Door("/calendar/of/{series}/{day}/announce", _announce, "plan_day", "POST"),
    Door("/calendar/of/{series}/{day}/close", _close, "plan_day", "POST"),
    Door("/calendar/of/{series}/{day}/back", _back, "plan_day", "POST"),
    Door("/calendar/planned/{series}/undo", _take_out, "plan_day", "POST"),
)
