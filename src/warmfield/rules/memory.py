"""What later rules look back on, remembered after an event was judged. Bounded, and cheap."""

from datetime import datetime
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from warmfield.acts.present import appears, goes
from warmfield.community.draft import Draft
from warmfield.community.echoes import Echo
from warmfield.community.events import JoinAsked, Joined, Left, MessageSent, NicknameChanged
from warmfield.community.ids import GroupId, MemberId, MessageId
from warmfield.community.records import Said
from warmfield.plan.clauses import CopiesClause, FloodingClause
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.values import Reading
from warmfield.rules.asking import asks, only_greets
from warmfield.rules.lookback import aimed_at, felt_heat, takes_room

LAST = 40
OLDEST = 7200.0
RECENT = 40
ALMOST = 0.75
"""A message this much shorter than the clause's shortest may still be the copy of one that isn't."""
ADVERT = 0.9
"""From this score on a message's words describe no page: it is an advert, and likely gone."""
UNADDRESSED = 0.5
"""How much of its heat counts where a message speaks to nobody: a heated topic is no attack."""


class Watched(Struct, frozen=True):
    """What a group's clauses look back on. `pace`: the seconds the flooding clause looks back; a minute at
    least, for logs without seconds."""

    pace: float
    copies: CopiesClause | None


def remember_message(draft: Draft, event: MessageSent, reading: Reading, rulebook: Rulebook) -> None:
    """Keep of a message what rules look back on; an edit takes the place of what it replaces."""
    group = draft.group(event.group)
    said = _said(event, reading, group.last)
    draft.put(replace(group, last=_with(group.last, said, event)))
    if event.replaces is not None:
        return
    watched = _watched(rulebook, event.group)
    _remember_author(draft, event, watched.pace)
    clause = watched.copies
    if clause is not None and reading.words >= clause.shortest * ALMOST and reading.skeleton:
        _remember_echo(draft, event, reading, clause)


def remember_join(draft: Draft, event: Joined | JoinAsked) -> None:
    """Keep how someone came; of a knock, who brought them, for the join that may follow."""
    _first_seen(draft, event.who, event.group, event.at)
    here = draft.membership(event.group, event.who)
    joined = isinstance(event, Joined)
    here = appears(draft, here) if joined else here
    inside = here.present and here.joined is not None
    draft.put(
        replace(
            here,
            nickname=event.nickname or here.nickname,
            joined=event.at if joined else here.joined,
            present=joined or inside,
            invited_by=event.invited_by or here.invited_by,
            via=event.via or here.via,
        )
    )


def remember_leave(draft: Draft, event: Left) -> None:
    """Forget how they came: who comes back is judged anew."""
    here = goes(draft, draft.membership(event.group, event.who))
    draft.put(replace(here, joined=None, invited_by=None, via="", admitted=False))


def remember_nickname(draft: Draft, event: NicknameChanged) -> None:
    here = appears(draft, draft.membership(event.group, event.who))
    draft.put(replace(here, nickname=event.nickname))


def _said(event: MessageSent, reading: Reading, last: tuple[Said, ...]) -> Said:
    at_whom = aimed_at(event, reading, last)
    addressed = reading.directed or at_whom is not None
    return Said(
        id=_message_of(event),
        who=event.who,
        at=event.at.timestamp(),
        words=0 if reading.advert >= ADVERT or only_greets(reading) else reading.words,
        heat=felt_heat(reading) if addressed else felt_heat(reading) * UNADDRESSED,
        at_whom=at_whom,
        links=len(reading.links),
        skeleton=reading.skeleton,
        nickname=event.nickname,
        asks=asks(reading),
    )


def _message_of(event: MessageSent) -> MessageId:
    return event.replaces or MessageId(event.id)


def _with(last: tuple[Said, ...], said: Said, event: MessageSent) -> tuple[Said, ...]:
    if event.replaces is not None:
        return tuple(_edited(one, said) if one.id == said.id else one for one in last)
    return (*_since(last[-LAST + 1 :], said.at - OLDEST), said)


def _edited(old: Said, new: Said) -> Said:
    return replace(new, at=old.at, at_whom=old.at_whom or new.at_whom)


def _remember_author(draft: Draft, event: MessageSent, pace: float) -> None:
    _first_seen(draft, event.who, event.group, event.at)
    here = appears(draft, draft.membership(event.group, event.who))
    at = event.at.timestamp()
    since = at - pace
    recent = tuple([one for one in here.recent[-RECENT + 1 :] if one > since])
    draft.put(
        replace(
            here,
            nickname=event.nickname or here.nickname,
            present=True,
            messages=here.messages + 1,
            last_message=event.at,
            recent=(*recent, at) if takes_room(event) else recent,
        )
    )


def _first_seen(draft: Draft, who: MemberId, group: GroupId, at: datetime) -> None:
    member = draft.member(who)
    if member.last_group != group or member.first_seen is None:
        draft.put(replace(member, first_seen=member.first_seen or at, last_group=group))


@lru_cache(256)
def _watched(rulebook: Rulebook, group: GroupId) -> Watched:
    clauses = rulebook.clauses(group)
    lengths = [one.within.total_seconds() for one in clauses if isinstance(one, FloodingClause)]
    copies = next((one for one in clauses if isinstance(one, CopiesClause)), None)
    return Watched(pace=max([*lengths, 60.0]), copies=copies)


def _remember_echo(draft: Draft, event: MessageSent, reading: Reading, clause: CopiesClause) -> None:
    echo = Echo(
        message=_message_of(event),
        who=event.who,
        group=event.group,
        at=event.at.timestamp(),
        skeleton=reading.skeleton,
        sketch=reading.sketch,
        words=reading.words,
    )
    draft.put(draft.echoes().adding(echo, echo.at - clause.within.total_seconds()))


def _since(timed: tuple[Said, ...], since: float) -> tuple[Said, ...]:
    """Drop what is older; the oldest stands first, so nothing is looked at twice."""
    first = 0
    while first < len(timed) and timed[first].at < since:
        first += 1
    return timed[first:] if first else timed
