"""The form of an activity or a session that staff plan, read into a command."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from warmfield.community.ids import EventId, GroupId, PersonId
from warmfield.community.staff_commands import ActivityPlanned, SessionPlanned
from warmfield.console.calendar.again import CHOICES, CODES, rule_from
from warmfield.console.filled_form import Filled
from warmfield.console.visit import Visit
from warmfield.rhythm.activities.activity_commands import FURTHEST
from warmfield.rhythm.activities.planned_by_word import LONGEST_PLACE, LONGEST_TITLE, MOST_PLACES
from warmfield.rhythm.activities.recurrence import ever_falls
from warmfield.rhythm.sessions.session_words import LONGEST_TOPIC
from warmfield.wording import later

MOST_MINUTES = 14 * 24 * 60
"""A fortnight: a holiday camp."""
MOST_SPEAKERS = 10
PAST = later("That is past. Please choose a time ahead.")
TOO_FAR = later("That is too far ahead. Please plan it later.")
NO_GROUP = later("Please choose at least one group.")
NO_WEEKDAY = later("Please choose the days of the week.")
NEVER = later("No day fits this.")
UNTIL_BEFORE = later("That is before it begins.")


def activity_planned(
    visit: Visit, form: Filled, chosen: dict[str, list[str]], name: EventId
) -> ActivityPlanned:
    """What is wrong stands in `form.wrong`; then the command is of no use."""
    starts = ahead(visit, form)
    title = form.line("title", LONGEST_TITLE, needed=True)
    place = form.line("place", LONGEST_PLACE)
    lasts = form.minutes("minutes", MOST_MINUTES)
    owner = form.one_of("owner", visit.rulebook.plan.people)
    return ActivityPlanned(
        at=visit.now,
        id=name,
        title=title,
        starts=starts or visit.now,
        lasts=lasts or timedelta(hours=2),
        place=place,
        rule=_rule(visit, form, starts, chosen.get("weekday", [])),
        groups=_groups(visit, form, chosen.get("groups", [])),
        owner=PersonId(owner) if owner else visit.person_id,
        capacity=form.number("capacity", 1, MOST_PLACES),
        by=visit.person_id,
    )


def session_planned(visit: Visit, form: Filled, name: EventId) -> SessionPlanned:
    starts = ahead(visit, form)
    group = form.one_of("group", visit.groups, needed=True)
    topic = form.line("topic", LONGEST_TOPIC, needed=True)
    lasts = form.minutes("minutes", MOST_MINUTES)
    host = form.one_of("host", visit.rulebook.plan.people)
    return SessionPlanned(
        at=visit.now,
        id=name,
        group=GroupId(group) if group else visit.groups[0],
        topic=topic,
        starts=starts or visit.now,
        ends=None if starts is None or lasts is None else starts + lasts,
        host=host or visit.person_id,
        speakers=speakers_in(form),
        focus=form.fields.get("focus") == "yes",
        by=visit.person_id,
    )


def speakers_in(form: Filled) -> tuple[str, ...]:
    """Names, a line each or with commas between."""
    said = form.lines("speakers", 400).replace("，", ",").replace("、", ",").replace("\n", ",")
    return tuple(one.strip() for one in said.split(",") if one.strip())[:MOST_SPEAKERS]


def ahead(visit: Visit, form: Filled) -> datetime | None:
    """The moment of `day` and `clock`, which must be ahead."""
    starts = form.moment("day", "clock")
    if starts is not None and starts <= visit.now:
        form.blame("clock", PAST)
    if starts is not None and starts > visit.now + FURTHEST:
        form.blame("day", TOO_FAR)
    return starts


def _groups(visit: Visit, form: Filled, chosen: Sequence[str]) -> tuple[GroupId, ...]:
    """Only those the person works in: another's id in the form is passed over."""
    groups = tuple(one for one in visit.groups if one in chosen)
    if not groups:
        form.blame("groups", NO_GROUP)
    return groups


def _rule(visit: Visit, form: Filled, starts: datetime | None, weekdays: Sequence[str]) -> str:
    choice = form.one_of("again", CHOICES)
    until = form.day("until") if form.fields.get("until") and choice else None
    if starts is None or not choice:
        return ""
    first = starts.astimezone(visit.clocks)
    if choice == "days" and not set(weekdays) & set(CODES):
        form.blame("weekday", NO_WEEKDAY)
        return ""
    if until is not None and until < first.date():
        form.blame("until", UNTIL_BEFORE)
        return ""
    rule = rule_from(choice, first.date(), weekdays, until)
    if not ever_falls(_whole_day(rule), first.replace(tzinfo=None)):
        form.blame("again", NEVER)
    return rule


def _whole_day(rule: str) -> str:
    """An UNTIL that is a mere day counts to its end."""
    return f"{rule}T235959" if "UNTIL=" in rule else rule
