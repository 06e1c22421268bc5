"""Plan an activity or a session: the form, then exactly what will be read, then it stands in the calendar."""

from collections.abc import Mapping, Sequence

from starlette.responses import Response

from warmfield.community.staff_commands import ActivityPlanned, SessionPlanned
from warmfield.console.calendar.activity_form import activity_planned, session_planned
from warmfield.console.calendar.again import CHOICES, CODES, DAYS, rule_in_words
from warmfield.console.calendar.asked_days import asked_days
from warmfield.console.calendar.confirming import HERE, Asking, asked_first
from warmfield.console.doors import Door
from warmfield.console.filled_form import Filled
from warmfield.console.frame import page
from warmfield.console.visit import Visit
from warmfield.rhythm.activities.recurrence import rule_of
from warmfield.rhythm.sessions.session_slots import planned_on
from warmfield.rhythm.wish import Scope
from warmfield.wording import later

Chosen = Mapping[str, Sequence[str]]
THERE_ALREADY = later("That is planned for then already.")


async def _new_activity(visit: Visit) -> Response:
    """The day that was looked at, and the one group that was, are filled in already."""
    asked = asked_days(visit)
    fields = {"day": str(max(asked.day, asked.today)), "clock": "19:30", "minutes": "120"}
    only = [asked.group] if asked.group else list(visit.groups)[:1] if len(visit.groups) == 1 else []
    return _activity_form(visit, Filled(visit, fields), {"groups": only})


async def _plan_activity(visit: Visit) -> Response:
    """Without `sure` it is only looked at. What was typed stays."""
    form = Filled(visit, await visit.form())
    chosen = {name: await visit.chosen(name) for name in ("groups", "weekday")}
    command = activity_planned(visit, form, chosen, await visit.event_name())
    if form.wrong or form.fields.get("sure") == "back":
        return _activity_form(visit, form, chosen, 422 if form.wrong else 200)
    first = command.starts.astimezone(visit.clocks).date()
    rule = rule_of(command.rule, visit.clocks) if command.rule else ""
    return await _asked(visit, command, command.title, rule_in_words(visit.words, rule, first))


async def _new_session(visit: Visit) -> Response:
    asked = asked_days(visit)
    fields = {
        "day": str(max(asked.day, asked.today)),
        "clock": "20:00",
        "minutes": "45",
        "group": asked.group,
    }
    return _session_form(visit, Filled(visit, fields))


async def _plan_session(visit: Visit) -> Response:
    form = Filled(visit, await visit.form())
    command = session_planned(visit, form, await visit.event_name())
    if not form.wrong and _is_planned(visit, command):
        form.blame("topic", THERE_ALREADY)
    if form.wrong or form.fields.get("sure") == "back":
        return _session_form(visit, form, 422 if form.wrong else 200)
    return await _asked(visit, command, command.topic, "")


def _is_planned(visit: Visit, command: SessionPlanned) -> bool:
    scope = Scope(rulebook=visit.rulebook, view=visit.view, group=command.group, now=visit.now)
    there = planned_on(scope, command.starts.astimezone(visit.clocks).date())
    return any((one.topic, one.starts) == (command.topic, command.starts) for one in there)


async def _asked(visit: Visit, command: ActivityPlanned | SessionPlanned, title: str, rule: str) -> Response:
    asking = Asking(
        changes=[command],
        action=str(visit.request.url.path),
        heading=visit.words("Is this right?"),
        yes=visit.words("Put it into the calendar"),
        done=visit.words("“{title}” stands in the calendar.", title=title),
        rule=rule,
        to=f"/calendar?view=week&day={command.starts.astimezone(visit.clocks).date()}",
        back=True,
    )
    return await asked_first(visit, asking)


def _activity_form(visit: Visit, form: Filled, chosen: Chosen, status: int = 200) -> Response:
    values = {
        "form": form.fields,
        "wrong": form.wrong,
        "chosen": chosen,
        "choices": CHOICES,
        "weekdays": list(zip(CODES, DAYS, strict=True)),
        "people": visit.rulebook.plan.people,
        "usual": visit.rulebook.plan.rhythm.activities.capacity,
    }
    return page(visit, "activity_form.html", HERE, values, status)


def _session_form(visit: Visit, form: Filled, status: int = 200) -> Response:
    values = {"form": form.fields, "wrong": form.wrong, "people": visit.rulebook.plan.people}
    return page(visit, "session_form.html", HERE, values, status)


DOORS = (
    Door("/calendar/activity", _new_activity, "plan_day"),
    Door("/calendar/activity", _plan_activity, "plan_day", "POST"),
    Door("/calendar/session", _new_session, "plan_day"),
    Door("/calendar/session", _plan_session, "plan_day", "POST"),
)
