"""Sessions of a group: the one that is on, those ahead, and planning, changing, closing them."""

from collections.abc import Iterator
from datetime import datetime

from fastapi import APIRouter

from warmfield.api.caller import Caller, Who
from warmfield.api.faults import Refused
from warmfield.api.guarded_route import REFUSALS, GuardedRoute, needs
from warmfield.api.shapes.session_shapes import (
    SessionChanging,
    SessionClosing,
    SessionPlanning,
    SessionShape,
)
from warmfield.community.ids import GroupId
from warmfield.community.session_records import Planned, SessionRecord, Voice
from warmfield.community.staff_commands import SessionChanged, SessionClosed, SessionPlanned
from warmfield.rhythm.activities.activity_commands import FURTHEST
from warmfield.rhythm.sessions.session_slots import planned_ahead

routes = APIRouter(route_class=GuardedRoute, tags=["sessions"], responses=REFUSALS)
DAYS = 30
CHANGES = needs("plan_day", once=True)


@routes.get("/groups/{group}/sessions", openapi_extra=needs("look"))
async def list_sessions(who: Who, group: str) -> list[SessionShape]:
    """The one that is on, then those of the next 30 days, soonest first."""
    return list(_sessions(who, who.group(group)))


@routes.post("/groups/{group}/sessions", openapi_extra=CHANGES, status_code=201)
async def plan_session(who: Who, group: str, sent: SessionPlanning) -> list[SessionShape]:
    """Plan one; gives the group's sessions as they are then."""
    at = who.group(group)
    if await who.done() is None:
        _in_order(who, sent.starts, sent.ends)
        _is_new(who, at, sent)
        planned = SessionPlanned(
            at=who.now,
            id=who.event_name,
            group=at,
            topic=sent.topic,
            starts=sent.starts,
            ends=sent.ends,
            host=sent.host,
            speakers=tuple(sent.speakers),
            focus=sent.focus,
            by=who.person,
        )
        await who.ask(planned)
    return list(_sessions(who, at))


@routes.post("/groups/{group}/sessions/change", openapi_extra=CHANGES)
async def change_session(who: Who, group: str, sent: SessionChanging) -> list[SessionShape]:
    """Change the one that is on, or one ahead."""
    changed = SessionChanged(
        at=who.now,
        id=who.event_name,
        group=who.group(group),
        session=sent.session,
        topic=sent.topic or "",
        starts=sent.starts,
        ends=sent.ends,
        speakers=None if sent.speakers is None else tuple(sent.speakers),
        by=who.person,
    )
    return await _commanded(who, changed, sent.session)


@routes.post("/groups/{group}/sessions/close", openapi_extra=CHANGES)
async def close_session(who: Who, group: str, sent: SessionClosing) -> list[SessionShape]:
    """End the one that is on, or call off one ahead."""
    at = who.group(group)
    closed = SessionClosed(at=who.now, id=who.event_name, group=at, session=sent.session, by=who.person)
    return await _commanded(who, closed, sent.session)


async def _commanded(who: Caller, command: SessionChanged | SessionClosed, named: str) -> list[SessionShape]:
    if await who.done() is None:
        known = next((one for one in _sessions(who, command.group) if one.key == named), None)
        if known is None:
            raise Refused("not_here")
        if isinstance(command, SessionChanged):
            _in_order(who, command.starts or known.starts, command.ends, begun=known.state == "on")
        await who.ask(command)
    return list(_sessions(who, command.group))


def _in_order(who: Caller, starts: datetime, ends: datetime | None, *, begun: bool = False) -> None:
    """Raises Refused."""
    wrong = "body.starts" if not begun and not who.now < starts < who.now + FURTHEST else ""
    if ends is not None and ends <= max(starts, who.now):
        wrong = "body.ends"
    if wrong:
        what = "It must be ahead, and the end after the beginning."
        raise Refused("wrong_shape", errors=[{"where": wrong, "what": what}])


def _is_new(who: Caller, group: GroupId, sent: SessionPlanning) -> None:
    """Raises Refused."""
    if any((one.topic, one.starts) == (sent.topic, sent.starts) for one in _sessions(who, group)):
        raise Refused("nothing_to_do")


def _sessions(who: Caller, group: GroupId) -> Iterator[SessionShape]:
    record = who.view.get(SessionRecord, group)
    if record is not None and record.on is not None:
        yield _shape(group, record.on.of, record.on.since, record.on.until)
    for one in planned_ahead(who.scope(group), DAYS):
        yield _shape(group, one)


def _shape(
    group: GroupId, one: Planned, since: datetime | None = None, until: datetime | None = None
) -> SessionShape:
    return SessionShape(
        key=one.key,
        group=group,
        state="planned" if since is None else "on",
        topic=one.topic,
        starts=since or one.starts,
        ends=until or one.ends,
        host=None if one.host is None else _voice(one.host),
        speakers=[_voice(each) for each in one.speakers],
        focus=one.focus,
        place=one.place,
        by_staff=one.by_staff,
    )


def _voice(one: Voice) -> str:
    return one.person or one.member or one.name
