"""When the waiting time is over: one question to the staff about all who did nothing."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from msgspec.structs import replace

from warmfield.acts.amounts import zone
from warmfield.acts.inbox import ask_staff
from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId, RequestId
from warmfield.community.records import MembershipRecord
from warmfield.community.requests import Request
from warmfield.community.roster import ToldMember
from warmfield.plan.sections.rhythm_parts import Lurkers
from warmfield.rhythm.lurkers.lurker_words import last_word
from warmfield.rhythm.lurkers.silent_since import (
    ROW,
    heard_since,
    is_dry,
    sees_readers,
    settings_for,
    silent_since,
)
from warmfield.rhythm.lurkers.spared import why_spared
from warmfield.rhythm.wish import Item
from warmfield.wording import Words


def propose(moment: Moment, item: Item) -> None:
    """Whoever has answered meanwhile, left, or is spared by now is dropped without a word."""
    settings = settings_for(moment.rulebook, item.group)
    if settings is None or is_dry(moment.rulebook):
        return
    sweep = moment.draft.sweep(item.group)
    since = (moment.now - settings.wait).timestamp()
    over = [one for one in sweep.told if one.at <= since]
    silent = [one for one in over if still_silent(moment, item.group, settings, one)]
    waiting = tuple(one for one in sweep.told if one not in over)
    moment.draft.put(replace(sweep, told=waiting))
    for one in over:
        answered_no_more(moment, item.group, one)
    if silent:
        asked = ask_staff(moment, lambda number: _request(moment, item.group, number, silent))
        moment.draft.put(replace(moment.draft.sweep(item.group), proposed=tuple(silent), request=asked.id))


def still_silent(moment: Moment, group: GroupId, settings: Lurkers, told: ToldMember) -> bool:
    here = moment.draft.membership(group, told.member)
    if not here.listed or heard_since(here, told.at):
        return False
    member = moment.draft.member(told.member)
    return not member.erased and not why_spared(moment.rulebook, settings, here, member, moment.now)


def answered_no_more(moment: Moment, group: GroupId, told: ToldMember) -> None:
    """The assistant's question in the private talk is over; they may be asked in other groups again."""
    member = moment.draft.member(told.member)
    if group in member.told_in:
        left = tuple(one for one in member.told_in if one != group)
        moment.draft.put(replace(member, told_in=left))


def _request(moment: Moment, group: GroupId, number: RequestId, silent: Sequence[ToldMember]) -> Request:
    words = moment.words(group)
    return Request(
        id=number,
        sort="lurkers",
        at=moment.now,
        group=group,
        clause=ROW,
        event=moment.event.id,
        title=words.many(
            "{count} member of {group} stayed silent after a friendly word. May they go?",
            "{count} members of {group} stayed silent after a friendly word. May they go?",
            len(silent),
            group=moment.rulebook.group(group).name,
        ),
        ready=last_word(moment.rulebook, group, ""),
        subject={
            "role": "manager",
            "members": "\n".join(one.member for one in silent),
            "why": "\n".join(_lines(moment, words, group, number, silent)),
        },
    )


def _lines(
    moment: Moment, words: Words, group: GroupId, number: RequestId, silent: Sequence[ToldMember]
) -> Iterator[str]:
    if not sees_readers(moment.rulebook, group):
        yield words("Who reads can't be seen in this group, so this is only a question: they may be reading.")
    for nth, one in enumerate(silent, 1):
        yield f"{nth}. {_facts(moment, words, moment.draft.membership(group, one.member), one)}"
    if len(silent) > 1:
        yield words("To let some of them stay: “approve {number} except 2”.", number=number)
    yield words("Whoever you keep isn't asked again for a year.")


def _facts(moment: Moment, words: Words, here: MembershipRecord, told: ToldMember) -> str:
    clocks = zone(moment.rulebook.plan.community.time_zone)
    since = silent_since(here, moment.draft.rhythm(here.group).since)
    asked = datetime.fromtimestamp(told.at, UTC)
    said = words(
        "{name}: silent since {since:%Y-%m-%d}, asked on {asked:%Y-%m-%d}",
        name=here.nickname or told.member,
        since=since.astimezone(clocks),
        asked=asked.astimezone(clocks),
    )
    if not sees_readers(moment.rulebook, here.group):
        return said
    if here.signs.read is None:
        return words("{facts}; never seen reading", facts=said)
    return words("{facts}; last read on {day:%Y-%m-%d}", facts=said, day=here.signs.read.astimezone(clocks))
