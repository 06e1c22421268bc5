"""Passwords, the codes of an app beside them, and recovery codes, in the keyring."""

import base64
import hashlib
import hmac
import secrets

import pyotp
from cryptography.fernet import Fernet, InvalidToken
from msgspec import Struct
from sqlalchemy import Connection, delete, func, insert, select, update

from warmfield.community.ids import PersonId
from warmfield.console.signing.keyring import hashed
from warmfield.console.signing.keyring_tables import passwords, recovery_codes
from warmfield.console.signing.sign_in_notes import note

STEP = 30
"""Seconds of one code (RFC 6238)."""
AROUND = (-1, 0, 1)
"""Steps that count: people type slowly, and telephones' clocks go wrong by seconds."""
CODES = 10
SHORTEST = 10
LONGEST = 200


class Password(Struct, frozen=True, kw_only=True):
    """`hash` by Argon2, `seed` sealed; see `seal`."""

    person: PersonId
    hash: str
    seed: bytes
    last_step: int = 0
    made: float = 0.0


def seal(secret: bytes, seed: str) -> bytes:
    """`secret` is the home's: a stolen keys.db alone makes no codes."""
    return _box(secret).encrypt(seed.encode())


def unseal(secret: bytes, sealed: bytes) -> str:
    """Empty where the home's secret is another one now."""
    try:
        return _box(secret).decrypt(sealed).decode()
    except InvalidToken:
        return ""


def _box(secret: bytes) -> Fernet:
    key = hmac.new(secret, b"seeds of one-time codes", hashlib.sha256).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def step_of(seed: str, code: str, now: float, after: int = 0) -> int:
    """The step a code is of, if it is later than `after`; 0 where it is none."""
    if not seed:
        return 0
    typed, totp = "".join(code.split()), pyotp.TOTP(seed)
    for around in AROUND:
        step = int(now // STEP) + around
        if step > after and hmac.compare_digest(totp.generate_otp(step).encode(), typed.encode()):
            return step
    return 0


def password_of(sql: Connection, _now: float, person: str) -> Password | None:
    row = sql.execute(select(passwords).where(passwords.c.person == person)).mappings().first()
    return None if row is None else Password(**row)


def set_password(sql: Connection, now: float, one: Password) -> None:
    sql.execute(delete(passwords).where(passwords.c.person == one.person))
    values = {name: getattr(one, name) for name in Password.__struct_fields__}
    sql.execute(insert(passwords).values({**values, "made": now}))
    note(sql, now, "password_set", one.person)


def remove_password(sql: Connection, now: float, person: PersonId) -> bool:
    removed = sql.execute(delete(passwords).where(passwords.c.person == person)).rowcount > 0
    sql.execute(delete(recovery_codes).where(recovery_codes.c.person == person))
    if removed:
        note(sql, now, "password_removed", person)
    return removed


def new_codes(sql: Connection, now: float, person: PersonId) -> list[str]:
    """Ten codes in place of the old ones; they are given once, and only their hashes are kept."""
    made = [secrets.token_hex(8) for _ in range(CODES)]
    sql.execute(delete(recovery_codes).where(recovery_codes.c.person == person))
    rows = [{"hash": hashed(f"{person} {code}"), "person": person} for code in made]
    sql.execute(insert(recovery_codes), rows)
    note(sql, now, "codes_made", person)
    return ["-".join(code[at : at + 4] for at in range(0, len(code), 4)) for code in made]


def codes_left(sql: Connection, _now: float, person: PersonId) -> int:
    chosen = select(func.count()).where(recovery_codes.c.person == person)
    return sql.execute(chosen).scalar_one()


def spend_code(sql: Connection, now: float, person: PersonId, secret: bytes, code: str) -> bool:
    """Whether a code of the app or a recovery code fits; either counts once."""
    kept = password_of(sql, now, person)
    if kept is None:
        return False
    if step := step_of(unseal(secret, kept.seed), code, now, kept.last_step):
        sql.execute(update(passwords).where(passwords.c.person == person).values(last_step=step))
        return True
    plain = "".join(letter for letter in code.casefold() if letter.isalnum())
    spent = delete(recovery_codes).where(
        recovery_codes.c.person == person, recovery_codes.c.hash == hashed(f"{person} {plain}")
    )
    if sql.execute(spent).rowcount == 0:
        return False
    note(sql, now, "code_used", person)
    return True
