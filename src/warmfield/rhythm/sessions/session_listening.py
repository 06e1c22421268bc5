"""Everything said in a group with a session: a host's word, a question, an answer, part of the talk."""

from msgspec.structs import replace

from warmfield.acts.carry import can_do, carry
from warmfield.acts.moment import Moment
from warmfield.community.actions import Post, Tell
from warmfield.community.events import MessageSent
from warmfield.community.ids import ClauseNumber, GroupId, MemberId, MessageId
from warmfield.community.session_records import Link, Open
from warmfield.reading import in_session as part
from warmfield.reading.text_pieces import pieces
from warmfield.reading.values import Reading
from warmfield.rhythm.sessions import session_words as h
from warmfield.rhythm.sessions.asked_of_hosts import carry_out
from warmfield.rhythm.sessions.guests import recognised
from warmfield.rhythm.sessions.questions import with_answers, with_question
from warmfield.rhythm.sessions.voices import may_host
from warmfield.rhythm.tick import wake

ROW = ClauseNumber("1.7")
MOST_LINKS, MOST_PEOPLE, MOST_APART = 20, 500, 5
ANSWER_AGAIN = 300.0
"""Seconds in which the group has just read what is on: who asks again is told privately."""


def session_heard(moment: Moment, event: MessageSent, reading: Reading) -> None:
    """A listener of the group's messages: without a session and a host's word it is done in a line or two."""
    word = None if event.replaces or event.media else h.host_word(event.text)
    if word is not None and _heeded(moment, event, word):
        return
    session = moment.draft.sessions(event.group).on
    if session is not None:
        _take_in(moment, event, reading, session)


def _heeded(moment: Moment, event: MessageSent, word: h.HostWord) -> bool:
    """`结束分享` from somebody who leads nothing is talk like any other."""
    group, who = event.group, event.who
    session = moment.draft.sessions(group).on
    if isinstance(word, h.WhatsOn):
        _say_what_is_on(moment, event, session)
        return True
    floor = session is not None and session.of.has_floor(who, moment.rulebook.person_id(who))
    asks = isinstance(word, h.Opening) and bool(word.topic)
    if not (floor or asks or may_host(moment.rulebook, group, who)):
        return False
    answer = carry_out(moment, group, who, word)
    if answer:
        tell(moment, group, who, answer)
    return True


def tell(moment: Moment, group: GroupId, who: MemberId, text: str) -> None:
    carry(moment, [Tell(id=moment.action_id(ROW, "tell"), group=group, clause=ROW, member=who, text=text)])


def _say_what_is_on(moment: Moment, event: MessageSent, session: Open | None) -> None:
    """In the group, where it helps others too; privately where it was said just before."""
    text = carry_out(moment, event.group, event.who, h.WhatsOn())
    record, now = moment.draft.sessions(event.group), moment.now.timestamp()
    post = Post(
        id=moment.action_id(ROW, "post"),
        group=event.group,
        clause=ROW,
        text=text,
        reply_to=MessageId(event.id),
    )
    if now - record.answered_at < ANSWER_AGAIN or not can_do(moment, post):
        tell(moment, event.group, event.who, text)
        return
    moment.draft.put(replace(record, answered_at=now))
    if moment.rulebook.plan.mode != "dry":
        carry(moment, [post])


def _take_in(moment: Moment, event: MessageSent, reading: Reading, session: Open) -> None:
    session = recognised(moment, event.group, session, event.who, event.nickname)
    floor = session.of.has_floor(event.who, moment.rulebook.person_id(event.who))
    met = _met(moment)
    after = _of_speaker(session, event, reading) if floor else _of_member(session, event, reading, met)
    if not met:
        after = _part_of_talk(after, event, reading, leading=floor or not session.of.speakers)
    after = _noted(after, event, reading, met)
    moment.draft.put(replace(moment.draft.sessions(event.group), on=after))
    if _sooner(session, after):
        wake(moment, event.group)


def _sooner(before: Open, after: Open) -> bool:
    """Whether a pause for questions may come sooner than was thought; that it comes later, the tick finds."""
    begins_to_speak = before.spoke_at <= before.put_at < after.spoke_at
    return len(after.questions) > len(before.questions) or begins_to_speak


def _met(moment: Moment) -> str:
    """The band in which this message was found to be off topic; empty where it wasn't found to be."""
    decision = moment.draft.decision
    if decision is None or decision.dry:
        return ""
    bands = zip(decision.findings, decision.bands, strict=False)
    return next((band for one, band in bands if one.rule == "off_topic"), "")


def _of_speaker(session: Open, event: MessageSent, reading: Reading) -> Open:
    now = event.at.timestamp()
    asked_at = now if reading.question else session.asked_at
    return with_answers(replace(session, spoke_at=now, asked_at=asked_at), event, reading)


def _of_member(session: Open, event: MessageSent, reading: Reading, met: str) -> Open:
    people = session.people
    if event.who in people or len(people) < MOST_PEOPLE:
        people = {**people, event.who: people.get(event.who, 0) + 1}
    session = replace(session, people=people)
    if not reading.meaning and _stands_apart(session, event, reading):
        return replace(session, apart=(*session.apart, event.at.timestamp())[-MOST_APART:])
    return session if met else with_question(session, event, reading)


def _stands_apart(session: Open, event: MessageSent, reading: Reading) -> bool:
    return part.stands_alone(session, event, reading, None) and part.has_nothing_in_common(session, reading)


def _part_of_talk(session: Open, event: MessageSent, reading: Reading, *, leading: bool) -> Open:
    """Keep what it is about, for telling whether what comes next belongs to it."""
    if reading.words < part.PART or event.replaces:
        return session
    talk = (reading.topic_meaning,) if reading.topic_meaning else session.talk
    lately = session.lately
    if reading.meaning:
        talk = (*talk, reading.meaning) if leading else talk
        lately = (*lately, reading.meaning)
    new = [one for one in sorted(pieces(reading.plain)) if one not in session.pieces]
    apart = session.apart and not leading and _stands_apart(session, event, reading)
    heard = session.pieces if apart else (*session.pieces, *new)
    return replace(
        session, talk=talk[-part.TALK :], lately=lately[-part.LATELY :], pieces=heard[-part.PIECES :]
    )


def _noted(session: Open, event: MessageSent, reading: Reading, met: str) -> Open:
    """The links that were shared; when the host was last asked about something off topic."""
    known = {one.url for one in session.links}
    links = () if met else (link.url for link in reading.links if link.url not in known)
    fresh = tuple(Link(url, event.who) for url in dict.fromkeys(links))
    suggested_at = event.at.timestamp() if met == "review" else session.suggested_at
    return replace(session, links=(*session.links, *fresh)[:MOST_LINKS], suggested_at=suggested_at)
