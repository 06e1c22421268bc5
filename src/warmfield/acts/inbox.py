"""Put a request before the staff: into the inbox, and as a private word to the first who can be reached."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice

import msgspec

from warmfield.acts.awake import when_awake
from warmfield.acts.for_staff import request_text
from warmfield.acts.moment import Moment
from warmfield.community.actions import Tell
from warmfield.community.capabilities import Can
from warmfield.community.ids import GroupId, MemberId, PersonId, RequestId
from warmfield.community.records import Timer
from warmfield.community.requests import Request

LATE_AFTER = timedelta(hours=12)
"""An unanswered request is brought to the next person after this long: half a day, one evening."""
HANDLED_KEPT = 30
STAFF = "staff"
"""Stands for the clause in ids of words to staff: when one is refused, nothing more is asked."""


def ask_staff(moment: Moment, make: Callable[[RequestId], Request], late: datetime | None = None) -> Request:
    """Make a request, tell the first reachable decider, and set the timer that reminds the next, by day.

    `late` is when the next is told; None: after half a day.
    """
    request = moment.draft.ask(make)
    tell_decider(moment, request)
    moment.draft.timers.append(
        Timer(
            id=late_timer(request.id),
            sort="request_late",
            due=late or when_awake(moment.rulebook, moment.now + LATE_AFTER),
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
    name = moment.nickname(request.group, request.member or MemberId(""))
    group, account = reached[nth]
    text = request_text(moment.rulebook, request, name)
    moment.draft.actions.append(
        Tell(id=moment.action_id(STAFF, "tell"), group=group, member=account, text=text)
    )


def reachable(moment: Moment, request: Request) -> Iterator[tuple[GroupId, MemberId]]:
    """Give an account of each person to ask, in their order, and a group of the account's platform.

    On the group's own platform where it can tell and they are there; else on any other that can.
    """
    if request.group is None:
        return
    ways = ways_near(moment, request.group)
    for person in to_ask(moment, request):
        if person != request.not_for:
            yield from first(moment, person, ways)


def ways_near(moment: Moment, group: GroupId) -> list[tuple[str, GroupId]]:
    """The platforms on which people can be told, with a group there: the group's own first."""
    ways = {
        platform: at
        for at in (*reversed(moment.rulebook.plan.groups), group)
        if Can.TELL in moment.rulebook.capabilities(at).can
        for platform in [moment.rulebook.group(at).platform]
    }
    near = moment.rulebook.group(group).platform
    return sorted(ways.items(), key=lambda way: way[0] != near)


def first(
    moment: Moment, person: PersonId, ways: Sequence[tuple[str, GroupId]]
) -> Iterator[tuple[GroupId, MemberId]]:
    """The first way by which the person is reached, or none."""
    reached = ((group, one) for platform, group in ways for one in moment.rulebook.accounts(person, platform))
    yield from islice(reached, 1)


def to_ask(moment: Moment, request: Request) -> tuple[PersonId, ...]:
    """The deciders; before them who has the role that is asked for, and first of all who is named."""
    deciders = moment.rulebook.deciders(request.group)
    role = request.subject.get("role")
    people = moment.rulebook.plan.people
    asked = [who for who in (*deciders, *people) if who in people and role in people[who].roles]
    named = [who for who in people if who == request.subject.get("person")]
    return tuple(dict.fromkeys([*named, *asked, *deciders]))


def late_timer(request: RequestId) -> str:
    return f"request_late/{request}"


def close(moment: Moment, request: Request, state: str, by: PersonId | None = None) -> Request:
    """Take a request out of the inbox as `approved`, `refused` or `done`."""
    closed = msgspec.structs.replace(request, state=state, answered_by=by, answered_at=moment.now)
    inbox = moment.draft.inbox()
    still = tuple(one for one in inbox.open if one != request.id)
    handled = (*(one for one in inbox.handled if one != request.id), request.id)[-HANDLED_KEPT:]
    moment.draft.put(msgspec.structs.replace(inbox, open=still, handled=handled))
    moment.draft.put(closed)
    moment.draft.cancelled.append(late_timer(request.id))
    return closed


def open_requests(moment: Moment) -> Iterator[Request]:
    """The open requests, oldest first."""
    for number in moment.draft.inbox().open:
        request = moment.draft.get(Request, number)
        if request is not None and request.state == "open":
            yield request
