"""The log of signing in: who came in, by what, and what was changed about it. Old lines go by themselves."""

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select

from warmfield.community.ids import PersonId
from warmfield.console.signing.keyring_tables import notes
from warmfield.wording import later

MOST = 5_000
"""Lines that are kept; a guesser who is slowed down by the limits fills them in months."""
SAID = {
    "signed_in": later("signed in"),
    "refused": later("was refused at the door"),
    "signed_out": later("signed out"),
    "session_ended": later("sessions were ended"),
    "link_made": later("a sign-in link was made"),
    "link_withdrawn": later("sign-in links were withdrawn"),
    "passkey_added": later("a passkey was added"),
    "passkey_removed": later("a passkey was removed"),
    "password_set": later("the password was set"),
    "password_removed": later("the password was removed"),
    "codes_made": later("new recovery codes were made"),
    "code_used": later("a recovery code was used"),
    "token_made": later("a token for the API was made"),
    "token_revoked": later("a token for the API was taken back"),
    "webhook_added": later("a webhook was added"),
    "webhook_secret": later("a webhook got a new secret"),
    "webhook_removed": later("a webhook was removed"),
    "backup_taken": later("a backup was downloaded"),
}
"""By what happened; read after the person's name."""
WAYS = {
    "link": later("one-time link"),
    "passkey": later("passkey"),
    "password": later("password and code"),
    "oidc": later("your school's account"),
}


class SignInNote(Struct, frozen=True, kw_only=True):
    number: int
    at: float
    what: str
    person: PersonId
    by: str
    browser: str


def note(sql: Connection, now: float, what: str, person: str, by: str = "", *, browser: str = "") -> None:
    """`by` is the way they came, or a person who did it for them."""
    row = {"at": now, "what": what, "person": person[:60], "by": by, "browser": browser[:120]}
    made = sql.execute(insert(notes).values(**row)).inserted_primary_key
    if made is not None and made[0] > MOST:
        sql.execute(delete(notes).where(notes.c.number <= made[0] - MOST))


def noted(
    sql: Connection,
    _now: float,
    *,
    person: str = "",
    what: str = "",
    after: float = 0.0,
    until: float = 4e9,
    before: int | None = None,
    limit: int = 50,
) -> list[SignInNote]:
    """The newest first; of one person where one is meant."""
    chosen = select(notes).where(notes.c.at >= after, notes.c.at < until)
    if person:
        chosen = chosen.where(notes.c.person == person)
    if what:
        chosen = chosen.where(notes.c.what == what)
    if before is not None:
        chosen = chosen.where(notes.c.number < before)
    rows = sql.execute(chosen.order_by(notes.c.number.desc()).limit(limit)).mappings()
    return [SignInNote(**row) for row in rows]
