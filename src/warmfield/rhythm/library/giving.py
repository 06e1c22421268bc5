"""Pieces are posted: they count as used in the group, and how they are received is watched for a day."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.capabilities import Can
from warmfield.community.ids import ActionId
from warmfield.community.pieces import Awaited, PieceRecord, ReceptionRecord, Shown, Use
from warmfield.community.records import Timer
from warmfield.rhythm.library.shelving import changed, listed, relisted
from warmfield.rhythm.say import say
from warmfield.rhythm.wish import Item

WATCHED = timedelta(days=1)
NEAR = timedelta(minutes=30)
"""What members write so soon after a post is taken to be about it, unless they say otherwise."""
MOST_SHOWN = 20
MOST_AWAITED = 50
MOST_GROUPS = 40
"""Groups of which a piece remembers when they had it."""


def give(
    moment: Moment, item: Item, text: str, pieces: Sequence[PieceRecord], near: timedelta = NEAR
) -> None:
    """Say it and watch. Where a person posts it by hand, and in a dry run, only the use is known."""
    action = say(moment, item, text)
    used = [_used(moment, item, piece) for piece in pieces]
    if action is not None and Can.POST in moment.rulebook.capabilities(item.group).can:
        _watch(moment, item, action, pieces, near)
        return
    for piece in used:
        unmeasured = Use(at=moment.now, group=item.group, sort=item.wish.sort, beside=len(pieces) - 1)
        add_use(moment, piece, unmeasured)


def add_use(moment: Moment, piece: PieceRecord, use: Use) -> PieceRecord:
    return changed(moment, piece, uses=(*piece.uses, use)[-MOST_SHOWN:])


def _used(moment: Moment, item: Item, piece: PieceRecord) -> PieceRecord:
    used = changed(moment, piece, state="used")
    one = listed(moment.draft.shelf(), piece.id)
    if one is not None:
        others = tuple((group, at) for group, at in one.used if group != item.group)
        relisted(moment, piece.id, used=(*others, (item.group, moment.now.timestamp()))[-MOST_GROUPS:])
    return used


def _watch(
    moment: Moment, item: Item, action: ActionId, pieces: Sequence[PieceRecord], near: timedelta
) -> None:
    shown = Shown(
        action=action,
        at=moment.now.timestamp(),
        near_until=(moment.now + near).timestamp(),
        until=(moment.now + WATCHED).timestamp(),
        sort=item.wish.sort,
        key=item.wish.key,
        pieces=tuple(piece.id for piece in pieces),
    )
    record = moment.draft.get(ReceptionRecord, item.group) or ReceptionRecord(id=item.group)
    moment.draft.put(replace(record, shown=(*record.shown, shown)[-MOST_SHOWN:]))
    shelf = moment.draft.shelf()
    awaited = (*shelf.awaited, Awaited(action, item.group))[-MOST_AWAITED:]
    moment.draft.put(replace(shelf, awaited=awaited))
    moment.draft.timers.append(
        Timer(
            id=f"received/{item.group}/{item.wish.key}",
            sort="received",
            due=moment.now + WATCHED,
            group=item.group,
            about=action,
        )
    )
