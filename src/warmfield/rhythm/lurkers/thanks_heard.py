"""Whom a group thanks, and whose answers were of help (1.10): they aren't asked whether they still read."""

import re

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.events import MessageSent, Reacted
from warmfield.community.ids import GroupId, MemberId, MessageId
from warmfield.community.records import Said
from warmfield.reading.values import Reading

_THANKS = re.compile(
    r"谢|感恩|辛苦[了啦]|多亏|thank|\bthx\b|\bcheers\b|\bmuch appreciated\b|🙏", re.IGNORECASE
)
_NO_THANKS = re.compile(
    r"谢绝|不[用必]谢|别谢|不客气|代谢|no thanks|no thank you|thanksgiving", re.IGNORECASE
)
SIGNS = frozenset({"🙏", "🌹", "💐"})
"""Reactions that say thank you."""
FIRST = 300
"""Characters in which thanks are looked for: they come at the start of a message."""
ANSWER_TIME = 3600.0
"""Seconds within which plain thanks are meant for whoever spoke last."""


def thanks_heard(moment: Moment, event: MessageSent, reading: Reading) -> None:
    """Note who is thanked. An edit thanks nobody: it stands under the id of what it replaces."""
    text = event.text[:FIRST]
    if not _THANKS.search(text) or _NO_THANKS.search(text):
        return
    last = moment.draft.group(event.group).last
    here = next((one for one in reversed(last) if one.id == MessageId(event.id)), None)
    whom = None if here is None else here.at_whom or _last_other(last, here)
    if whom is not None:
        _thanked(moment, event.group, event.who, whom, last)


def thanked_by_sign(moment: Moment, event: Reacted) -> None:
    last = moment.draft.group(event.group).last
    about = next((one for one in reversed(last) if one.id == event.reply_to), None)
    if event.text in SIGNS and about is not None and about.who != event.who:
        _thanked(moment, event.group, event.who, about.who, last)


def _last_other(last: tuple[Said, ...], here: Said) -> MemberId | None:
    others = (one for one in reversed(last) if one.who != here.who and one.at >= here.at - ANSWER_TIME)
    return next((one.who for one in others), None)


def _thanked(moment: Moment, group: GroupId, by: MemberId, whom: MemberId, last: tuple[Said, ...]) -> None:
    """It counts as help where whoever thanks had asked before."""
    here = moment.draft.membership(group, whom)
    asked = any(one.who == by and one.asks for one in last)
    signs = replace(here.signs, thanked=moment.now, helped=here.signs.helped + asked)
    moment.draft.put(replace(here, signs=signs))
