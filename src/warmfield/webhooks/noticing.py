"""What in the journal and the inbox is worth telling: from lines and records to notices."""

from collections.abc import Iterable, Iterator, Sequence

from warmfield.community import events as e
from warmfield.community import staff_commands as c
from warmfield.community.draft import View
from warmfield.community.duty_commands import TimeOffEnded
from warmfield.community.findings import Decision
from warmfield.community.ids import DecisionId, RequestId
from warmfield.community.piece_events import PieceAdded, PieceFound, PieceReviewed
from warmfield.community.records import InboxRecord
from warmfield.community.requests import Request
from warmfield.community.rhythm_commands import Paused, Resumed
from warmfield.engine.archive_port import Entry
from warmfield.webhooks.notice import Notice, Place

OF_EVENT: dict[type, str] = {
    e.Joined: "member.joined",
    e.Left: "member.left",
    e.MessageSent: "message.sent",
    e.PlanPublished: "plan.published",
    c.DecisionUndone: "decision.undone",
    Paused: "pause.changed",
    Resumed: "pause.changed",
    c.RotaSwapped: "duty.changed",
    c.TimeOff: "duty.changed",
    TimeOffEnded: "duty.changed",
    c.ActivityPlanned: "activity.changed",
    c.ActivityChanged: "activity.changed",
    c.ActivityMoved: "activity.changed",
    c.ActivityCancelled: "activity.changed",
    c.SessionPlanned: "session.changed",
    c.SessionOpened: "session.changed",
    c.SessionClosed: "session.changed",
    c.SessionChanged: "session.changed",
    PieceFound: "piece.changed",
    PieceAdded: "piece.changed",
    PieceReviewed: "piece.changed",
}
ABOUT = ("activity", "by", "decision", "person", "piece", "session", "source", "verdict", "version", "who")


def noticed(view: View, entries: Sequence[Entry], place: Place) -> tuple[list[Notice], Place]:
    """What follows after `place`, and the place then."""
    inbox = view.get(InboxRecord, "") or InboxRecord()
    found = [notice for entry in entries for notice in (*_of_event(entry), *_decided(view, entry))]
    found += _requests(view, place, inbox)
    seq = entries[-1].seq if entries else place.seq
    return found, Place(seq=seq, made=inbox.made, open=inbox.open)


def _of_event(entry: Entry) -> Iterator[Notice]:
    event = entry.event
    kind = OF_EVENT.get(type(event))
    if kind is None:
        return
    about = {name: str(known) for name in ABOUT if (known := getattr(event, name, None))}
    groups = getattr(event, "groups", ())
    if groups:
        about["groups"] = " ".join(groups)
    yield Notice(
        kind=kind,
        key=f"{kind}/{event.id}",
        at=event.at,
        group=getattr(event, "group", None),
        event=event.id,
        about={"what": str(event.__struct_config__.tag), **about},
    )


def _decided(view: View, entry: Entry) -> Iterator[Notice]:
    """What a line led to: mostly one decision, at a sweep several."""
    name, nth = f"d/{entry.event.id}", 1
    while (decision := view.get(Decision, DecisionId(name))) is not None:
        about = {"decision": decision.id, "who": decision.member, "band": decision.band}
        yield Notice(
            kind="decision.made",
            key=f"decision.made/{decision.id}",
            at=decision.at,
            group=decision.group,
            about={**about, "rung": decision.rung, "clause": " ".join(f.clause for f in decision.findings)},
        )
        nth += 1
        name = f"d/{entry.event.id}/{nth}"


def _requests(view: View, place: Place, inbox: InboxRecord) -> Iterator[Notice]:
    """Those that came, that were opened again, and that are open no more; some came and went since."""
    came = tuple(f"r{number}" for number in range(place.made + 1, inbox.made + 1))
    again = tuple(name for name in inbox.open if name not in (*place.open, *came))
    yield from _told("request.opened", view, (*came, *again), place)
    still = set(inbox.open)
    yield from _told("request.closed", view, (one for one in (*place.open, *came) if one not in still), place)


def _told(kind: str, view: View, names: Iterable[str], place: Place) -> Iterator[Notice]:
    """A request may be opened and closed more than once: the place tells one time from another."""
    for name in names:
        request = view.get(Request, RequestId(name))
        if request is not None:
            about = {"request": request.id, "sort": request.sort}
            if kind == "request.closed":
                about |= {"state": request.state, "by": request.answered_by or ""}
            if request.member is not None:
                about["who"] = request.member
            yield Notice(
                kind=kind,
                key=f"{kind}/{request.id}/{place.seq}",
                at=(request.answered_at if kind == "request.closed" else None) or request.at,
                group=request.group,
                about=about,
            )
