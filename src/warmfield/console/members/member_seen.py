"""What a member's page tells: what is known, decided, agreed to, noted by staff, and written lately."""

from urllib.parse import quote

from msgspec import Struct

from warmfield.acts.voice import text_in
from warmfield.community.calendar_records import SignUp
from warmfield.community.events import MessageSent
from warmfield.community.findings import Decision
from warmfield.community.game_records import GameRecord
from warmfield.community.ids import GroupId
from warmfield.community.member_commands import NoteWritten
from warmfield.community.records import CONSENTS, Consent, MembershipRecord
from warmfield.community.requests import Request
from warmfield.console.groups.group_past import decision_address, rung_said
from warmfield.console.members.member_at import MemberAt
from warmfield.console.members.nickname_seen import NicknameSeen, nickname_seen
from warmfield.console.visit import Visit
from warmfield.moderation.undo import can_be_undone
from warmfield.rules.reasons import sentence
from warmfield.wording import later

LAST = 20
CONSENT_NAMES = {
    "nickname": later("The child's name in the nickname"),
    "photos": later("Photos of activities"),
    "quotes": later("Being quoted in features"),
}
WAYS = {
    "in_writing": later("in writing"),
    "in_chat": later("in the chat"),
    "spoken": later("by word of mouth"),
}
"""How somebody said what they agree to."""


class SeatSeen(Struct, frozen=True, kw_only=True):
    seat: MembershipRecord
    group: str
    nickname: NicknameSeen
    points: int
    muted: bool
    unmute: str
    """Where a form takes the mute back, or empty."""


class DecisionLine(Struct, frozen=True, kw_only=True):
    decision: Decision
    title: str
    why: str
    address: str
    undoable: bool


class ConsentLine(Struct, frozen=True, kw_only=True):
    about: str
    name: str
    latest: Consent | None
    how: str


class MemberSeen(Struct, frozen=True, kw_only=True):
    member: MemberAt
    roles: tuple[str, ...]
    grade: str
    seats: tuple[SeatSeen, ...]
    decisions: tuple[DecisionLine, ...]
    requests: tuple[Request, ...]
    notes: tuple[NoteWritten, ...]
    messages: tuple[MessageSent, ...]
    sign_ups: tuple[SignUp, ...]
    consents: tuple[ConsentLine, ...]


async def member_seen(visit: Visit, member: MemberAt) -> MemberSeen:
    archive, here = visit.ports.archive, _whose(visit)
    decisions = await archive.decisions(member=member.id, groups=here, limit=LAST)
    requests = await archive.requests(member=member.id, groups=here, limit=LAST)
    notes = await archive.journal(kinds=["note_written"], who=member.id, limit=LAST)
    signed = await visit.ports.of_member.sign_ups(member.id)
    wrote = await archive.journal(kinds=["message"], who=member.id, groups=here, limit=LAST)
    record, grade = member.record, visit.rulebook.plan.grades.get(member.record.grade)
    return MemberSeen(
        member=member,
        roles=visit.rulebook.roles(member.id),
        grade=record.grade if grade is None else text_in(grade.name, visit.words.language),
        seats=tuple(_seat(visit, member, seat, decisions) for seat in member.seats),
        decisions=tuple(_line(visit, one) for one in decisions if one.band != "pass"),
        requests=tuple(requests),
        notes=tuple(one.event for one in notes if isinstance(one.event, NoteWritten)),
        messages=tuple(one.event for one in wrote if isinstance(one.event, MessageSent)),
        sign_ups=tuple(one for one in signed if one.group in visit.groups)[:LAST],
        consents=tuple(_consent(visit, member, about) for about in CONSENTS),
    )


def _whose(visit: Visit) -> tuple[GroupId, ...]:
    """Empty for all: who may see every group isn't asked for each."""
    return () if len(visit.groups) == len(visit.rulebook.plan.groups) else visit.groups


def _seat(visit: Visit, member: MemberAt, seat: MembershipRecord, decisions: list[Decision]) -> SeatSeen:
    muted = seat.muted_until is not None and seat.muted_until > visit.now
    by = next((one for one in decisions if _mutes(one, seat)), None) if muted else None
    game = visit.view.get(GameRecord, seat.group)
    points = 0 if game is None else sum(one.points for one in game.season if one.who == member.id)
    return SeatSeen(
        seat=seat,
        group=visit.rulebook.group(seat.group).name,
        nickname=NicknameSeen() if visit.rulebook.person_id(member.id) else nickname_seen(visit, seat),
        points=points,
        muted=muted,
        unmute=f"{decision_address(by)}/undo" if by is not None else "",
    )


def _mutes(decision: Decision, seat: MembershipRecord) -> bool:
    return decision.group == seat.group and decision.rung == "mute" and can_be_undone(decision)


def _line(visit: Visit, one: Decision) -> DecisionLine:
    return DecisionLine(
        decision=one,
        title=visit.words(
            "{what} (house rule {number})", what=rung_said(visit, one), number=one.findings[0].clause
        ),
        why=sentence(one.findings[0], visit.words),
        address=decision_address(one),
        undoable=can_be_undone(one),
    )


def _consent(visit: Visit, member: MemberAt, about: str) -> ConsentLine:
    latest = next((one for one in reversed(member.record.consents) if one.about == about), None)
    how = "" if latest is None else latest.how
    return ConsentLine(
        about=about,
        name=visit.words(CONSENT_NAMES[about]),
        latest=latest,
        how=visit.words(WAYS[how]) if how in WAYS else "",
    )


def address_of(member: MemberAt) -> str:
    return f"/members/{quote(member.id)}"
