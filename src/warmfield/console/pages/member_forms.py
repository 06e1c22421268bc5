"""What staff do on a member's page: facts, a note, consent, a measure by hand, a nickname put right."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta

from starlette.responses import Response

from warmfield.community.events import Event
from warmfield.community.ids import ClauseNumber, EventId, GroupId
from warmfield.community.member_commands import ConsentNoted, MemberMeasured, NicknameGiven, NoteWritten
from warmfield.community.records import CONSENT_WAYS, CONSENTS
from warmfield.community.staff_commands import MemberFacts
from warmfield.console.doors import Door
from warmfield.console.filled_form import Filled
from warmfield.console.frame import page, went
from warmfield.console.groups.group_past import decision_address_of
from warmfield.console.members.member_at import MemberAt, member_at
from warmfield.console.members.member_seen import address_of
from warmfield.console.pages.member_page import HOURS, member_values
from warmfield.console.visit import Visit
from warmfield.moderation.by_staff import BY_HAND
from warmfield.rhythm.local_time import at as moment_at
from warmfield.wording import later

LONGEST_NOTE, LONGEST_REASON, LONGEST_NICKNAME = 1_000, 300, 60
NOT_YET = later("That day is still ahead.")
NO_DAY = later("Please choose a day.")
NOT_ONESELF = later("Somebody else decides about you.")
NOT_THERE = later("They aren't in this group any more.")
NO_RULE = later("This rule doesn't hold in that group.")
Named = Callable[[Visit, MemberAt, Filled, EventId], Event]


def _taken(at: str, name: Named, said: str) -> Callable[[Visit], Awaitable[Response]]:
    """A form that becomes one event; what is wrong stands beside its fields, and nothing typed is lost."""

    async def take(visit: Visit) -> Response:
        member = await member_at(visit)
        filled = Filled(visit, await visit.form())
        event = name(visit, member, filled, await visit.event_name())
        if filled.wrong:
            values = await member_values(visit, member, filled, at)
            return page(visit, "member.html", "/members", values, 422)
        await visit.ask([event])
        undo = f"{decision_address_of(event.id)}/undo" if isinstance(event, MemberMeasured) else ""
        return went(f"{address_of(member)}#{at}", visit.words(said), undo)

    return take


def _facts(visit: Visit, member: MemberAt, filled: Filled, name: EventId) -> MemberFacts:
    joined, leave = _day(visit, filled, "joined"), _day(visit, filled, "leave")
    if joined is not None and joined > visit.now:
        filled.blame("joined", NOT_YET)
    return MemberFacts(
        at=visit.now,
        id=name,
        who=member.id,
        grade=filled.one_of("grade", ("", *visit.rulebook.plan.grades)),
        joined=joined,
        paid="paid" in filled.fields,
        on_leave_until=leave,
        by=visit.person_id,
    )


def _day(visit: Visit, filled: Filled, name: str) -> datetime | None:
    """The beginning of a day on the community's clocks; None where none is given."""
    written = filled.fields.get(name, "").strip()
    if not written:
        return None
    try:
        return moment_at(date.fromisoformat(written), time(0), visit.clocks).astimezone(UTC)
    except (ValueError, OverflowError):
        filled.blame(name, NO_DAY)
        return None


def _note(visit: Visit, member: MemberAt, filled: Filled, name: EventId) -> NoteWritten:
    text = filled.lines("note", LONGEST_NOTE, needed=True)
    return NoteWritten(at=visit.now, id=name, who=member.id, text=text, by=visit.person_id)


def _consent(visit: Visit, member: MemberAt, filled: Filled, name: EventId) -> ConsentNoted:
    given = filled.one_of("given", ("yes", "no"), needed=True) == "yes"
    return ConsentNoted(
        at=visit.now,
        id=name,
        who=member.id,
        about=filled.one_of("about", CONSENTS, needed=True),
        given=given,
        how=filled.one_of("how", CONSENT_WAYS, needed=True),
        by=visit.person_id,
    )


def _measure(visit: Visit, member: MemberAt, filled: Filled, name: EventId) -> MemberMeasured:
    group = _group(member, filled)
    rung = filled.one_of("rung", BY_HAND, needed=True)
    number = ClauseNumber(filled.fields.get("clause", ""))
    if group and not any(one.number == number for one in visit.rulebook.clauses(group)):
        filled.blame("clause", NO_RULE)
    if visit.rulebook.person_id(member.id) == visit.person_id:
        filled.blame("rung", NOT_ONESELF)
    hours = filled.one_of("hours", [str(one) for one in HOURS])
    return MemberMeasured(
        at=visit.now,
        id=name,
        who=member.id,
        group=group,
        rung=rung,
        clause=number,
        text=filled.lines("text", LONGEST_REASON, needed=True),
        lasts=timedelta(hours=int(hours)) if hours and rung == "mute" else None,
        by=visit.person_id,
    )


def _nickname(visit: Visit, member: MemberAt, filled: Filled, name: EventId) -> NicknameGiven:
    nickname = filled.line("nickname", LONGEST_NICKNAME, needed=True)
    group = _group(member, filled)
    return NicknameGiven(
        at=visit.now, id=name, who=member.id, group=group, nickname=nickname, by=visit.person_id
    )


def _group(member: MemberAt, filled: Filled) -> GroupId:
    """One of those they are in, and the reader works in."""
    group = GroupId(filled.fields.get("group", ""))
    seat = member.seat(group)
    if seat is None or not seat.present:
        filled.blame("group", NOT_THERE)
    return group


DOORS = (
    Door("/members/{member:path}/facts", _taken("facts", _facts, later("Kept.")), "member_facts", "POST"),
    Door("/members/{member:path}/note", _taken("notes", _note, later("Noted.")), "members", "POST"),
    Door(
        "/members/{member:path}/consent", _taken("consent", _consent, later("Noted.")), "member_facts", "POST"
    ),
    Door(
        "/members/{member:path}/measure",
        _taken("measure", _measure, later("Done, and the member was told why.")),
        "measure",
        "POST",
    ),
    Door(
        "/members/{member:path}/nickname",
        _taken("groups", _nickname, later("Asked for, and the member is told.")),
        "measure",
        "POST",
    ),
)
