"""Passkeys in the keyring. Their private half never leaves the person's device."""

import secrets

from msgspec import Struct
from sqlalchemy import Connection, delete, func, insert, select, update

from warmfield.community.ids import PersonId
from warmfield.console.signing.keyring_tables import handles, passkeys
from warmfield.console.signing.sign_in_notes import note


class Passkey(Struct, frozen=True, kw_only=True):
    """`id` and `public_key` as the authenticator gave them; `count` 0: it doesn't count."""

    id: bytes
    person: PersonId
    name: str
    public_key: bytes
    count: int
    site: str
    made: float = 0.0
    used: float | None = None


def handle_of(sql: Connection, _now: float, person: PersonId) -> bytes:
    """What authenticators know the person by; made when it is first asked for."""
    row = sql.execute(select(handles.c.handle).where(handles.c.person == person)).first()
    if row is not None:
        return bytes(row.handle)
    made = secrets.token_bytes(32)
    sql.execute(insert(handles).values(person=person, handle=made))
    return made


def passkeys_of(sql: Connection, _now: float, person: PersonId) -> list[Passkey]:
    rows = sql.execute(select(passkeys).where(passkeys.c.person == person).order_by(passkeys.c.made))
    return [Passkey(**row) for row in rows.mappings()]


def passkey_of(sql: Connection, _now: float, found: bytes) -> tuple[Passkey, bytes] | None:
    """The passkey of this id, and its person's handle."""
    chosen = select(passkeys, handles.c.handle).join(handles, handles.c.person == passkeys.c.person)
    row = sql.execute(chosen.where(passkeys.c.id == found)).mappings().first()
    if row is None:
        return None
    values = {name: row[name] for name in Passkey.__struct_fields__}
    return Passkey(**values), bytes(row["handle"])


def add_passkey(sql: Connection, now: float, key: Passkey) -> bool:
    """False where this passkey is known already."""
    if sql.execute(select(passkeys.c.id).where(passkeys.c.id == key.id)).first() is not None:
        return False
    values = {name: getattr(key, name) for name in Passkey.__struct_fields__}
    sql.execute(insert(passkeys).values({**values, "made": now}))
    note(sql, now, "passkey_added", key.person)
    return True


def remove_passkey(sql: Connection, now: float, person: PersonId, named: str) -> bool:
    """`named`: the id in hex; one of somebody else is none of theirs."""
    chosen = delete(passkeys).where(passkeys.c.person == person, func.lower(func.hex(passkeys.c.id)) == named)
    removed = sql.execute(chosen).rowcount > 0
    if removed:
        note(sql, now, "passkey_removed", person)
    return removed


def count_on(sql: Connection, now: float, key: Passkey, count: int) -> bool:
    """It has signed. False where its count moved meanwhile: the same answer counts once."""
    chosen = update(passkeys).where(passkeys.c.id == key.id, passkeys.c.count == key.count)
    return sql.execute(chosen.values(count=count, used=now)).rowcount > 0
