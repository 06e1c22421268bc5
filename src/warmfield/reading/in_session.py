"""What a message is to a session that is on: part of it, or something of its own."""

import re

from warmfield.community.events import MessageSent
from warmfield.community.ids import PersonId
from warmfield.community.session_records import Open
from warmfield.reading.meaning import strange
from warmfield.reading.text_pieces import pieces
from warmfield.reading.values import Reading

SAYS_SOMETHING = 6
"""Effective length below which a message is a reaction, whatever it is about."""
PART = 4
"""Effective length from which what is heard counts as part of the talk."""
ENOUGH = 6
"""As much must have been said, the topic counted, before anything can be off it."""
TALK, LATELY, PIECES = 25, 12, 600
"""So much of a session's talk is kept."""
ANSWERS = 180.0
"""Seconds in which what others write answers the one who asked them."""
FEW_PIECES, MANY_PIECES = 4, 40
"""Fewer in a message tell nothing; as many must have been heard before."""
COURTEOUS = 12
"""Effective length up to which a courtesy is the whole of a message."""
_COURTESY = re.compile(
    r"谢谢|感谢|多谢|辛苦|学到了|收获|受教|晚上好|大家好|老师好|来了|报到|签到|欢迎|鼓掌|太好了|赞|支持|期待|再见|晚安|早上好"
    r"|\b(?:thanks?|thank you|thx|hello|hi|good (?:evening|morning|night)|welcome|great|well done)\b"
)
_QUESTION = re.compile(r"^\s*(?:提问|问题?|请问|q|question)\s*\d*\s*[:：]\s*", re.IGNORECASE)


def asked(text: str) -> str:
    """What follows `提问：` or `Q:`; empty where nothing is asked that way."""
    found = _QUESTION.match(text)
    return text[found.end() :].strip() if found else ""


def stands_alone(session: Open, event: MessageSent, reading: Reading, person: PersonId | None) -> bool:
    """It says something of its own: not a word of those with the floor, no question, answer or courtesy."""
    if reading.words < SAYS_SOMETHING or reading.question or event.reply_to or event.replaces or event.media:
        return False
    if session.of.has_floor(event.who, person) or asked(event.text):
        return False
    if event.at.timestamp() - session.asked_at <= ANSWERS or _names_a_voice(session, reading):
        return False
    return reading.words > COURTEOUS or _COURTESY.search(reading.plain) is None


def _names_a_voice(session: Open, reading: Reading) -> bool:
    host = () if session.of.host is None else (session.of.host,)
    names = [one.name.casefold() for one in (*host, *session.of.speakers)]
    return any(name in mention.casefold() for mention in reading.mentions for name in names)


def strangeness(session: Open, reading: Reading) -> float | None:
    """How likely it is off topic, 0..1; None where meanings aren't known, or too few of them."""
    if not reading.meaning or len(session.talk) < ENOUGH:
        return None
    return strange(reading.meaning, session.talk, session.lately)


def has_nothing_in_common(session: Open, reading: Reading) -> bool:
    """Not one pair of characters, not one word, that was heard in the session: a sign, and no more."""
    own = pieces(reading.plain)
    if len(own) < FEW_PIECES or len(session.pieces) < MANY_PIECES:
        return False
    return own.isdisjoint(session.pieces)
