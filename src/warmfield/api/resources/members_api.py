"""Members of your groups, and what the staff know of them."""

from collections.abc import Iterator
from typing import Any

import msgspec
from fastapi import APIRouter, Response

from warmfield.api.caller import Caller, Who, tag_of
from warmfield.api.cursors import Cursor, Limit, paged, place_in
from warmfield.api.faults import Refused
from warmfield.api.guarded_route import REFUSALS, GuardedRoute, needs
from warmfield.api.shapes.member_shapes import (
    Erased,
    Erasing,
    Facts,
    MarkShape,
    MemberShape,
    MembershipShape,
    Noting,
)
from warmfield.api.shapes.shape import Page
from warmfield.community.draft import membership_key
from warmfield.community.findings import Decision
from warmfield.community.ids import MemberId
from warmfield.community.member_commands import NoteWritten
from warmfield.community.records import Mark, MemberRecord, MembershipRecord
from warmfield.community.staff_commands import MemberFacts
from warmfield.wording import later

OF_THE_TEAM = later("Somebody of the team isn't erased; take them out of the plan first.")
routes = APIRouter(route_class=GuardedRoute, tags=["members"], responses=REFUSALS)


@routes.get("/groups/{group}/members", openapi_extra=needs("members"))
async def list_members(
    who: Who, group: str, limit: Limit = 50, cursor: Cursor = None
) -> Page[MembershipShape]:
    """Who is or was in a group, in the order of their accounts."""
    at, after = who.group(group), place_in(cursor, "members", str)

    async def look(count: int) -> list[MembershipRecord]:
        last = None if after is None else MemberId(after)
        return await who.ports.archive.memberships(at, after=last, limit=count)

    return await paged("members", limit, look, lambda one: one.member, _membership)


@routes.get("/members/{member:path}/export", openapi_extra=needs("export"))
async def export_member(who: Who, member: str) -> dict[str, Any]:
    """Everything that is kept about them, as `warmfield member export` writes it."""
    _member(who, MemberId(member))
    kept: dict[str, Any] = msgspec.json.decode(await who.ports.of_member.kept(MemberId(member)))
    return kept


@routes.get("/members/{member:path}", openapi_extra=needs("members"))
async def show_member(who: Who, member: str, response: Response) -> MemberShape:
    """A member of your groups. Their id may hold any sign, which stands in the address encoded."""
    shape = _member(who, MemberId(member))
    response.headers["ETag"] = tag_of(shape)
    return shape


@routes.post("/members/{member:path}/erase", openapi_extra=needs("erase", once=True))
async def erase_member(who: Who, member: str, sent: Erasing) -> Erased:
    """Words, names and account go everywhere, for good. Somebody of the team leaves the plan first."""
    named = MemberId(member)
    _member(who, named)
    if sent.account != named:
        raise Refused("wrong_shape", errors=[{"where": "body.account", "what": "The member's account."}])
    if who.rulebook.person_id(named) is not None:
        raise Refused("unclear", why=who.words(OF_THE_TEAM))
    return Erased(erased=await who.ports.of_member.erase(named, who.person))


@routes.post("/members/{member:path}/notes", openapi_extra=needs("members", once=True))
async def write_note(who: Who, member: str, sent: Noting) -> MemberShape:
    """Write a note for the other staff."""
    named = MemberId(member)
    _member(who, named)
    group = None if sent.group is None else who.group(sent.group)
    if await who.done() is None:
        note = NoteWritten(
            at=who.now, id=who.event_name, who=named, text=sent.text, group=group, by=who.person
        )
        await who.ask(note)
    return _member(who, named)


@routes.post("/members/{member:path}/facts", openapi_extra=needs("member_facts", once=True, match=True))
async def note_facts(who: Who, member: str, sent: Facts) -> MemberShape:
    """Note what the staff know."""
    shape = _member(who, MemberId(member))
    if await who.done() is None:
        who.must_match(shape)
        if sent.grade and sent.grade not in who.rulebook.plan.grades:
            errors = [{"where": "body.grade", "what": ", ".join(who.rulebook.plan.grades)}]
            raise Refused("wrong_shape", errors=errors)
        facts = sent.model_dump(exclude_none=True)
        await who.ask(
            MemberFacts(at=who.now, id=who.event_name, who=MemberId(member), by=who.person, **facts)
        )
    return _member(who, MemberId(member))


def _member(who: Caller, named: MemberId) -> MemberShape:
    """Raises Refused for whom none of your groups knows."""
    here = list(_memberships(who, named))
    if not here:
        raise Refused("not_here")
    record = who.view.get(MemberRecord, named) or MemberRecord(id=named)
    return MemberShape(
        id=named,
        person=who.rulebook.person_id(named),
        grade=record.grade,
        joined=record.joined,
        paid=record.paid,
        on_leave_until=record.on_leave_until,
        first_seen=record.first_seen,
        attended_at=record.attended_at,
        marks=[_mark(one) for one in record.marks if _is_ours(who, one)],
        memberships=[_membership(one) for one in here],
    )


def _memberships(who: Caller, named: MemberId) -> Iterator[MembershipRecord]:
    found = (who.view.get(MembershipRecord, membership_key(at, named)) for at in who.groups)
    yield from (one for one in found if one is not None)


def _is_ours(who: Caller, mark: Mark) -> bool:
    decision = who.view.get(Decision, mark.decision)
    return decision is not None and decision.group in who.groups


def _mark(one: Mark) -> MarkShape:
    return MarkShape(clause=one.clause, rung=one.rung, at=one.at, until=one.until, decision=one.decision)


def _membership(one: MembershipRecord) -> MembershipShape:
    return MembershipShape(
        group=one.group,
        member=one.member,
        nickname=one.nickname,
        present=one.present,
        joined=one.joined,
        invited_by=one.invited_by,
        messages=one.messages,
        last_message=one.last_message,
        muted_until=one.muted_until,
    )
