"""What shows that somebody is there, though they write nothing: reading, a reaction, a private word."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.acts.present import appears
from warmfield.community.events import Present, Reacted, Read, Whispered
from warmfield.community.ids import GroupId, MemberId
from warmfield.rhythm.lurkers.thanks_heard import thanked_by_sign

A_DAY = timedelta(days=1)
"""Signs are noted once a day: they are measured in months."""


def is_there(moment: Moment, event: Present) -> None:
    """Known from now on, by the name the platform gives where we know no later one."""
    here = appears(moment.draft, moment.draft.membership(event.group, event.who))
    moment.draft.put(replace(here, nickname=here.nickname or event.nickname, present=True))


def has_read(moment: Moment, event: Read) -> None:
    here = appears(moment.draft, moment.draft.membership(event.group, event.who))
    moment.draft.put(replace(here, signs=replace(here.signs, read=event.at)))


def has_reacted(moment: Moment, event: Reacted) -> None:
    """A 👍 says “I'm reading” as well as words do."""
    here = moment.draft.membership(event.group, event.who)
    if not here.listed or _is_news(here.signs.given, event.at):
        here = appears(moment.draft, here)
        moment.draft.put(replace(here, signs=replace(here.signs, given=event.at, read=event.at)))
    thanked_by_sign(moment, event)


def has_whispered(moment: Moment, event: Whispered) -> tuple[GroupId, ...]:
    """Any private word keeps the place in every group that was asked about; give those groups."""
    member = moment.draft.member(event.who)
    asked = tuple(one for one in member.told_in if moment.draft.membership(one, event.who).listed)
    for group in asked or (moment.home(event.who, event.group),):
        _note(moment, group, event.who)
    if member.told_in:
        moment.draft.put(replace(member, told_in=()))
    return asked


def _note(moment: Moment, group: GroupId, who: MemberId) -> None:
    here = moment.draft.membership(group, who)
    if here.listed and (_is_news(here.signs.given, moment.now) or moment.draft.member(who).told_in):
        moment.draft.put(replace(here, signs=replace(here.signs, given=moment.now)))


def _is_news(before: datetime | None, now: datetime) -> bool:
    return before is None or now - before >= A_DAY
