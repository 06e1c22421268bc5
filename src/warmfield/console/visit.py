"""One request of a signed-in person: who asks, in which language, and what they may."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from markupsafe import Markup
from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request

from warmfield.acts.amounts import zone
from warmfield.community.draft import View
from warmfield.community.events import Event
from warmfield.community.ids import EventId, GroupId, PersonId
from warmfield.console.house_ports import Ports
from warmfield.console.permissions import can, groups_of
from warmfield.console.signing.keyring import Session
from warmfield.plan.model import Person
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import Words

LONGEST_FIELD = 20_000
"""Characters of one field of a form; a page that takes more says so."""
HIDDEN = Markup(
    '<input type="hidden" name="form" value="{}">'
    '<input type="hidden" name="once" value="{}" autocomplete="off">'
)


class Visit(Struct, frozen=True, kw_only=True, dict=True):
    """`rulebook` and `now` are the same for the whole answer.

    `given` are the parts of the page's address, `asked` what stands behind its question mark.
    """

    ports: Ports
    request: Request
    session: Session
    rulebook: Rulebook
    now: datetime
    words: Words
    given: Mapping[str, str]
    asked: Mapping[str, str]

    @property
    def person_id(self) -> PersonId:
        return self.session.person

    @property
    def person(self) -> Person:
        return self.rulebook.plan.people[self.session.person]

    @cached_property
    def view(self) -> View:
        return self.ports.view()

    @property
    def clocks(self) -> ZoneInfo:
        return zone(self.rulebook.plan.community.time_zone)

    @cached_property
    def groups(self) -> tuple[GroupId, ...]:
        """Those the person works in: what belongs to others isn't there for them."""
        return groups_of(self.rulebook, self.person_id)

    @property
    def group(self) -> GroupId:
        """The group in the page's address. Raises HTTPException 404 where it isn't one of theirs."""
        named = GroupId(self.given.get("group", ""))
        if named not in self.groups:
            raise HTTPException(404)
        return named

    def may(self, action: str, group: GroupId | None = None) -> bool:
        return can(self.rulebook, self.person_id, action, group)

    async def form(self, longest: int = LONGEST_FIELD) -> dict[str, str]:
        """The fields that were sent, as text; of a name that stands twice the last."""
        form = await self.request.form()
        return {name: value[:longest] for name, value in form.multi_items() if isinstance(value, str)}

    async def chosen(self, name: str) -> list[str]:
        """All values of a field that may be sent several times, like boxes that are ticked."""
        form = await self.request.form()
        return [value for value in form.getlist(name) if isinstance(value, str)]

    async def event_name(self) -> EventId:
        """Names what this form asks for: a form that is sent twice is one event."""
        once = re.sub(r"\W", "", (await self.form()).get("once", ""))[:40]
        return EventId(f"console/{self.person_id}/{once or secrets.token_hex(8)}")

    async def ask(self, events: Sequence[Event]) -> None:
        """Returns when it is on the disk; raises StoreFailed, and nothing was changed."""
        await self.ports.take(events)

    @cached_property
    def form_token(self) -> str:
        return form_token(self.ports.secret, self.session.id)

    @property
    def hidden(self) -> Markup:
        """Stands in every form: it is ours, and counts once."""
        return HIDDEN.format(masked(self.form_token), secrets.token_hex(8))


def form_token(secret: bytes, session: str) -> str:
    """Is worth something only with this session's cookie."""
    return hmac.new(secret, f"form {session}".encode(), hashlib.sha256).hexdigest()[:32]


def masked(token: str) -> str:
    """Another text each time: pages are compressed, and their length must not tell what stays the same.

    See BREACH (Gluck, Harris, Prado, 2013).
    """
    mask = secrets.token_bytes(len(token) // 2)
    return (mask + _together(mask, bytes.fromhex(token))).hex()


def unmasked(text: str) -> str:
    """The token under its mask; empty where it can't be one."""
    try:
        both = bytes.fromhex(text[:200])
    except ValueError:
        return ""
    half = len(both) // 2
    return _together(both[:half], both[half:]).hex()


def _together(mask: bytes, other: bytes) -> bytes:
    return bytes(one ^ two for one, two in zip(mask, other, strict=False))
