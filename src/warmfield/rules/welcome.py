"""Why something that reads like an advert may be none, and how far that carries."""

import re
from datetime import timedelta

from warmfield.community.events import MessageSent
from warmfield.plan.clauses import AdvertClause, LinkClause
from warmfield.reading.values import Reading
from warmfield.rules.lookback import before, said
from warmfield.rules.own_words import first_in, own_page
from warmfield.rules.situation import Situation
from warmfield.rules.trading import of_family_life

ADVICE_WITHIN = timedelta(minutes=15)
"""How long a call for recommendations makes a recommendation welcome."""
_SELLS = re.compile(
    r"来我们|加我|找我|私我|私聊|私信|联系我|我们这[边里]|本店|我店|我家小?店|本人(?:代|承|专|从)|招生|招代理"
    r"|\bi (?:run|offer|sell|teach)\b|\b(?:my|our) (?:shop|studio|business|company|classes|courses|store)\b"
    r"|\b(?:contact|message|dm|pm|inbox|whatsapp|text) me\b|\bbook now\b"
)

_LOST = re.compile(
    r"捡到|拾到|丢了|失主|失物|招领|遗失|不见了|走丢"
    r"|\b(?:found|lost) (?:a|an|our|my|his|her|this|these|some)\b|\bif (?:it's|it is|they're) yours\b"
)


def welcome(reading: Reading, situation: Situation, clause: AdvertClause) -> str:
    """Name what speaks for a message; empty where nothing does."""
    if first_in(clause.allowed, reading):
        return "allowed_word"
    if reading.asks_for_advice:
        return "asks_for_advice"
    if reading.gives_away:
        return "gives_away"
    return _of_everyday_life(reading, situation)


def _of_everyday_life(reading: Reading, situation: Situation) -> str:
    if _LOST.search(reading.plain):
        return "lost_and_found"
    if _answers_a_call(situation):
        return "answers_a_call"
    if of_family_life(reading):
        return "family_life"
    only_own = reading.links and not reading.contacts and not _foreign_links(reading, situation)
    return "own_page" if only_own else ""


def doubtful(why: str, reading: Reading, situation: Situation) -> bool:
    """Whether a welcome message still serves its author: it sells, or leads elsewhere for no good reason.

    Who recommends a teacher gives the teacher's number, and who gives a bicycle away their own.
    """
    if why == "lost_and_found":
        return False
    if why in ("answers_a_call", "gives_away"):
        return _SELLS.search(reading.plain) is not None
    return why == "family_life" or bool(reading.contacts) or _foreign_links(reading, situation)


def _answers_a_call(situation: Situation) -> bool:
    """Somebody else asked for a recommendation just before, or this replies to such a call."""
    event = situation.event
    replied = said(situation.group.last, event.reply_to) if isinstance(event, MessageSent) else None
    if replied is not None:
        return replied.asks == "advice" and replied.who != situation.who
    calls = (one for one in before(situation, ADVICE_WITHIN) if one.asks == "advice")
    return any(one.who != situation.who for one in calls)


def _foreign_links(reading: Reading, situation: Situation) -> bool:
    clauses = situation.rulebook.clauses(situation.group_id)
    trusted = [name for one in clauses if isinstance(one, LinkClause) for name in one.trusted]
    return any(not own_page(link, trusted) for link in reading.links)
