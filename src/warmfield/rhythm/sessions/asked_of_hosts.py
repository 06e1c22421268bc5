"""A host's word is carried out; whoever may not, or comes at the wrong time, gets a kind answer."""

from datetime import datetime, time, timedelta
from typing import assert_never

from msgspec.structs import replace

from warmfield.acts.awake import when_awake
from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.session_records import Open, Planned
from warmfield.rhythm.local_time import DAY, at, day_of, zone_of
from warmfield.rhythm.sessions import session_words as h
from warmfield.rhythm.sessions.answers_to_hosts import (
    called_off,
    cut_short,
    goes_on,
    no_later,
    nothing_on,
    on_already,
    quiet_now,
    unknown_speakers,
)
from warmfield.rhythm.sessions.in_calendar import call_off
from warmfield.rhythm.sessions.on_and_over import close_session, extend, open_session
from warmfield.rhythm.sessions.session_slots import PREFIX, longest, planned_next
from warmfield.rhythm.sessions.voices import hosts_in_words, leads, may_host, of_account, voices
from warmfield.rhythm.sessions.whats_on import whats_on
from warmfield.rhythm.tick import tick
from warmfield.rhythm.wish import scope_of

USUAL = timedelta(minutes=45)
"""How long a session is where nobody says."""
NOON = 12
ABOUT_NOW = timedelta(hours=1)
"""A session opened without a topic is the one planned for so soon."""


def carry_out(moment: Moment, group: GroupId, who: MemberId, word: h.HostWord) -> str:
    """Give the answer to who asked; empty where what happens in the group says it all."""
    session = moment.draft.sessions(group).on
    match word:
        case h.WhatsOn():
            return whats_on(moment, group)
        case h.Opening():
            return _open(moment, group, who, word)
        case h.CallingOff():
            return _call_off(moment, group, who)
        case h.Ending() | h.Extending() | h.CallingForQuestions():
            if session is None:
                return nothing_on(moment, group)
            if not leads(moment, group, session, who):
                return not_a_host(moment, group)
            return _lead(moment, group, session, word)
        case _:
            assert_never(word)


def _lead(
    moment: Moment, group: GroupId, session: Open, word: h.Ending | h.Extending | h.CallingForQuestions
) -> str:
    match word:
        case h.Ending():
            close_session(moment, group, session)
            tick(moment, group)
            return ""
        case h.Extending():
            return _extend(moment, group, session, word)
        case h.CallingForQuestions():
            return _questions(moment, group, session)
        case _:
            assert_never(word)


def not_a_host(moment: Moment, group: GroupId) -> str:
    words = moment.words(group)
    hosts = hosts_in_words(moment.rulebook, words)
    return words(
        "Sessions here are led by {hosts}. Tell one of them your topic; they will gladly find a time for it.",
        hosts=hosts or words("the owner and the managers"),
    )


def _open(moment: Moment, group: GroupId, who: MemberId, word: h.Opening) -> str:
    words = moment.words(group)
    session = moment.draft.sessions(group).on
    if not may_host(moment.rulebook, group, who):
        return not_a_host(moment, group)
    if session is not None:
        return on_already(moment, group, session)
    planned = _meant(moment, group, who, word)
    if planned is None:
        return words("What is it about? Write it like this: “start session: the topic, 30 minutes”.")
    if planned.ends <= moment.now:
        return words("That hour is over already. Until when shall it go?")
    return begin_now(moment, group, planned)


def begin_now(moment: Moment, group: GroupId, planned: Planned) -> str:
    """Open it and say so in the group; give what the host should know besides."""
    ends = longest(moment.rulebook, moment.now, planned.ends)
    session = open_session(moment, group, replace(planned, starts=moment.now, ends=ends))
    tick(moment, group)
    notes = [cut_short(moment, group, session) if ends < planned.ends else ""]
    notes.append(unknown_speakers(moment, group, session))
    if when_awake(moment.rulebook, moment.now) != moment.now:
        notes.append(quiet_now(moment, group))
    return "\n".join(note for note in notes if note)


def _meant(moment: Moment, group: GroupId, who: MemberId, word: h.Opening) -> Planned | None:
    """What is planned for about now where no topic is given, or the same topic; else a session of its own."""
    scope = scope_of(moment, group)
    coming = planned_next(scope, ABOUT_NOW)
    if coming is not None and word.topic.casefold() in ("", coming.topic.casefold()):
        lasts = coming.ends - coming.starts
        speakers = voices(moment, group, word.speakers) or coming.speakers
        return replace(
            coming, ends=_ends(moment, word, lasts), speakers=speakers, focus=coming.focus or word.focus
        )
    if not word.topic:
        return None
    host = of_account(moment, group, who)
    speakers = voices(moment, group, word.speakers) or ((host,) if word.talk else ())
    return Planned(
        key=f"{PREFIX}{moment.event.id}",
        topic=word.topic,
        starts=moment.now,
        ends=_ends(moment, word, USUAL),
        where=moment.event.id,
        host=host,
        speakers=speakers,
        focus=word.focus or moment.rulebook.plan.rhythm.sessions.focus,
    )


def _ends(moment: Moment, word: h.Opening | h.Extending, usual: timedelta) -> datetime:
    if word.until is not None:
        return _next(moment, word.until)
    return moment.now + (word.lasts or usual)


def _next(moment: Moment, clock: time) -> datetime:
    """The next time it is that hour: `9:30`, said at eight in the evening, is half past nine."""
    clocks = zone_of(moment.rulebook)
    today = day_of(moment.now, clocks)
    hours = [clock] if clock.hour >= NOON else [clock, clock.replace(hour=clock.hour + NOON)]
    ahead = (at(day, hour, clocks) for day in (today, today + DAY) for hour in hours)
    return next(one for one in ahead if one > moment.now)


def _extend(moment: Moment, group: GroupId, session: Open, word: h.Extending) -> str:
    until = session.until + word.lasts if word.lasts is not None else _ends(moment, word, USUAL)
    latest = longest(moment.rulebook, session.since, until)
    if latest <= moment.now or latest == session.until:
        return no_later(moment, group, session)
    extend(moment, group, session, latest)
    tick(moment, group)
    after = replace(session, until=latest)
    return cut_short(moment, group, after) if latest < until else goes_on(moment, group, after)


def _questions(moment: Moment, group: GroupId, session: Open) -> str:
    if not session.of.speakers or not any(one.waits for one in session.questions):
        words = moment.words(group)
        return words("Nobody has asked anything that is still open.")
    record = moment.draft.sessions(group)
    moment.draft.put(replace(record, on=replace(session, pause=True)))
    tick(moment, group)
    return ""


def _call_off(moment: Moment, group: GroupId, who: MemberId) -> str:
    if not may_host(moment.rulebook, group, who):
        return not_a_host(moment, group)
    planned = planned_next(scope_of(moment, group))
    if planned is None:
        words = moment.words(group)
        return words("Nothing is planned that could be called off.")
    call_off(moment, planned, moment.rulebook.person_id(who))
    return called_off(moment, group, planned)
