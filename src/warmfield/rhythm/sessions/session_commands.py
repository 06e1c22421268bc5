"""What staff ask for in the console or a log: a session ahead, one that begins, ends or changes."""

from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.calendar_records import ActivityRecord
from warmfield.community.ids import GroupId
from warmfield.community.session_records import Open, Planned, Voice
from warmfield.community.staff_commands import (
    SessionChanged,
    SessionClosed,
    SessionCommand,
    SessionOpened,
    SessionPlanned,
)
from warmfield.rhythm.activities.activity_commands import FURTHEST
from warmfield.rhythm.activities.calendar_kept import keep_activity, made_anew
from warmfield.rhythm.local_time import day_of, zone_of
from warmfield.rhythm.sessions.answers_to_hosts import nothing_on, on_already
from warmfield.rhythm.sessions.asked_of_hosts import ABOUT_NOW, USUAL, begin_now
from warmfield.rhythm.sessions.in_calendar import call_off, change, give_floor, move
from warmfield.rhythm.sessions.on_and_over import close_session, extend
from warmfield.rhythm.sessions.session_slots import PREFIX, longest, planned_ahead, planned_next, planned_on
from warmfield.rhythm.sessions.voices import tell_person, voice, voices
from warmfield.rhythm.tick import tick
from warmfield.rhythm.wish import scope_of

FAR_AHEAD = 60
"""Days ahead in which a session is looked for that somebody names."""


def session_commanded(moment: Moment, command: SessionCommand) -> None:
    """What can't be done changes nothing, and whoever asked for it is told why."""
    match command:
        case SessionPlanned():
            said = _plan(moment, command)
        case SessionOpened():
            said = _open(moment, command)
        case SessionClosed():
            said = _close(moment, command)
        case SessionChanged():
            said = _change(moment, command)
        case _:
            assert_never(command)
    if said:
        tell_person(moment, command.group, command.by, said)


def _plan(moment: Moment, command: SessionPlanned) -> str:
    words, topic = moment.words(command.group), command.topic.strip()
    ends = command.ends or command.starts + USUAL
    if not topic:
        return words("What is it about? A session needs a topic.")
    if ends <= command.starts:
        return words("“{topic}” would end before it begins; nothing is planned.", topic=topic)
    if ends <= moment.now:
        return words("The hour of “{topic}” is over already; nothing is planned.", topic=topic)
    if command.starts > moment.now + FURTHEST:
        return words("“{topic}” would be years away; nothing is planned.", topic=topic)
    day = day_of(command.starts, zone_of(moment.rulebook))
    there = planned_on(scope_of(moment, command.group), day)
    if any((one.topic, one.starts) == (topic, command.starts) for one in there):
        return words("“{topic}” is planned for then already.", topic=topic)
    keep_activity(moment, _record(moment, command, topic, ends))
    tick(moment, command.group)
    return ""


def _record(moment: Moment, command: SessionPlanned, topic: str, ends: datetime) -> ActivityRecord:
    """A host who is none of the staff has the floor like a speaker."""
    host = _host(moment, command)
    guests = () if host is None or host.person is not None else (host,)
    speakers = (*guests, *voices(moment, command.group, command.speakers))
    return ActivityRecord(
        id=made_anew(moment),
        sort="talk" if speakers else "topic",
        title=topic,
        starts=command.starts,
        lasts=ends - command.starts,
        groups=(command.group,),
        owner=command.by if host is None or host.person is None else host.person,
        speakers=speakers,
        focus=_focus(moment, command),
        planned_at=moment.now,
    )


def _host(moment: Moment, command: SessionPlanned | SessionOpened) -> Voice | None:
    named = command.host or command.by or ""
    return voice(moment, command.group, named) if named else None


def _focus(moment: Moment, command: SessionPlanned | SessionOpened) -> bool:
    return moment.rulebook.plan.rhythm.sessions.focus if command.focus is None else command.focus


def _open(moment: Moment, command: SessionOpened) -> str:
    session = moment.draft.sessions(command.group).on
    words = moment.words(command.group)
    if session is not None:
        return on_already(moment, command.group, session)
    planned = _meant(moment, command)
    if planned is None:
        return words("What is it about? A session needs a topic.")
    if planned.ends <= moment.now:
        return words("The hour of “{topic}” is over already; nothing is planned.", topic=planned.topic)
    return begin_now(moment, command.group, planned)


def _meant(moment: Moment, command: SessionOpened) -> Planned | None:
    """Without a topic: what is planned for about now."""
    topic = command.topic.strip()
    if not topic:
        coming = planned_next(scope_of(moment, command.group), ABOUT_NOW)
        return coming and replace(coming, ends=moment.now + (coming.ends - coming.starts))
    return Planned(
        key=f"{PREFIX}{command.id}",
        topic=topic,
        starts=moment.now,
        ends=command.ends or moment.now + USUAL,
        where=command.id,
        host=_host(moment, command),
        speakers=voices(moment, command.group, command.speakers),
        focus=_focus(moment, command),
    )


def _close(moment: Moment, command: SessionClosed) -> str:
    session = moment.draft.sessions(command.group).on
    if session is not None and command.session in ("", session.of.key):
        close_session(moment, command.group, session)
        tick(moment, command.group)
        return ""
    planned = _named(moment, command.group, command.session)
    if planned is None:
        return _unknown(moment, command.group, command.session)
    call_off(moment, planned, command.by)
    return ""


def _unknown(moment: Moment, group: GroupId, name: str) -> str:
    if not name:
        return nothing_on(moment, group)
    words = moment.words(group)
    return words("There is no session {name} ahead.", name=name)


def _named(moment: Moment, group: GroupId, name: str) -> Planned | None:
    """The next session that goes by this key or topic, or that the calendar has by this number."""
    coming = planned_ahead(scope_of(moment, group), FAR_AHEAD)
    return next((one for one in coming if name in (one.key, one.topic, _number(one))), None)


def _number(planned: Planned) -> str:
    return planned.occurrence.partition("/")[0]


def _change(moment: Moment, command: SessionChanged) -> str:
    session = moment.draft.sessions(command.group).on
    if session is not None and command.session in ("", session.of.key):
        return _change_open(moment, command, session)
    planned = _named(moment, command.group, command.session)
    if planned is None:
        return _unknown(moment, command.group, command.session)
    return _change_ahead(moment, command, planned)


def _change_open(moment: Moment, command: SessionChanged, session: Open) -> str:
    of = session.of
    speakers = of.speakers if command.speakers is None else voices(moment, command.group, command.speakers)
    of = replace(of, topic=command.topic or of.topic, speakers=speakers)
    until = longest(moment.rulebook, session.since, command.ends or session.until)
    changed = replace(session, of=of)
    if until <= moment.now:
        close_session(moment, command.group, changed)
    else:
        extend(moment, command.group, changed, until)
    tick(moment, command.group)
    return ""


def _change_ahead(moment: Moment, command: SessionChanged, planned: Planned) -> str:
    words = moment.words(command.group)
    starts = command.starts or planned.starts
    ends = command.ends or starts + (planned.ends - planned.starts)
    if ends <= starts:
        return words("“{topic}” would end before it begins; nothing is planned.", topic=planned.topic)
    if starts <= moment.now:
        return words("The hour of “{topic}” is over already; nothing is planned.", topic=planned.topic)
    if command.speakers is not None:
        give_floor(moment, planned, voices(moment, command.group, command.speakers))
    if command.topic or command.ends is not None:
        change(moment, replace(planned, starts=starts), command.topic, command.ends, command.by)
    if starts != planned.starts:
        move(moment, planned, starts, command.by)
    return ""
