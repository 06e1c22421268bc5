"""The only way the clock speaks in a group: what the agenda gave a place, and nothing else."""

from datetime import timedelta

from msgspec.structs import replace

from warmfield.acts.carry import carry
from warmfield.acts.moment import Moment
from warmfield.community.actions import Post
from warmfield.community.ids import ClauseNumber
from warmfield.community.rhythm_records import Posted
from warmfield.rhythm.sorts import SORTS
from warmfield.rhythm.wish import Item

POSTS_KEPT = timedelta(days=3)
MOST_POSTS = 60


def say(moment: Moment, item: Item, text: str) -> None:
    """Post `text` for an item, and count it. In a dry run it counts, and nothing is posted."""
    row = ClauseNumber(SORTS[item.wish.sort].row)
    if moment.rulebook.plan.mode != "dry":
        post = Post(id=moment.action_id(row, "post"), group=item.group, clause=row, text=text)
        carry(moment, [post])
    record = moment.draft.rhythm(item.group)
    now = moment.now.timestamp()
    kept = tuple(one for one in record.posted if one.at > now - POSTS_KEPT.total_seconds())
    said = Posted(now, item.wish.sort, item.wish.key)
    moment.draft.put(replace(record, posted=(*kept, said)[-MOST_POSTS:]))
