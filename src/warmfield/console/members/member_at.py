"""The member in a page's address, as far as the reader may see them."""

from msgspec import Struct
from starlette.exceptions import HTTPException

from warmfield.community.draft import membership_key
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import MemberRecord, MembershipRecord
from warmfield.console.visit import Visit
from warmfield.engine.member_book import ERASED, seats_in


class MemberAt(Struct, frozen=True, kw_only=True):
    """`seats` are their memberships in the reader's groups, where they are first."""

    id: MemberId
    record: MemberRecord
    seats: tuple[MembershipRecord, ...]

    @property
    def name(self) -> str:
        return next((seat.nickname for seat in self.seats if seat.nickname), "") or self.id

    def seat(self, group: GroupId) -> MembershipRecord | None:
        return next((seat for seat in self.seats if seat.group == group), None)


async def member_at(visit: Visit) -> MemberAt:
    """Raises HTTPException 404 where they are in none of the reader's groups, or nobody."""
    member = MemberId(visit.given.get("member", ""))
    listed = (await visit.ports.members()).get(member)
    if listed is None or member.startswith(ERASED):
        raise HTTPException(404)
    groups = [seat.group for seat in seats_in(listed, frozenset(visit.groups))]
    found = (visit.view.get(MembershipRecord, membership_key(group, member)) for group in groups)
    seats = sorted((one for one in found if one is not None), key=lambda one: not one.present)
    if not seats:
        raise HTTPException(404)
    record = visit.view.get(MemberRecord, member) or MemberRecord(id=member)
    return MemberAt(id=member, record=record, seats=tuple(seats))
