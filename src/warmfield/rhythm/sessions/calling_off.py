"""A session ahead is called off or moved; the group hears of it where it may have heard of the session."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from warmfield.acts.amounts import clock_time
from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId
from warmfield.community.session_records import News, Planned
from warmfield.rhythm.sessions.on_and_over import without
from warmfield.rhythm.sessions.session_slots import FIXTURES

SOON = timedelta(days=1)
"""Of what staff planned for later than this the group has not heard yet."""
MOST_NEWS = 10


def call_off(moment: Moment, group: GroupId, planned: Planned) -> None:
    moment.draft.put(without(moment.draft.sessions(group), planned.key))
    if not heard_of(moment, planned):
        return
    words = moment.words(group)
    text = words(
        "“{topic}” ({starts}) can’t take place this time. Sorry!",
        topic=planned.topic,
        starts=clock_time(planned.starts, moment.rulebook.plan.community.time_zone),
    )
    tell_group(moment, group, planned, text, planned.starts)


def heard_of(moment: Moment, planned: Planned) -> bool:
    return planned.where == FIXTURES or planned.starts - moment.now <= SOON


def tell_group(moment: Moment, group: GroupId, planned: Planned, text: str, until: datetime) -> None:
    record = moment.draft.sessions(group)
    news = News(
        key=f"{planned.key}/news/{moment.event.id}",
        at=moment.now,
        until=max(until, moment.now),
        topic=planned.topic,
        text=text,
        where=planned.where,
    )
    fresh = (one for one in record.news if one.until > moment.now)
    moment.draft.put(replace(record, news=(*fresh, news)[-MOST_NEWS:]))
