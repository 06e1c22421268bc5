"""What carrying something out would do, seen beforehand: the same rooms, on a draft that nobody keeps."""

from datetime import datetime

from msgspec import Struct

from warmfield.acts.moment import Moment
from warmfield.community.actions import Post
from warmfield.community.draft import Draft
from warmfield.community.events import TimerDue
from warmfield.community.ids import EventId, TimerId
from warmfield.rhythm.carried_out import CARRIED_OUT
from warmfield.rhythm.wish import Item, Scope


class Previewed(Struct, frozen=True):
    """`text` is what is posted in the group, empty where nothing is; `asks` what staff are asked."""

    text: str
    asks: tuple[str, ...]


def preview(scope: Scope, item: Item, at: datetime | None = None) -> Previewed:
    """As the records stand now, and as if it were `at` (None: its hour). In a dry run nothing is posted."""
    when = at or item.at
    event = TimerDue(
        at=when, id=EventId(f"preview/{item.wish.key}"), timer=TimerId("preview"), group=item.group
    )
    moment = Moment(scope.rulebook, Draft(scope.view, when), event)
    CARRIED_OUT[item.wish.sort](moment, item)
    by_hand = (action for request in moment.draft.requests for action in request.on_approve)
    posts = [
        action.text
        for action in (*moment.draft.actions, *by_hand)
        if isinstance(action, Post) and action.group == item.group
    ]
    asks = tuple(request.title for request in moment.draft.requests if not request.on_approve)
    return Previewed("\n\n".join(posts), asks)
