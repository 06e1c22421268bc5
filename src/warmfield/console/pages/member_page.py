"""One member: everything staff may know of them, with what staff can do about it."""

from collections.abc import Mapping

from warmfield.console.doors import Door
from warmfield.console.filled_form import Filled
from warmfield.console.frame import Shown, Values
from warmfield.console.members.member_at import MemberAt, member_at
from warmfield.console.members.member_seen import WAYS, address_of, member_seen
from warmfield.console.pages.members_page import grades_of
from warmfield.console.times_said import since, when
from warmfield.console.visit import Visit
from warmfield.moderation.by_staff import BY_HAND
from warmfield.moderation.told.explained import RUNGS

HOURS = (1, 6, 24, 72, 168)
"""How long a mute by hand may last."""


async def _member(visit: Visit) -> Values:
    return await member_values(visit, await member_at(visit))


async def member_values(visit: Visit, member: MemberAt, filled: Filled | None = None, at: str = "") -> Values:
    """`filled` is the form `at` that can't be taken as it is: what was typed stays, with what is wrong."""
    typed: Mapping[str, str] = {} if filled is None else filled.fields
    rulebook = visit.rulebook
    seats = [seat for seat in member.seats if seat.present]
    return {
        "seen": await member_seen(visit, member),
        "address": address_of(member),
        "grades": grades_of(visit),
        "ways": {way: visit.words(said) for way, said in WAYS.items()},
        "hours": HOURS,
        "rungs": {rung: visit.words(RUNGS[rung]) for rung in BY_HAND},
        "clauses": {one.number: one for seat in seats for one in rulebook.clauses(seat.group)},
        "here": [seat.group for seat in seats],
        "itself": rulebook.person_id(member.id) == visit.person_id,
        "form_at": at,
        "typed": typed,
        "wrong": {} if filled is None else filled.wrong,
        "when": lambda moment: when(visit, moment),
        "since": lambda moment: since(visit, moment),
    }


DOORS = (Door("/members/{member:path}", Shown("member.html", "/members", _member), "members"),)
