"""Tokens by which programs use the API: each acts as its person, and does no more than its scopes say."""

import secrets
from collections.abc import Collection

from msgspec import Struct
from sqlalchemy import Connection, Row, delete, insert, select, update

from warmfield.community.ids import PersonId
from warmfield.console.signing.keyring import SEEN_AGAIN, hashed
from warmfield.console.signing.keyring_tables import given_answers, tokens
from warmfield.console.signing.sign_in_notes import note

DAY_SECONDS = 24 * 3600.0
MARK = "wf_"
"""So that a token that got lost is found by programs that look for such."""
LONGEST_NAME = 60
MOST = 50
"""Tokens of one person."""
ANSWERS_KEPT = DAY_SECONDS
"""So long a program may ask the same again and is given the same answer."""


class Token(Struct, frozen=True, kw_only=True):
    """`id` names it in lists and can't be used to come in; times are POSIX seconds, `used` 0 means never."""

    id: str
    person: PersonId
    name: str
    scopes: frozenset[str]
    made: float
    until: float
    used: float


class Wanted(Struct, frozen=True, kw_only=True):
    """A token to be made. `once` names what asked for it: a form that is sent twice makes one."""

    person: PersonId
    name: str
    scopes: Collection[str]
    days: int = 90
    once: str = ""


class GivenAnswer(Struct, frozen=True):
    asked: bytes
    status: int
    body: bytes


def make_token(sql: Connection, now: float, wanted: Wanted) -> str:
    """Give the word, which nobody can look up later; empty where it was made, or the person has too many."""
    named = hashed(wanted.once).hex()[:12] if wanted.once else secrets.token_hex(6)
    theirs = tokens_of(sql, now, wanted.person)
    if len(theirs) >= MOST or named in {one.id for one in theirs}:
        return ""
    word = MARK + secrets.token_urlsafe(32)
    row = {
        "hash": hashed(word),
        "id": named,
        "person": wanted.person,
        "name": wanted.name[:LONGEST_NAME],
        "scopes": " ".join(sorted(wanted.scopes)),
        "made": now,
        "until": now + wanted.days * DAY_SECONDS,
    }
    sql.execute(insert(tokens).values(**row))
    note(sql, now, "token_made", wanted.person)
    return word


def token_of(sql: Connection, now: float, word: str) -> Token | None:
    """The token of a word, unless it is over or was taken back."""
    row = sql.execute(select(tokens).where(tokens.c.hash == hashed(word), tokens.c.until > now)).first()
    if row is not None and row.used < now - SEEN_AGAIN:
        sql.execute(update(tokens).where(tokens.c.hash == row.hash).values(used=now))
    return None if row is None else _token(row)


def tokens_of(sql: Connection, _now: float, person: PersonId | None = None) -> list[Token]:
    """Of a person, or of all; the newest first. Those that are over stand there until they are removed."""
    chosen = select(tokens).order_by(tokens.c.made.desc(), tokens.c.id)
    rows = sql.execute(chosen if person is None else chosen.where(tokens.c.person == person))
    return [_token(row) for row in rows]


def revoke_token(
    sql: Connection, now: float, token: str, by: PersonId, person: PersonId | None = None
) -> bool:
    """Take it back at once; with `person`, only if it is theirs."""
    known = next((one for one in tokens_of(sql, now, person) if one.id == token), None)
    if known is None:
        return False
    sql.execute(delete(tokens).where(tokens.c.id == token))
    sql.execute(delete(given_answers).where(given_answers.c.token == token))
    note(sql, now, "token_revoked", known.person, by)
    return True


def answer_given(sql: Connection, now: float, token: str, key: str) -> GivenAnswer | None:
    """What this token was answered under this key, while it is kept."""
    sql.execute(delete(given_answers).where(given_answers.c.at < now - ANSWERS_KEPT))
    row = sql.execute(
        select(given_answers).where(given_answers.c.token == token, given_answers.c.key == key)
    ).first()
    return None if row is None else GivenAnswer(row.asked, row.status, row.body)


def keep_answer(sql: Connection, now: float, token: str, key: str, answer: GivenAnswer) -> None:
    row = {"token": token, "key": key, "asked": answer.asked, "at": now}
    sql.execute(insert(given_answers).values(**row, status=answer.status, body=answer.body))


def forget_answers(sql: Connection, _now: float) -> None:
    """Somebody was erased: what was answered may name them."""
    sql.execute(delete(given_answers))


def _token(row: Row[tuple[object, ...]]) -> Token:
    return Token(
        id=row.id,
        person=PersonId(row.person),
        name=row.name,
        scopes=frozenset(row.scopes.split()),
        made=row.made,
        until=row.until,
        used=row.used,
    )
