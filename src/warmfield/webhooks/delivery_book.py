"""What is still to be sent to each webhook, and how the last of it went."""

import hashlib
from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, delete, func, select, update
from sqlalchemy.dialects import sqlite

from warmfield.webhooks.hook_book import BACK_OFF, Hook, hooks_kept, keep_place
from warmfield.webhooks.hook_tables import deliveries, hooks
from warmfield.webhooks.notice import Notice, Place

KEPT = 50
"""Of each webhook, for looking back."""
TOO_MANY = 20_000
"""Waiting for one webhook: it will never catch up."""
TRIES = 6
"""Of one delivery that its receiver refuses, while it takes others."""


class Delivery(Struct, frozen=True, kw_only=True):
    """`state` is waiting, done or failed; `status` the last answer's, 0 where none came."""

    nth: int
    id: str
    hook: str
    notice: Notice
    made: float
    due: float
    attempts: int
    state: str
    status: int
    why: str
    ended: float


def put_up(sql: Connection, now: float, notices: Sequence[Notice], here: Place) -> None:
    """For every webhook that wants them, with the place: after a crash nothing is lost or doubled."""
    for hook in hooks_kept(sql, now):
        wanted = [one for one in notices if one.kind in hook.kinds and not hook.off]
        _put(sql, now, hook, wanted)
        if wanted and _waiting(sql, hook) > TOO_MANY:
            switch_off(sql, now, hook.id, "behind")
    keep_place(sql, now, here)


def switch_off(sql: Connection, now: float, hook: str, why: str) -> None:
    """What was still to be sent is not."""
    sql.execute(update(hooks).where(hooks.c.id == hook).values(off=why))
    waiting = (deliveries.c.hook == hook) & (deliveries.c.state == "waiting")
    sql.execute(update(deliveries).where(waiting).values(state="failed", why="", ended=now))
    _forget_old(sql, hook)


def put_test(sql: Connection, now: float, hook: Hook, notice: Notice) -> None:
    _put(sql, now, hook, [notice])


def _put(sql: Connection, now: float, hook: Hook, notices: Iterable[Notice]) -> None:
    rows = [
        {
            "id": _name(hook, one),
            "hook": hook.id,
            "notice": msgspec.json.encode(one).decode(),
            "made": now,
            "due": now,
        }
        for one in notices
    ]
    if rows:
        sql.execute(sqlite.insert(deliveries).on_conflict_do_nothing(index_elements=["id"]), rows)


def _name(hook: Hook, notice: Notice) -> str:
    """The same for the same notice, however often it is tried."""
    return f"msg_{hashlib.sha256(f'{hook.id} {notice.key}'.encode()).hexdigest()[:24]}"


def _waiting(sql: Connection, hook: Hook) -> int:
    chosen = select(func.count()).where(deliveries.c.hook == hook.id, deliveries.c.state == "waiting")
    return int(sql.execute(chosen).scalar_one())


def hooks_due(sql: Connection, now: float) -> list[Hook]:
    """Those that something can be sent to now."""
    chosen = select(deliveries.c.hook).where(deliveries.c.state == "waiting", deliveries.c.due <= now)
    due = set(sql.execute(chosen.distinct()).scalars())
    return [one for one in hooks_kept(sql, now) if one.id in due and not one.off and one.rests_until <= now]


def first_due(sql: Connection, now: float, hook: str) -> Delivery | None:
    """The oldest that may go now."""
    here = select(deliveries).where(deliveries.c.hook == hook, deliveries.c.state == "waiting")
    row = sql.execute(here.where(deliveries.c.due <= now).order_by(deliveries.c.nth).limit(1)).first()
    return None if row is None else _delivery(row)


def arrived(sql: Connection, now: float, delivery: Delivery, status: int) -> None:
    _end(sql, delivery, {"state": "done", "status": status, "why": "", "ended": now})


def refused(sql: Connection, now: float, delivery: Delivery, status: int, why: str) -> None:
    """Its receiver takes others, but not this one: it is tried a few times more, then left."""
    over = delivery.attempts + 1 >= TRIES
    again = now + BACK_OFF[min(delivery.attempts, len(BACK_OFF) - 1)]
    ended = {"state": "failed", "ended": now} if over else {"due": again}
    _end(sql, delivery, {"status": status, "why": why, **ended})


def not_arrived(sql: Connection, _now: float, delivery: Delivery, status: int, why: str) -> None:
    """It stays the first to go, once its webhook has rested."""
    _end(sql, delivery, {"status": status, "why": why})


def _end(sql: Connection, delivery: Delivery, changed: dict[str, object]) -> None:
    one = update(deliveries).where(deliveries.c.nth == delivery.nth)
    sql.execute(one.values(attempts=delivery.attempts + 1, **changed))
    _forget_old(sql, delivery.hook)


def _forget_old(sql: Connection, hook: str) -> None:
    over = (deliveries.c.hook == hook) & (deliveries.c.state != "waiting")
    kept = select(deliveries.c.nth).where(over).order_by(deliveries.c.ended.desc(), deliveries.c.nth.desc())
    sql.execute(delete(deliveries).where(over, deliveries.c.nth.not_in(kept.limit(KEPT))))


def forget_member(sql: Connection, _now: float, member: str) -> None:
    """Somebody was erased: what names them goes."""
    named = deliveries.c.notice.contains(msgspec.json.encode(member).decode(), autoescape=True)
    sql.execute(delete(deliveries).where(named))


def deliveries_of(sql: Connection, _now: float, hook: str) -> list[Delivery]:
    """The last of a webhook, newest first."""
    chosen = select(deliveries).where(deliveries.c.hook == hook).order_by(deliveries.c.nth.desc())
    return [_delivery(row) for row in sql.execute(chosen.limit(KEPT))]


def _delivery(row: Row[tuple[object, ...]]) -> Delivery:
    return Delivery(
        nth=row.nth,
        id=row.id,
        hook=row.hook,
        notice=msgspec.json.decode(row.notice, type=Notice),
        made=row.made,
        due=row.due,
        attempts=row.attempts,
        state=row.state,
        status=row.status,
        why=row.why,
        ended=row.ended,
    )
