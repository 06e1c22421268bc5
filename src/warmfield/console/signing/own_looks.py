"""The language and the theme a person likes, on every device they sign in on."""

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select
from starlette.responses import Response

from warmfield.community.ids import PersonId
from warmfield.console.signing.keyring_tables import own_looks
from warmfield.web.looks import keep


class OwnLooks(Struct, frozen=True):
    """Empty: as the browser has it."""

    language: str = ""
    theme: str = ""


def looks_of(sql: Connection, _now: float, person: PersonId) -> OwnLooks:
    row = sql.execute(select(own_looks).where(own_looks.c.person == person)).first()
    return OwnLooks() if row is None else OwnLooks(row.language, row.theme)


def keep_looks(sql: Connection, _now: float, person: PersonId, looks: OwnLooks) -> None:
    sql.execute(delete(own_looks).where(own_looks.c.person == person))
    sql.execute(insert(own_looks).values(person=person, language=looks.language, theme=looks.theme))


def carry_looks(response: Response, looks: OwnLooks) -> None:
    """Only what was chosen: the rest stays as this browser has it."""
    for name, value in (("lang", looks.language), ("theme", looks.theme)):
        if value:
            keep(response, name, value)
