"""An item of the inbox is put off and comes back, is nobody's in particular, or is open again."""

from datetime import datetime

from msgspec.structs import replace

from warmfield.acts.inbox import back_timer, late_timer, tell_again, wait_on
from warmfield.acts.moment import Moment
from warmfield.community.ids import PersonId, RequestId
from warmfield.community.records import Timer
from warmfield.community.requests import Request


def put_off(moment: Moment, request: Request, until: datetime, by: PersonId | None) -> None:
    """Nobody is asked or reminded meanwhile."""
    moment.draft.put(replace(request, snoozed_until=until, snoozed_by=by))
    moment.draft.cancelled.append(late_timer(request.id))
    back = Timer(
        id=back_timer(request.id), sort="request_back", due=until, group=request.group, about=request.id
    )
    moment.draft.timers.append(back)


def come_back(moment: Moment, number: RequestId) -> None:
    """The time is over: whoever has it is told that it is still open."""
    request = moment.draft.get(Request, number)
    if request is None or request.state != "open" or request.snoozed_until is None:
        return
    back = replace(request, snoozed_until=None, snoozed_by=None)
    moment.draft.put(back)
    moment.draft.cancelled.append(back_timer(number))
    if moment.now >= request.snoozed_until:
        tell_again(moment, back)
    wait_on(moment, back)


def leave_open(moment: Moment, request: Request) -> None:
    """Nobody in particular sees to it any more."""
    left = replace(request, taken_by=None, reminded=False)
    moment.draft.put(left)
    wait_on(moment, left)


def open_again(moment: Moment, request: Request) -> None:
    """It stands in the inbox as if it had not been answered, in its old place."""
    opened = replace(request, state="open", answered_by=None, answered_at=None, taken_by=None, reminded=False)
    inbox = moment.draft.inbox()
    still = sorted({*inbox.open, request.id}, key=lambda number: int(number.removeprefix("r")))
    handled = tuple(one for one in inbox.handled if one != request.id)
    moment.draft.put(replace(inbox, open=tuple(still), handled=handled))
    moment.draft.put(opened)
    wait_on(moment, opened)
