"""Which ways in each person has; and how all of them are taken away at once."""

from collections import defaultdict

from msgspec import Struct
from sqlalchemy import Connection, delete, func, select

from warmfield.community.ids import PersonId
from warmfield.console.signing.keyring import IDLE_SECONDS, end_sessions, withdraw_links
from warmfield.console.signing.keyring_tables import links, passkeys, passwords, sessions, tokens
from warmfield.console.signing.passwords import remove_password
from warmfield.console.signing.sign_in_notes import note


class Ways(Struct):
    """How many of each; `seen` is the last use of a session, `link_until` how long a link still opens."""

    passkeys: int = 0
    password: bool = False
    sessions: int = 0
    seen: float | None = None
    link_until: float | None = None


def ways_of_all(sql: Connection, now: float) -> dict[PersonId, Ways]:
    found: defaultdict[PersonId, Ways] = defaultdict(Ways)
    for person, count in sql.execute(select(passkeys.c.person, func.count()).group_by(passkeys.c.person)):
        found[person].passkeys = count
    for (person,) in sql.execute(select(passwords.c.person)):
        found[person].password = True
    open_ones = sessions.c.seen >= now - IDLE_SECONDS
    counted = select(sessions.c.person, func.count(), func.max(sessions.c.seen)).where(open_ones)
    for person, count, seen in sql.execute(counted.group_by(sessions.c.person)):
        found[person].sessions, found[person].seen = count, seen
    last = select(links.c.person, func.max(links.c.until)).where(links.c.until > now)
    for person, until in sql.execute(last.group_by(links.c.person)):
        found[person].link_until = until
    return dict(found)


def forget_ways(sql: Connection, now: float, person: PersonId, by: PersonId) -> None:
    end_sessions(sql, now, person, by)
    withdraw_links(sql, now, person, by)
    remove_password(sql, now, person)
    sql.execute(delete(tokens).where(tokens.c.person == person))
    if sql.execute(delete(passkeys).where(passkeys.c.person == person)).rowcount:
        note(sql, now, "passkey_removed", person, by)
