"""What happened in a group, newest first: decisions, requests, posts, commands of staff, with reasons."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
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
from warmfield.engine.member_book import ERASED
from warmfield.moderation.told.explained import RUNGS
from warmfield.rules.reasons import sentence
from warmfield.wording import later

ASKED_OF_EACH = 25
"""Where more of a sort lie before its last, nothing older than that is shown on this page."""
INSTANT = timedelta(microseconds=1)
SHOW = {
    "": later("Everything"),
    "decisions": later("Decisions"),
    "requests": later("Requests"),
    "posts": later("Posts"),
    "staff": later("By staff"),
}
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


class Past(Struct, frozen=True):
    """`further` is where the next page goes on, None at the end."""

    items: tuple[PastItem, ...]
    further: datetime | None = None


async def past_of(visit: Visit, group: GroupId, show: str, before: datetime | None) -> Past:
    """A page of it. `show` is a key of SHOW."""
    here, archive = [group], visit.ports.archive
    decisions: list[Decision] = []
    requests: list[Request] = []
    sent: list[Sent] = []
    asked: list[Entry] = []
    if show in ("", "decisions"):
        decisions = await archive.decisions(groups=here, before=before, limit=ASKED_OF_EACH)
    if show in ("", "requests"):
        requests = await archive.requests(groups=here, before=before, limit=ASKED_OF_EACH)
    if show in ("", "posts"):
        sent = await archive.sent(groups=here, before=before, limit=ASKED_OF_EACH)
    if show in ("", "staff"):
        asked = await archive.journal(groups=here, kinds=list(COMMANDS), until=before, limit=ASKED_OF_EACH)
    found = [
        *_decided(visit, decisions),
        *(_request(visit, one) for one in requests),
        *_posted(visit, sent),
        *(_command(visit, one) for one in asked),
    ]
    ends = [one[-1].at for one in (decisions, requests, sent) if len(one) == ASKED_OF_EACH]
    if len(asked) == ASKED_OF_EACH:
        ends.append(asked[-1].event.at)
    return _page(found, max(ends, default=None))


def _page(found: Sequence[PastItem], end: datetime | None) -> Past:
    """What is of the very moment where a sort ends belongs to the next page, which has all of it."""
    newest = sorted(found, key=lambda one: one.at, reverse=True)
    if end is None:
        return Past(tuple(newest))
    whole = tuple(one for one in newest if one.at > end)
    if whole:
        return Past(whole, end + INSTANT)
    return Past(tuple(one for one in newest if one.at >= end), end)


def name_in(visit: Visit, group: GroupId, member: MemberId) -> str:
    if member.startswith(ERASED):
        return visit.words("somebody who was erased")
    known = visit.view.get(MembershipRecord, membership_key(group, member))
    return (known.nickname if known is not None else "") or member


def decision_address(decision: Decision) -> str:
    return f"/decisions/{quote(decision.id)}"


def decision_address_of(event: EventId) -> str:
    """Of the decision an event leads to."""
    return f"/decisions/{quote(f'd/{event}')}"


def rung_said(visit: Visit, decision: Decision) -> str:
    """What came of it, as the beginning of a line."""
    words = visit.words
    said = words(RUNGS[decision.rung]) if decision.rung in RUNGS else words("noticed")
    said = words("put to a person") if decision.band == "review" else said
    return said[:1].upper() + said[1:]


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
