"""Members' questions: collected, put to the speaker at a pause, and held together with their answers."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.acts.voice import shortened
from warmfield.community.events import MessageSent, Whispered
from warmfield.community.ids import MessageId
from warmfield.community.session_records import Open, Question
from warmfield.reading.in_session import asked
from warmfield.reading.values import Reading
from warmfield.rhythm.say import say
from warmfield.rhythm.sessions.voices import names, names_in_words
from warmfield.rhythm.wish import Item

MOST = 50
AT_ONCE = 5
"""Questions in one post: what a phone shows without scrolling."""
LONGEST, LONGEST_ANSWER = 160, 240
"""Columns kept of a question and of its answer."""
FRESH = 300.0
"""Seconds in which a speaker who goes on talking is taken to answer the only question there is."""
PAUSE = 90.0
"""Seconds of silence that are longer than the gaps of a talk that is typed."""
SAYS_SOMETHING = 4
_BEGINS = re.compile(r"\s*(?:what|how|why|when|where|who|which|is|are|do|does|can|could|would|should|will)\b")
_NUMBERED = re.compile(
    r"^\s*(?:第|问题|q|question|no\.?|#)?\s*(\d{1,2})\s*(?:个问题|题|号)?\s*(?:[、.．:：,，)）]|\s)\s*(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)


def with_question(session: Open, event: MessageSent, reading: Reading) -> Open:
    """Take in what a member asks. What one member asks another isn't for the speaker."""
    text = asked(event.text) or (event.text if _asks(reading) else "")
    if not session.of.speakers or not text.strip() or _to_another(session, event):
        return session
    return collect(session, event, event.nickname or event.who, text)


def _asks(reading: Reading) -> bool:
    """By its mark; without one by its words, where it shares no page and, in English, begins with them."""
    if not reading.question or "?" in reading.plain:
        return reading.question
    return not reading.links and (not reading.plain.isascii() or _BEGINS.match(reading.plain) is not None)


def _to_another(session: Open, event: MessageSent) -> bool:
    """A reply to a question of somebody else asks back; it is no question to the speaker."""
    return any(one.message == event.reply_to for one in session.questions)


def collect(session: Open, asked_by: MessageSent | Whispered, name: str, text: str) -> Open:
    """The same words again are one question; more than MOST can't be put anyway."""
    said = shortened(text, LONGEST)
    known = any(one.text.casefold() == said.casefold() for one in session.questions)
    if known or len(session.questions) >= MOST:
        return session
    at, spoke_at = asked_by.at.timestamp(), max(session.spoke_at, session.since.timestamp())
    question = Question(
        message=MessageId(asked_by.id),
        who=asked_by.who,
        name=name,
        text=said,
        at=at,
        in_pause=at - spoke_at >= PAUSE,
    )
    return replace(session, questions=(*session.questions, question))


def with_answers(session: Open, event: MessageSent, reading: Reading) -> Open:
    """Take what someone with the floor says as an answer where it is plain to which question."""
    answers = dict(_answers(session, event, reading))
    if not answers:
        return session
    questions = tuple(_answered(one, answers.get(one.message, "")) for one in session.questions)
    return replace(session, questions=questions)


def _answered(question: Question, said: str) -> Question:
    return (
        question
        if not said
        else replace(question, answer=shortened(f"{question.answer} {said}", LONGEST_ANSWER))
    )


def _answers(session: Open, event: MessageSent, reading: Reading) -> Iterator[tuple[MessageId, str]]:
    """By reply, by number, by name; or the only one there is, put or asked in a pause just now."""
    replied = [one for one in session.questions if one.message == event.reply_to]
    numbered = list(_by_number(session.questions, event.text))
    named = [one for one in session.questions if not one.answer and _mentions(reading, one)]
    if replied:
        yield replied[0].message, event.text
    elif numbered:
        yield from numbered
    elif named:
        yield named[0].message, event.text
    elif reading.words >= SAYS_SOMETHING and not reading.question:
        left = [one for one in session.questions if not one.answer]
        if len(left) == 1 and _is_fresh(session, left[0], event.at.timestamp()):
            yield left[0].message, event.text


def _is_fresh(session: Open, question: Question, now: float) -> bool:
    """Who goes on with a talk, into which somebody asked, doesn't answer."""
    came_at = session.put_at if question.number else question.at
    return question.in_pause and now - came_at <= FRESH


def _by_number(questions: Sequence[Question], text: str) -> Iterator[tuple[MessageId, str]]:
    by_number = {one.number: one for one in questions if one.number}
    for line in text.splitlines():
        found = _NUMBERED.match(line)
        question = by_number.get(int(found[1])) if found else None
        if found and question is not None:
            yield question.message, found["rest"].strip()


def _mentions(reading: Reading, question: Question) -> bool:
    wanted = (mention.lstrip("@＠") for mention in reading.mentions)
    return any(names(one, question.name) or names(question.name, one) for one in wanted)


def put_questions(moment: Moment, item: Item) -> None:
    """Put those that wait, the oldest first, each under a number by which it may be answered."""
    record = moment.draft.sessions(item.group)
    session = record.on
    if session is None:
        return
    words = moment.words(item.group)
    waiting = [one for one in session.questions if not one.number and not one.answer][:AT_ONCE]
    last = max((one.number for one in session.questions), default=0)
    numbered = {one.message: last + at for at, one in enumerate(waiting, 1)}
    now = moment.now.timestamp()
    in_pause = session.pause or now - session.spoke_at >= PAUSE
    questions = tuple(
        replace(one, number=numbered[one.message], in_pause=in_pause) if one.message in numbered else one
        for one in session.questions
    )
    moment.draft.put(replace(record, on=replace(session, questions=questions, put_at=now, pause=False)))
    if not waiting:
        return
    lines = [
        words.many(
            "{names}, {count} question for you:",
            "{names}, {count} questions for you:",
            len(waiting),
            names=names_in_words(session.of.speakers, words),
        )
    ]
    lines += [
        f"{numbered[one.message]}. {words('{name}: {text}', name=one.name, text=one.text)}" for one in waiting
    ]
    lines.append(words("Reply to the question, or begin with its number, so that everyone knows which."))
    say(moment, item, "\n".join(lines))
