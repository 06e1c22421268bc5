"""1.2 Links need words: say why a page is worth reading before posting it."""

from datetime import timedelta
from itertools import islice

from warmfield.community.events import MessageSent
from warmfield.community.findings import Finding
from warmfield.community.records import Said
from warmfield.plan.clauses import LinkClause
from warmfield.reading.values import Reading
from warmfield.rules.allowances import link_approved
from warmfield.rules.lookback import aimed_at, before, said
from warmfield.rules.own_words import own_page
from warmfield.rules.situation import Situation

ANSWERED = 0.4
"""The score of a link that answers a question: noticed, below any sensible review band."""
ASKED_WITHIN = timedelta(minutes=5)
FEW = 8
"""As many messages back a call for a page is still what a link answers."""
BETWEEN = 4
"""As many messages of others may stand between the describing words and the link."""
SAYS_NOTHING = 3
"""Effective length below which a message before is a yes or a thanks, not a description."""


def bare_link(reading: Reading, situation: Situation, clause: LinkClause) -> Finding | None:
    if not reading.links or reading.words >= clause.min_words:
        return None
    links = tuple(link for link in reading.links if not own_page(link, clause.trusted))
    if not links or reading.words + words_before(situation, clause) >= clause.min_words:
        return None
    facts: dict[str, str | int | float] = {
        "words": reading.words,
        "needs": clause.min_words,
        "link": links[0].url,
        "domain": links[0].domain,
    }
    asked = asked_before(reading, situation)
    if link_approved(situation, links):
        facts["covered_by"] = "approved_link"
    elif asked is not None:
        facts["answers"] = asked.id
    return Finding(
        rule="links",
        clause=clause.number,
        reason="link_without_words",
        score=ANSWERED if "answers" in facts else 1.0,
        spans=tuple(link.span for link in links),
        facts=facts,
    )


def words_before(situation: Situation, clause: LinkClause) -> int:
    """Count the words the author wrote just before, without those meant for somebody else.

    Words describe one link: what stood before an earlier bare link of theirs was about that one.
    """
    words = between = 0
    for one in before(situation, clause.look_back):
        if one.who != situation.who:
            between += 1
        elif one.links and one.words < clause.min_words:
            break
        elif between <= BETWEEN and one.words >= SAYS_NOTHING and one.at_whom is None:
            words += one.words
    return words


def asked_before(reading: Reading, situation: Situation) -> Said | None:
    """Find the question this link answers: the one replied to, else a fresh one of whom it names,
    else a fresh call for a page or for advice."""
    event = situation.event
    if not isinstance(event, MessageSent):
        return None
    replied = said(situation.group.last, event.reply_to)
    if replied is not None:
        return replied if replied.asks and replied.who != event.who else None
    named = aimed_at(event, reading, situation.group.last)
    for one in islice(before(situation, ASKED_WITHIN), FEW):
        if one.who != event.who and one.asks and (one.who == named or one.asks in ("advice", "link")):
            return one
    return None
