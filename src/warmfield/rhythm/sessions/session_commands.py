"""What staff ask for in the console or a log: a session ahead, one that begins, ends or changes."""

from typing import assert_never

from msgspec.structs import replace

from warmfield.acts.amounts import clock_time
from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId
from warmfield.community.session_records import Open, Planned
from warmfield.community.staff_commands import (
    SessionChanged,
    SessionClosed,
    SessionCommand,
    SessionOpened,
    SessionPlanned,
)
from warmfield.rhythm.sessions.answers_to_hosts import nothing_on, on_already
from warmfield.rhythm.sessions.asked_of_hosts import ABOUT_NOW, USUAL, begin_now
from warmfield.rhythm.sessions.calling_off import call_off, heard_of, tell_group
from warmfield.rhythm.sessions.on_and_over import close_session, extend, without
from warmfield.rhythm.sessions.session_slots import longest, planned_ahead, planned_next
from warmfield.rhythm.sessions.voices import tell_person, voice, voices
from warmfield.rhythm.tick import tick
from warmfield.rhythm.wish import scope_of

MOST_AHEAD = 50


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
    record, words = moment.draft.sessions(command.group), moment.words(command.group)
    planned = _planned(moment, command)
    if not planned.topic:
        return words("What is it about? A session needs a topic.")
    if planned.ends <= planned.starts:
        return words("“{topic}” would end before it begins; nothing is planned.", topic=planned.topic)
    if planned.ends <= moment.now:
        return words("The hour of “{topic}” is over already; nothing is planned.", topic=planned.topic)
    if any((one.topic, one.starts) == (planned.topic, planned.starts) for one in record.ahead):
        return words("“{topic}” is planned for then already.", topic=planned.topic)
    if len(record.ahead) >= MOST_AHEAD:
        return words("So many sessions are planned here that no more fit in. Call one off first.")
    ahead = tuple(sorted((*record.ahead, planned), key=lambda one: (one.starts, one.key)))
    moment.draft.put(replace(record, ahead=ahead))
    tick(moment, command.group)
    return ""


def _planned(moment: Moment, command: SessionPlanned | SessionOpened) -> Planned:
    group, rulebook = command.group, moment.rulebook
    starts = command.starts if isinstance(command, SessionPlanned) else moment.now
    host = command.host or command.by or ""
    focus = rulebook.plan.rhythm.sessions.focus if command.focus is None else command.focus
    return Planned(
        key=f"session/{command.id}",
        topic=command.topic.strip(),
        starts=starts,
        ends=longest(rulebook, starts, command.ends or starts + USUAL),
        where=command.id,
        host=voice(moment, group, host) if host else None,
        speakers=voices(moment, group, command.speakers),
        focus=focus,
    )


def _open(moment: Moment, command: SessionOpened) -> str:
    session = moment.draft.sessions(command.group).on
    words = moment.words(command.group)
    if session is not None:
        return on_already(moment, command.group, session)
    planned = _planned(moment, command)
    if not planned.topic:
        coming = planned_next(scope_of(moment, command.group), ABOUT_NOW)
        if coming is None:
            return words("What is it about? A session needs a topic.")
        planned = replace(coming, ends=moment.now + (coming.ends - coming.starts))
    if planned.ends <= moment.now:
        return words("The hour of “{topic}” is over already; nothing is planned.", topic=planned.topic)
    return begin_now(moment, command.group, planned)


def _close(moment: Moment, command: SessionClosed) -> str:
    session = moment.draft.sessions(command.group).on
    if session is not None and command.session in ("", session.of.key):
        close_session(moment, command.group, session)
        tick(moment, command.group)
        return ""
    planned = _named(moment, command.group, command.session)
    if planned is None:
        return _unknown(moment, command.group, command.session)
    call_off(moment, command.group, planned)
    tick(moment, command.group)
    return ""


def _unknown(moment: Moment, group: GroupId, name: str) -> str:
    if not name:
        return nothing_on(moment, group)
    words = moment.words(group)
    return words("There is no session {name} ahead.", name=name)


def _named(moment: Moment, group: GroupId, key: str) -> Planned | None:
    """The next session that goes by this key or topic, or was planned by this command."""
    scope = scope_of(moment, group)
    ahead = (*moment.draft.sessions(group).ahead, *planned_ahead(scope))
    coming = (one for one in ahead if one.ends > moment.now and key in (one.key, one.where, one.topic))
    return next(coming, None)


def _change(moment: Moment, command: SessionChanged) -> str:
    session = moment.draft.sessions(command.group).on
    if session is not None and command.session in ("", session.of.key):
        return _change_open(moment, command, session)
    planned = _named(moment, command.group, command.session)
    if planned is None:
        return _unknown(moment, command.group, command.session)
    return _move(moment, command, planned)


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


def _move(moment: Moment, command: SessionChanged, planned: Planned) -> str:
    """What comes later or earlier is a session of the staff's from then on."""
    words = moment.words(command.group)
    starts = command.starts or planned.starts
    lasts = planned.ends - planned.starts
    ends = longest(moment.rulebook, starts, command.ends or starts + lasts)
    if ends <= starts or ends <= moment.now:
        return words("The hour of “{topic}” is over already; nothing is planned.", topic=planned.topic)
    speakers = planned.speakers
    if command.speakers is not None:
        speakers = voices(moment, command.group, command.speakers)
    moved = replace(
        planned,
        key=f"session/{command.id}",
        topic=command.topic or planned.topic,
        starts=starts,
        ends=ends,
        speakers=speakers,
    )
    record = without(moment.draft.sessions(command.group), planned.key)
    moment.draft.put(replace(record, ahead=(*record.ahead, moved)))
    if starts != planned.starts and heard_of(moment, planned):
        clocks = moment.rulebook.plan.community.time_zone
        text = words(
            "“{topic}” begins at {starts} instead.", topic=moved.topic, starts=clock_time(starts, clocks)
        )
        tell_group(moment, command.group, moved, text, max(starts, planned.starts))
    tick(moment, command.group)
    return ""
