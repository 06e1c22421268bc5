"""The webhooks themselves: added, listed, rested, switched off and on, their secrets changed."""

import base64
import hashlib
import secrets
from collections.abc import Collection
from urllib.parse import urlsplit

from msgspec import Struct
from sqlalchemy import Connection, Row, delete, insert, select, update

from warmfield.community.ids import PersonId
from warmfield.webhooks.hook_tables import deliveries, hooks, place
from warmfield.webhooks.notice import Place

DAY = 24 * 3600.0
MOST = 20
LONGEST_ADDRESS = 1000
MARK = "whsec_"
BACK_OFF = (5.0, 60.0, 300.0, 1800.0, 3600.0, 7200.0)
"""Seconds until the next try, by how many went wrong one after the other; then the last again and again."""


class Hook(Struct, frozen=True, kw_only=True):
    """`off` says why nothing is sent: empty, `owner`, `failing`, `gone`, `behind`. Times in seconds."""

    id: str
    person: PersonId
    name: str
    address: str
    kinds: tuple[str, ...]
    with_text: bool
    secrets: tuple[str, ...]
    """The one in force; for a day after a change also the one before."""
    made: float
    fails: int
    failing_since: float
    rests_until: float
    off: str


class WantedHook(Struct, frozen=True, kw_only=True):
    """`once` names what asked for it: a form that is sent twice makes one."""

    person: PersonId
    name: str
    address: str
    kinds: Collection[str]
    with_text: bool
    once: str


def is_address(text: str) -> bool:
    """Whether it is one that a webhook may have, as far as its form tells."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    plain = text.isascii() and text.isprintable() and " " not in text
    known = parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0
    return plain and known and parts.username is None and not parts.fragment and len(text) <= LONGEST_ADDRESS


def add_hook(sql: Connection, now: float, wanted: WantedHook, here: Place) -> str:
    """Give its id; empty where there are too many. Where none was on, all after `here` is told."""
    named = f"h{hashlib.sha256(wanted.once.encode()).hexdigest()[:11]}"
    known = hooks_kept(sql, now)
    if named in {one.id for one in known}:
        return named
    if len(known) >= MOST:
        return ""
    _begin(sql, now, here)
    row = {
        "id": named,
        "person": wanted.person,
        "name": wanted.name,
        "address": wanted.address,
        "kinds": " ".join(sorted(wanted.kinds)),
        "with_text": int(wanted.with_text),
        "secret": _new_secret(),
        "made": now,
    }
    sql.execute(insert(hooks).values(**row))
    return named


def hooks_kept(sql: Connection, now: float) -> list[Hook]:
    """All of them, the newest first."""
    rows = sql.execute(select(hooks).order_by(hooks.c.made.desc(), hooks.c.id))
    return [_hook(row, now) for row in rows]


def hook_named(sql: Connection, now: float, hook: str) -> Hook | None:
    row = sql.execute(select(hooks).where(hooks.c.id == hook)).first()
    return None if row is None else _hook(row, now)


def remove_hook(sql: Connection, _now: float, hook: str) -> bool:
    """With all that was still to be sent."""
    sql.execute(delete(deliveries).where(deliveries.c.hook == hook))
    return sql.execute(delete(hooks).where(hooks.c.id == hook)).rowcount > 0


def rotate_secret(sql: Connection, now: float, hook: str) -> str:
    """Give the new secret; for a day both are signed with. Empty where there is no such webhook."""
    known = hook_named(sql, now, hook)
    if known is None:
        return ""
    fresh = _new_secret()
    changed = {"secret": fresh, "old_secret": known.secrets[0], "rotated": now}
    sql.execute(update(hooks).where(hooks.c.id == hook).values(**changed))
    return fresh


def switch_on(sql: Connection, now: float, hook: str, here: Place) -> None:
    """What happens from now on is told."""
    _begin(sql, now, here)
    fresh = {"off": "", "fails": 0, "failing_since": 0.0, "rests_until": 0.0}
    sql.execute(update(hooks).where(hooks.c.id == hook).values(**fresh))


def rest(sql: Connection, now: float, hook: Hook, wait: float = 0.0) -> float:
    """It didn't answer well: leave it alone for a while, longer each time. Gives since when it fails."""
    pause = max(wait, BACK_OFF[min(hook.fails, len(BACK_OFF) - 1)])
    since = hook.failing_since or now
    changed = {"fails": hook.fails + 1, "failing_since": since, "rests_until": now + pause}
    sql.execute(update(hooks).where(hooks.c.id == hook.id).values(**changed))
    return since


def it_answers(sql: Connection, _now: float, hook: Hook) -> None:
    if hook.fails:
        fresh = {"fails": 0, "failing_since": 0.0, "rests_until": 0.0}
        sql.execute(update(hooks).where(hooks.c.id == hook.id).values(**fresh))


def place_kept(sql: Connection, _now: float) -> Place | None:
    row = sql.execute(select(place)).first()
    return None if row is None else Place(seq=row.seq, made=row.made, open=tuple(row.open.split()))


def keep_place(sql: Connection, _now: float, here: Place) -> None:
    sql.execute(delete(place))
    sql.execute(insert(place).values(one=1, seq=here.seq, made=here.made, open=" ".join(here.open)))


def _begin(sql: Connection, now: float, here: Place) -> None:
    """While none is on nothing is noticed: begin here."""
    if all(one.off for one in hooks_kept(sql, now)):
        keep_place(sql, now, here)


def _new_secret() -> str:
    return MARK + base64.b64encode(secrets.token_bytes(32)).decode()


def _hook(row: Row[tuple[object, ...]], now: float) -> Hook:
    old = (row.old_secret,) if row.old_secret and row.rotated > now - DAY else ()
    return Hook(
        id=row.id,
        person=PersonId(row.person),
        name=row.name,
        address=row.address,
        kinds=tuple(row.kinds.split()),
        with_text=bool(row.with_text),
        secrets=(row.secret, *old),
        made=row.made,
        fails=row.fails,
        failing_since=row.failing_since,
        rests_until=row.rests_until,
        off=row.off,
    )
