"""Put a request before the staff: into the inbox, and to one person after the other until it is taken."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from warmfield.acts.awake import when_awake
from warmfield.acts.for_staff import request_text, still_yours
from warmfield.acts.moment import Moment
from warmfield.acts.whom import Way, reachable, way_to
from warmfield.community.actions import Tell
from warmfield.community.draft import Draft, View
from warmfield.community.ids import MemberId, PersonId, RequestId
from warmfield.community.records import InboxRecord, Timer
from warmfield.community.requests import Request

LATE_AFTER = timedelta(hours=12)
"""Half a day, one evening: so long a person has for a request, where it says nothing else."""
HANDLED_KEPT = 30
STAFF = "staff"
DUTY = "duty"
"""Stand for the clause in ids of words to staff: when one is refused, nothing more is asked."""


def ask_staff(
    moment: Moment,
    make: Callable[[RequestId], Request],
    wait: timedelta = LATE_AFTER,
    *,
    late: datetime | None = None,
) -> Request:
    """Make a request and put it to whoever is on duty; to the next, by day, when it isn't taken in time.

    `late` is when the second is asked, where that isn't `wait` later. What is put to people by name has
    time until the morning.
    """
    request = moment.draft.ask(lambda number: replace(make(number), wait=wait.total_seconds()))
    morning = when_awake(moment.rulebook, moment.now)
    if request.whom and morning != moment.now:
        _ring(moment, request, morning)
        return request
    return ask_next(moment, request, late) or request


def ask_next(moment: Moment, request: Request, late: datetime | None = None) -> Request | None:
    """Put it to the next who wasn't asked; None when nobody is left. It stays in the inbox either way."""
    left = ((who, way) for who, way in reachable(moment, request) if who not in request.asked)
    person, way = next(left, (None, None))
    if person is None or way is None:
        return None
    asked = replace(request, asked=(*request.asked, person), taken_by=None, reminded=False)
    moment.draft.put(asked)
    tell_staff(moment, way, _text(moment, asked))
    if next(left, None) is not None:
        wait_on(moment, asked, late)
    return asked


def not_taken_in_time(moment: Moment, number: RequestId) -> None:
    """The time to answer is over: who took it is reminded once, else it goes to the next."""
    request = moment.draft.get(Request, number)
    if request is None or request.state != "open":
        return
    if request.taken_by is None or request.reminded:
        ask_next(moment, request)
        return
    reminded = replace(request, reminded=True)
    moment.draft.put(reminded)
    tell_again(moment, reminded)
    wait_on(moment, reminded)


def take(moment: Moment, request: Request, person: PersonId) -> Request:
    """The person sees to it: nobody else is asked, and they are reminded when it isn't done in time."""
    asked = tuple(dict.fromkeys((*request.asked, person)))
    taken = replace(request, taken_by=person, asked=asked, reminded=False)
    moment.draft.put(taken)
    wait_on(moment, taken)
    return taken


def pass_on(moment: Moment, request: Request, person: PersonId) -> Request | None:
    """The person doesn't see to it: the next is asked at once. None when nobody is left."""
    left = replace(request, asked=tuple(dict.fromkeys((*request.asked, person))), taken_by=None)
    moment.draft.put(left)
    moment.draft.cancelled.append(late_timer(request.id))
    return ask_next(moment, left)


def tell_again(moment: Moment, request: Request) -> None:
    """Tell whoever has it now that there is news, or that it is still open."""
    person = request.taken_by or (request.asked[-1] if request.asked else None)
    way = None if person is None else way_to(moment, person, request.group)
    if way is not None:
        still = still_yours(moment.words(request.group)) if request.reminded else ""
        tell_staff(moment, way, "\n".join(line for line in (still, _text(moment, request)) if line))


def wait_on(moment: Moment, request: Request, late: datetime | None = None) -> None:
    by_day = when_awake(moment.rulebook, moment.now + timedelta(seconds=request.wait))
    _ring(moment, request, late or by_day)


def _ring(moment: Moment, request: Request, due: datetime) -> None:
    late = Timer(
        id=late_timer(request.id), sort="request_late", due=due, group=request.group, about=request.id
    )
    moment.draft.timers.append(late)


def tell_staff(moment: Moment, way: Way, text: str, about: str = STAFF) -> None:
    group, account = way
    tell = Tell(id=moment.action_id(about, "tell"), group=group, member=account, text=text)
    moment.draft.actions.append(tell)


def _text(moment: Moment, request: Request) -> str:
    group, member = request.group, request.member
    name = "" if group is None else moment.nickname(group, member or MemberId(""))
    return request_text(moment.rulebook, request, name)


def late_timer(request: RequestId) -> str:
    return f"request_late/{request}"


def back_timer(request: RequestId) -> str:
    return f"request_back/{request}"


def close(moment: Moment, request: Request, state: str, by: PersonId | None = None) -> Request:
    """Take a request out of the inbox as `approved`, `refused`, `done` or `over`."""
    closed = replace(request, state=state, answered_by=by, answered_at=moment.now)
    inbox = moment.draft.inbox()
    still = tuple(one for one in inbox.open if one != request.id)
    handled = (*(one for one in inbox.handled if one != request.id), request.id)[-HANDLED_KEPT:]
    moment.draft.put(replace(inbox, open=still, handled=handled))
    moment.draft.put(closed)
    moment.draft.cancelled += (late_timer(request.id), back_timer(request.id))
    return closed


def open_requests(moment: Moment) -> Iterator[Request]:
    return open_in(moment.draft)


def open_in(view: View | Draft) -> Iterator[Request]:
    """The open requests, oldest first."""
    inbox = view.get(InboxRecord, "") or InboxRecord()
    for number in inbox.open:
        request = view.get(Request, number)
        if request is not None and request.state == "open":
            yield request
