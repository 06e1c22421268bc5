"""The session a group has now: what was asked, until when; opened, changed and ended by a form."""

from datetime import timedelta

from starlette.responses import Response

from warmfield.community.ids import GroupId
from warmfield.community.session_records import Open, SessionRecord
from warmfield.community.staff_commands import SessionChanged, SessionClosed, SessionCommand, SessionOpened
from warmfield.console.calendar.activity_form import MOST_MINUTES, speakers_in
from warmfield.console.calendar.calendar_sayings import CalendarSayings
from warmfield.console.calendar.confirming import HERE, sent_again
from warmfield.console.calendar.said_at_once import said_at_once
from warmfield.console.doors import Door
from warmfield.console.filled_form import Filled
from warmfield.console.frame import Shown, Values, page, went
from warmfield.console.visit import Visit
from warmfield.rhythm.sessions.asked_of_hosts import ABOUT_NOW
from warmfield.rhythm.sessions.session_slots import planned_next
from warmfield.rhythm.sessions.session_words import LONGEST_TOPIC
from warmfield.rhythm.wish import Scope
from warmfield.wording import later

NO_TOPIC = later("What is it about? A session needs a topic.")
DONE = {
    "open": (later("Begin this now?"), later("Begin"), later("The session is on.")),
    "change": (later("Change this?"), later("Change it"), later("Changed.")),
    "close": (later("End the session?"), later("End it"), later("The session is over.")),
}


async def _now(visit: Visit) -> Values:
    return _values(visit, visit.group, Filled(visit, {}))


def _on(visit: Visit, group: GroupId) -> Open | None:
    record = visit.view.get(SessionRecord, group)
    return None if record is None else record.on


def _values(visit: Visit, group: GroupId, form: Filled) -> Values:
    on = _on(visit, group)
    scope = Scope(rulebook=visit.rulebook, view=visit.view, group=group, now=visit.now)
    there = {"minutes": "45"}
    if on is not None:
        left = max(5, round((on.until - visit.now).total_seconds() / 60))
        speakers = ", ".join(one.name for one in on.of.speakers)
        there = {"topic": on.of.topic, "minutes": str(left), "speakers": speakers}
    return {
        "group": group,
        "on": on,
        "coming": planned_next(scope),
        "soon": planned_next(scope, ABOUT_NOW) is not None,
        "form": {**there, **form.fields},
        "wrong": form.wrong,
        "cal": CalendarSayings(visit),
    }


async def _open(visit: Visit) -> Response:
    """Without a topic: what is planned for about now."""
    group, form = visit.group, Filled(visit, await visit.form())
    topic, minutes = form.line("topic", LONGEST_TOPIC), form.minutes("minutes", MOST_MINUTES)
    if not topic and not _values(visit, group, form)["soon"]:
        form.blame("topic", NO_TOPIC)
    opened = SessionOpened(
        at=visit.now,
        id=await visit.event_name(),
        group=group,
        topic=topic,
        ends=visit.now + minutes if topic and minutes else None,
        host=visit.person_id,
        speakers=speakers_in(form),
        focus=form.fields.get("focus") == "yes",
        by=visit.person_id,
    )
    return await _asked(visit, form, opened, "open", topic)


async def _change(visit: Visit) -> Response:
    """Minutes from now on; what is as it was isn't touched."""
    group, form = visit.group, Filled(visit, await visit.form())
    on, topic = _on(visit, group), form.line("topic", LONGEST_TOPIC, needed=True)
    minutes, speakers = form.minutes("minutes", MOST_MINUTES), speakers_in(form)
    if on is None:
        return went(f"/calendar/now/{group}")
    until = visit.now + (minutes or timedelta())
    moved = minutes is not None and abs(until - on.until) >= timedelta(minutes=1)
    changed = SessionChanged(
        at=visit.now,
        id=await visit.event_name(),
        group=group,
        topic=topic if topic != on.of.topic else "",
        ends=until if moved else None,
        speakers=None if speakers == tuple(one.name for one in on.of.speakers) else speakers,
        by=visit.person_id,
    )
    return await _asked(visit, form, changed, "change", topic)


async def _close(visit: Visit) -> Response:
    group, form = visit.group, Filled(visit, await visit.form())
    on = _on(visit, group)
    if on is None:
        return went(f"/calendar/now/{group}")
    name, by = await visit.event_name(), visit.person_id
    closed = SessionClosed(at=visit.now, id=name, group=group, session=on.of.key, by=by)
    return await _asked(visit, form, closed, "close", on.of.topic)


async def _asked(visit: Visit, form: Filled, command: SessionCommand, what: str, topic: str) -> Response:
    group = command.group
    if form.wrong:
        return page(visit, "session_now.html", HERE, _values(visit, group, form), 422)
    heading, yes, done = (visit.words(said) for said in DONE[what])
    if form.fields.get("sure") == "yes":
        await visit.ask([command])
        return went(f"/calendar/now/{group}", done)
    texts, notes = said_at_once(visit, command)
    values = {
        "heading": heading,
        "yes": yes,
        "topic": topic,
        "action": f"/calendar/now/{group}/{what}",
        "to": f"/calendar/now/{group}",
        "texts": texts,
        "notes": notes,
        "hidden": await sent_again(visit),
        "group": group,
        "dry": visit.rulebook.plan.mode == "dry",
    }
    return page(visit, "sure_now.html", HERE, values)


DOORS = (
    Door("/calendar/now/{group}", Shown("session_now.html", "/calendar", _now, live=("session",)), "look"),
    Door("/calendar/now/{group}/open", _open, "plan_day", "POST"),
    Door("/calendar/now/{group}/change", _change, "plan_day", "POST"),
    Door("/calendar/now/{group}/close", _close, "plan_day", "POST"),
)
