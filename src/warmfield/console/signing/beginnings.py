"""What a browser has begun at the door, like a way over another site. Each counts once, for minutes."""

import secrets

from sqlalchemy import Connection, delete, insert, select
from starlette.requests import Request
from starlette.responses import Response

from warmfield.console.signing.keyring import hashed
from warmfield.console.signing.keyring_tables import begun

MINUTES_10 = 600.0
MOST = 10_000
"""Beginnings at a time; the limits at the door keep it far below."""


def name_of(*, secure: bool) -> str:
    return "__Host-warmfield-begun" if secure else "warmfield-begun"


def begin(sql: Connection, now: float, word: str, sort: str, body: bytes) -> None:
    """Keep `body` for whoever brings `word` again; what they had begun of this sort is forgotten."""
    sql.execute(delete(begun).where(begun.c.until < now))
    sql.execute(delete(begun).where(begun.c.hash == hashed(word), begun.c.sort == sort))
    oldest = select(begun.c.hash).order_by(begun.c.until.desc()).offset(MOST)
    sql.execute(delete(begun).where(begun.c.hash.in_(oldest.limit(MOST))))
    sql.execute(insert(begun).values(hash=hashed(word), sort=sort, body=body, until=now + MINUTES_10))


def look_at(sql: Connection, now: float, word: str, sort: str) -> bytes | None:
    """What was begun; it stays."""
    chosen = select(begun.c.body).where(
        begun.c.hash == hashed(word), begun.c.sort == sort, begun.c.until >= now
    )
    row = sql.execute(chosen).first()
    return None if row is None else bytes(row.body)


def end(sql: Connection, now: float, word: str, sort: str) -> bytes | None:
    """What was begun; it counts once."""
    body = look_at(sql, now, word, sort)
    sql.execute(delete(begun).where(begun.c.hash == hashed(word), begun.c.sort == sort))
    return body


def word_begun(request: Request, *, secure: bool) -> str:
    """The browser's word; a new one where it has none."""
    return request.cookies.get(name_of(secure=secure), "")[:200] or secrets.token_urlsafe(32)


def carry_begun(response: Response, word: str, *, secure: bool) -> None:
    response.set_cookie(
        name_of(secure=secure),
        word,
        max_age=int(MINUTES_10),
        path="/",
        secure=secure,
        httponly=True,
        samesite="lax",
    )
