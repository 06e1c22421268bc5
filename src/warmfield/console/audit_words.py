"""What staff asked for, in words: what was done, and about what. Used by the audit page and its CSV."""

from datetime import datetime
from typing import Any, get_args
from urllib.parse import quote

from msgspec import Struct

from warmfield.community.draft import View, membership_key
from warmfield.community.events import Event
from warmfield.community.ids import GroupId, MemberId, PersonId
from warmfield.community.records import MembershipRecord
from warmfield.community.requests import Request
from warmfield.community.staff_commands import RequestAnswered, StaffCommand
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import Words, later

DONE = {
    "plan_published": later("put a plan in force"),
    "link_approved": later("allowed a link"),
    "invitation_approved": later("allowed an invitation"),
    "permit_granted": later("gave an advert permit"),
    "request_answered": later("answered a request"),
    "request_snoozed": later("put a request off"),
    "request_assigned": later("gave a request to somebody"),
    "answer_undone": later("took an answer back"),
    "rota_swapped": later("swapped duty"),
    "time_off": later("wrote down time off"),
    "time_off_ended": later("took time off back"),
    "swap_asked": later("asked for a swap of duty"),
    "gap_offered": later("saw to hours nobody covered"),
    "note_left": later("left a note for the next on duty"),
    "decision_undone": later("took a decision back"),
    "member_facts": later("wrote down what is known of a member"),
    "member_measured": later("took a measure with a member"),
    "consent_noted": later("wrote down a consent"),
    "nickname_given": later("corrected a nickname"),
    "note_written": later("wrote a note on a member"),
    "piece_added": later("added a piece to the library"),
    "piece_reviewed": later("reviewed a piece"),
    "activity_planned": later("planned an activity"),
    "activity_changed": later("changed an activity"),
    "activity_moved": later("moved an activity"),
    "activity_cancelled": later("cancelled an activity"),
    "activity_announced": later("announced an activity"),
    "checked_in": later("checked somebody in"),
    "activity_closed": later("closed an activity"),
    "session_planned": later("planned a session"),
    "session_opened": later("opened a session"),
    "session_closed": later("ended a session"),
    "session_changed": later("changed a session"),
    "due_skipped": later("skipped what was due"),
    "due_restored": later("put back what was skipped"),
    "due_reworded": later("changed the words of what is due"),
    "due_at_once": later("sent ahead of time"),
    "paused": later("paused what the plan posts"),
    "resumed": later("let the plan post again"),
    "plan_proposed": later("proposed a plan"),
    "plan_withdrawn": later("withdrew a proposed plan"),
}
"""By the event's kind; read after the name of who did it."""
ANSWERS = {
    "approve": later("approved"),
    "refuse": later("refused"),
    "done": later("did by hand"),
    "take": later("took on"),
    "pass": later("passed on"),
}
LEADS = (("plan_", "/plan/versions"), ("activity_", "/calendar"), ("session_", "/calendar"))
"""By how the kind begins: the page where it is seen."""
ABOUT = ("title", "topic", "link", "activity", "session", "piece", "decision", "person", "giver", "version")
"""Fields that name what it was about, the most telling first."""


class Deed(Struct, frozen=True, kw_only=True):
    """A line of the audit. `by` empty: the program itself, or nobody was named."""

    seq: int
    at: datetime
    by: str
    person: PersonId | None
    what: str
    about: str
    member: MemberId | None
    group: GroupId | None
    leads: str
    """The page of what it was about; empty where it has none of its own."""
    reason: str


def kinds() -> tuple[str, ...]:
    """Every kind of event by which staff change something."""
    return ("plan_published", *(_tag(one) for one in _flat(StaffCommand)))


def _flat(union: Any) -> list[Any]:  # noqa: ANN401 - a union of types is no type
    return [inner for one in get_args(union) for inner in (_flat(one) or [one])]


def _tag(kind: type[Struct]) -> str:
    return str(kind.__struct_config__.tag)


def names_of(rulebook: Rulebook, person: PersonId) -> tuple[str, ...]:
    """What a person stands under in the journal: themselves, and their accounts."""
    platforms = {group.platform for group in rulebook.plan.groups.values()} | {"lobby"}
    accounts = (one for platform in sorted(platforms) for one in rulebook.accounts(person, platform))
    return (person, *accounts)


def deed(words: Words, rulebook: Rulebook, view: View, seq: int, event: Event) -> Deed:
    by = str(getattr(event, "by", None) or "")
    person = PersonId(by) if by in rulebook.plan.people else rulebook.person_id(MemberId(by))
    known = rulebook.plan.people.get(person) if person else None
    group, member = getattr(event, "group", None), getattr(event, "who", None)
    named = getattr(event, "request", None)
    request = view.get(Request, named) if named else None
    if request is not None:
        group, member = request.group, request.member
    return Deed(
        seq=seq,
        at=event.at,
        by=by if known is None else known.name,
        person=person,
        what=_what(words, event),
        about=request.title if request else _about(rulebook, event),
        member=member,
        group=group if group in rulebook.plan.groups else None,
        leads=_leads(event),
        reason=str(getattr(event, "text", "") or "")[:300],
    )


def _what(words: Words, event: Event) -> str:
    if isinstance(event, RequestAnswered) and event.answer in ANSWERS:
        return words(ANSWERS[event.answer])
    return words(DONE[_tag(type(event))])


def _about(rulebook: Rulebook, event: Event) -> str:
    found = next((str(one) for name in ABOUT if (one := getattr(event, name, None))), "")
    known = rulebook.plan.people.get(PersonId(found))
    return found if known is None else known.name


def _leads(event: Event) -> str:
    if request := getattr(event, "request", None):
        return f"/inbox?i={quote(request)}"
    if decision := getattr(event, "decision", None):
        return f"/decisions/{quote(decision)}"
    tag = _tag(type(event))
    return next((page for start, page in LEADS if tag.startswith(start)), "")


def nickname(view: View, one: Deed) -> str:
    """What the member is called where it happened; the account where no name is known."""
    if one.member is None:
        return ""
    if one.group is not None:
        record = view.get(MembershipRecord, membership_key(one.group, one.member))
        if record is not None and record.nickname:
            return record.nickname
    return str(one.member)
