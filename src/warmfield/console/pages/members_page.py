"""Members: looked up by nickname, neighbourhood or account; narrowed by group, grade and what they are."""

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlencode

from msgspec import Struct

from warmfield.acts.voice import text_in
from warmfield.community.ids import GroupId, MemberId
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.times_said import since
from warmfield.console.visit import Visit
from warmfield.engine.member_book import NEW, Listed, Sought, seats_in
from warmfield.wording import later

ON_PAGE = 50
LONGEST = 80
ONLY = {
    "": later("Everybody"),
    "new": later("New this week"),
    "silent": later("Silent for a month"),
    "muted": later("Muted"),
    "leave": later("On leave"),
    "left": later("No longer here"),
}


class MemberRow(Struct, frozen=True, kw_only=True):
    id: MemberId
    nickname: str
    groups: tuple[str, ...]
    grade: str
    last: str
    messages: int
    roles: tuple[str, ...]
    new: bool
    muted: bool
    leave: bool


class Asked(Struct, frozen=True, kw_only=True):
    """What the address says; an unknown filter is passed over."""

    text: str
    group: GroupId | None
    grade: str
    only: str
    page: int

    def address(self, **changed: str | int) -> str:
        """The same list with something changed; back to its first page unless that is what changes."""
        asked = {"q": self.text, "group": self.group or "", "grade": self.grade, "only": self.only, **changed}
        left = {name: value for name, value in asked.items() if value}
        return f"/members?{urlencode(left)}" if left else "/members"


def asked_in(visit: Visit) -> Asked:
    group, grade, only = (visit.asked.get(name, "") for name in ("group", "grade", "only"))
    page = visit.asked.get("page", "")
    return Asked(
        text=" ".join(visit.asked.get("q", "")[:LONGEST].split()),
        group=GroupId(group) if group in visit.groups else None,
        grade=grade if grade in visit.rulebook.plan.grades else "",
        only=only if only in ONLY else "",
        page=int(page) if page.isdecimal() and len(page) < 6 and int(page) else 1,
    )


async def _members(visit: Visit) -> Values:
    asked, book = asked_in(visit), await visit.ports.members()
    found = book.find(
        Sought(
            groups=frozenset(visit.groups),
            now=visit.now,
            group=asked.group,
            grade=asked.grade,
            only=asked.only,
            text=asked.text,
        )
    )
    shown = found[(asked.page - 1) * ON_PAGE : asked.page * ON_PAGE]
    return {
        "asked": asked,
        "count": len(found),
        "rows": [row_of(visit, one) for one in shown],
        "filters": list(_filters(asked)),
        "grades": grades_of(visit),
        "earlier": asked.address(page=asked.page - 1) if asked.page > 1 else "",
        "further": asked.address(page=asked.page + 1) if len(found) > asked.page * ON_PAGE else "",
    }


def row_of(visit: Visit, one: Listed) -> MemberRow:
    seats = sorted(seats_in(one, frozenset(visit.groups)), key=lambda seat: (not seat.present, -seat.last))
    now, last = visit.now.timestamp(), max((seat.last for seat in seats), default=0.0)
    grade = visit.rulebook.plan.grades.get(one.grade)
    return MemberRow(
        id=one.member,
        nickname=next((seat.nickname for seat in seats if seat.nickname), "") or one.member,
        groups=tuple(visit.rulebook.group(seat.group).name for seat in seats),
        grade=one.grade if grade is None else text_in(grade.name, visit.words.language),
        last=since(visit, datetime.fromtimestamp(last, UTC)) if last else visit.words("never"),
        messages=sum(seat.messages for seat in seats),
        roles=visit.rulebook.roles(one.member),
        new=any(seat.present and seat.joined > now - NEW.total_seconds() for seat in seats),
        muted=any(seat.muted_until > now for seat in seats),
        leave=one.leave_until > now,
    )


def grades_of(visit: Visit) -> dict[str, str]:
    """By key: what the plan calls them."""
    grades = visit.rulebook.plan.grades
    return {at: text_in(one.name, visit.words.language) for at, one in grades.items()}


def _filters(asked: Asked) -> Iterator[tuple[str, str, bool]]:
    for only, label in ONLY.items():
        yield asked.address(only=only), label, only == asked.only


DOORS = (Door("/members", Shown("members.html", "/members", _members), "members"),)
