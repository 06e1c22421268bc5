"""The only way the clock speaks in a group: what the agenda gave a place, and nothing else."""

from datetime import timedelta

from msgspec.structs import replace

from warmfield.acts.carry import carry
from warmfield.acts.moment import Moment
from warmfield.community.actions import Post
from warmfield.community.ids import ActionId, ClauseNumber
from warmfield.community.months import MonthRecord, month_key, with_post
from warmfield.community.rhythm_records import Posted
from warmfield.rhythm.local_time import day_of, zone_of
from warmfield.rhythm.sorts import SORTS
from warmfield.rhythm.wish import Item

POSTS_KEPT = timedelta(days=3)
MOST_POSTS = 60


def as_worded(moment: Moment, item: Item, text: str) -> str:
    """The words of a person, where somebody reworded it for today."""
    day = day_of(moment.now, zone_of(moment.rulebook)).toordinal()
    own = moment.draft.rhythm(item.group).rewords(item.wish.key, day)
    return text if own is None else own.text


def say(moment: Moment, item: Item, text: str) -> ActionId | None:
    """Post `text` for an item, and count it. In a dry run it counts, and nothing is posted: None."""
    text = as_worded(moment, item, text)
    row = ClauseNumber(SORTS[item.wish.sort].row)
    action = None
    if moment.rulebook.plan.mode != "dry":
        action = moment.action_id(row, "post")
        carry(moment, [Post(id=action, group=item.group, clause=row, text=text)])
        _count(moment, item)
    record = moment.draft.rhythm(item.group)
    now = moment.now.timestamp()
    kept = tuple(one for one in record.posted if one.at > now - POSTS_KEPT.total_seconds())
    said = Posted(now, item.wish.sort, item.wish.key)
    moment.draft.put(replace(record, posted=(*kept, said)[-MOST_POSTS:]))
    return action


def _count(moment: Moment, item: Item) -> None:
    today = day_of(moment.now, zone_of(moment.rulebook))
    key = month_key(item.group, today)
    month = moment.draft.get(MonthRecord, key) or MonthRecord(id=key)
    moment.draft.put(with_post(month, today.toordinal(), item.wish.sort))
