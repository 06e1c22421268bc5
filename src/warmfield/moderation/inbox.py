"""Put a request before the staff: into the inbox, and as a private word to the first who can be reached."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import msgspec

from warmfield.community.actions import Tell
from warmfield.community.capabilities import Can
from warmfield.community.ids import GroupId, MemberId, PersonId, RequestId
from warmfield.community.records import InboxRecord, Timer
from warmfield.community.requests import Request
from warmfield.moderation.moment import Moment
from warmfield.moderation.told.for_staff import request_text

LATE_AFTER = timedelta(hours=12)
"""An unanswered request is brought to the next person after this long: half a day, one evening."""
STAFF = "staff"
"""Stands for the clause in ids of words to staff: when one is refused, nothing more is asked."""


def ask_staff(moment: Moment, make: Callable[[RequestId], Request]) -> Request:
    """Make a request, tell the first reachable decider, and set the timer that reminds the next."""
    request = moment.draft.ask(make)
    tell_decider(moment, request)
    moment.draft.timers.append(
        Timer(
            id=late_timer(request.id),
            sort="request_late",
            due=moment.now + LATE_AFTER,
            group=request.group,
            about=request.id,
        )
    )
    return request


def tell_decider(moment: Moment, request: Request, nth: int = 0) -> None:
    """Tell the `nth` reachable decider, counted from 0; nobody when there are fewer."""
    reached = list(reachable(moment, request))
    if request.group is None or nth >= len(reached):
        return
    text = request_text(
        moment.rulebook, request, moment.nickname(request.group, request.member or MemberId(""))
    )
    say_to_staff(moment, request.group, reached[nth], text)


def say_to_staff(moment: Moment, group: GroupId, account: MemberId, text: str) -> None:
    tell = Tell(id=moment.action_id(STAFF, "tell"), group=group, member=account, text=text)
    moment.draft.actions.append(tell)


def reachable(moment: Moment, request: Request) -> Iterator[MemberId]:
    """Give an account of each person to ask who can be told on the group's platform, in their order."""
    if request.group is None:
        return
    ends = moment.rulebook.capabilities(request.group)
    if Can.TELL not in ends.can:
        return
    for person in to_ask(moment, request):
        account = next(iter(moment.rulebook.accounts(person, ends.platform)), None)
        if account is not None and person != request.not_for:
            yield account


def to_ask(moment: Moment, request: Request) -> tuple[PersonId, ...]:
    """The deciders; where a role is asked for (a mediator), those who have it come first."""
    deciders = moment.rulebook.deciders(request.group)
    role = request.subject.get("role")
    people = moment.rulebook.plan.people
    asked = [who for who in (*deciders, *people) if who in people and role in people[who].roles]
    return tuple(dict.fromkeys([*asked, *deciders]))


def late_timer(request: RequestId) -> str:
    return f"request_late/{request}"


def close(moment: Moment, request: Request, state: str, by: PersonId | None = None) -> Request:
    """Take a request out of the inbox as `approved`, `refused` or `done`."""
    closed = msgspec.structs.replace(request, state=state, answered_by=by, answered_at=moment.now)
    inbox = moment.draft.inbox()
    still = tuple(one for one in inbox.open if one != request.id)
    moment.draft.put(InboxRecord(open=still, made=inbox.made))
    moment.draft.put(closed)
    moment.draft.cancelled.append(late_timer(request.id))
    return closed


def open_requests(moment: Moment) -> Iterator[Request]:
    """The open requests, oldest first."""
    for number in moment.draft.inbox().open:
        request = moment.draft.get(Request, number)
        if request is not None and request.state == "open":
            yield request
