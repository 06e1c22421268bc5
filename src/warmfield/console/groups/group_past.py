"""What happened in a group, newest first: decisions, requests, posts, commands of staff, with reasons."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from urllib.parse import quote

from msgspec import Struct

from warmfield.acts.done_said import done_said
from warmfield.acts.voice import shortened
from warmfield.community.actions import Post
from warmfield.community.draft import membership_key
from warmfield.community.findings import Decision
from warmfield.community.ids import EventId, GroupId, MemberId, PersonId
from warmfield.community.records import MembershipRecord
from warmfield.community.requests import Request
from warmfield.console.times_said import when
from warmfield.console.visit import Visit
from warmfield.engine.archive_port import Entry, Sent
from warmfield.moderation.told.explained import RUNGS
from warmfield.rules.reasons import sentence
from warmfield.wording import later

SHOWN = 25
ASKED_OF_EACH = 30
LONGEST_POST = 160
"""Columns; a Han character is two."""
COMMANDS = {
    "session_planned": later("A session was planned"),
    "session_opened": later("A session was opened"),
    "session_changed": later("A session was changed"),
    "session_closed": later("A session was closed"),
    "link_approved": later("A link was approved"),
    "invitation_approved": later("An invitation was agreed"),
    "permit_granted": later("An advert was permitted"),
    "note_written": later("A note was written"),
    "nickname_given": later("A nickname was put right"),
    "due_skipped": later("Something due was skipped"),
    "due_restored": later("Something skipped happens after all"),
    "due_reworded": later("Something due was reworded"),
    "due_at_once": later("Something due was sent at once"),
    "paused": later("The group was paused"),
    "resumed": later("The group goes on"),
}
"""Staff commands that are about a group, by kind; decisions and requests stand for themselves."""


class PastItem(Struct, frozen=True, kw_only=True):
    """`link` leads to the whole of it, or is empty; `why` is said where it stands, behind one tap."""

    at: datetime
    icon: str
    title: str
    text: str = ""
    why: str = ""
    link: str = ""
    by: PersonId | None = None
    tone: str = ""


async def past_of(visit: Visit, group: GroupId, before: datetime | None) -> list[PastItem]:
    """A page of it; the next goes on before the last."""
    here, archive = [group], visit.ports.archive
    decisions = await archive.decisions(groups=here, before=before, limit=ASKED_OF_EACH)
    requests = await archive.requests(groups=here, before=before, limit=ASKED_OF_EACH)
    sent = await archive.sent(groups=here, before=before, limit=ASKED_OF_EACH)
    asked = await archive.journal(groups=here, kinds=list(COMMANDS), until=before, limit=SHOWN)
    found = [
        *_decided(visit, decisions),
        *(_request(visit, one) for one in requests),
        *_posted(visit, sent),
        *(_command(visit, one) for one in asked),
    ]
    whole = [_oldest(many, ASKED_OF_EACH) for many in (decisions, requests)]
    whole += [sent[-1].at if len(sent) == ASKED_OF_EACH else None]
    floor = max((at for at in whole if at is not None), default=None)
    kept = [one for one in found if floor is None or one.at >= floor]
    return sorted(kept, key=lambda one: one.at, reverse=True)[:SHOWN]


def _oldest(many: Sequence[Decision] | Sequence[Request], most: int) -> datetime | None:
    """Where more of a sort lie before its last, nothing older than that may be shown yet."""
    return many[-1].at if len(many) == most else None


def name_in(visit: Visit, group: GroupId, member: MemberId) -> str:
    known = visit.view.get(MembershipRecord, membership_key(group, member))
    return (known.nickname if known is not None else "") or member


def decision_address(decision: Decision) -> str:
    return f"/decisions/{quote(decision.id)}"


def decision_address_of(event: EventId) -> str:
    """Of the decision an event leads to."""
    return f"/decisions/{quote(f'd/{event}')}"


def rung_said(visit: Visit, decision: Decision) -> str:
    words = visit.words
    if decision.band == "review":
        return words("put to a person")
    return words(RUNGS[decision.rung]) if decision.rung in RUNGS else words("noticed")


def _decided(visit: Visit, decisions: Sequence[Decision]) -> Iterator[PastItem]:
    for one in decisions:
        if one.band == "pass":
            continue
        yield PastItem(
            at=one.at,
            icon="undo-2" if one.undone_at else "shield-check",
            title=visit.words(
                "{what} for {name} (house rule {number})",
                what=rung_said(visit, one),
                name=name_in(visit, one.group, one.member),
                number=one.findings[0].clause,
            ),
            text=visit.words("It was taken back.") if one.undone_at else shortened(one.quote, 120),
            why=sentence(one.findings[0], visit.words),
            link=decision_address(one),
            by=one.undone_by or one.decided_by,
            tone="" if one.undone_at else "mid",
        )


def _request(visit: Visit, one: Request) -> PastItem:
    return PastItem(
        at=one.at,
        icon="inbox",
        title=one.title,
        text=shortened(one.quote, 120),
        why=one.subject.get("why", ""),
        link=f"/inbox?i={one.id}" if one.state == "open" else "",
        by=one.answered_by,
        tone="high" if one.state == "open" else "",
    )


def _posted(visit: Visit, sent: Sequence[Sent]) -> Iterator[PastItem]:
    words = visit.words
    for one in sent:
        if not isinstance(one.action, Post):
            continue
        failed = one.state in ("refused", "late")
        yield PastItem(
            at=one.at,
            icon="triangle-alert" if failed else "megaphone",
            title=words("Not posted: {reason}", reason=one.reason or one.state)
            if failed
            else shortened(done_said(one.action, words, lambda at: when(visit, at)), LONGEST_POST),
            why=words("House rule {number}", number=one.action.clause)
            if one.action.clause
            else words("The plan's calendar asked for it."),
            tone="high" if failed else "",
        )


def _command(visit: Visit, entry: Entry) -> PastItem:
    event = entry.event
    said = getattr(event, "topic", "") or getattr(event, "text", "")
    return PastItem(
        at=event.at,
        icon="user-round",
        title=visit.words(COMMANDS[str(event.__struct_config__.tag)]),
        text=shortened(said, 120),
        by=getattr(event, "by", None),
    )
