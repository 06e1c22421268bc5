"""One request of a signed-in person: who asks, in which language, and what they may."""

import hashlib
import hmac
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from msgspec import Struct
from starlette.requests import Request

from warmfield.acts.amounts import zone
from warmfield.community.draft import View
from warmfield.community.ids import GroupId, PersonId
from warmfield.console.house_ports import Ports
from warmfield.console.permissions import can, groups_of
from warmfield.console.signing.keyring import Session
from warmfield.plan.model import Person
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import Words


class Visit(Struct, frozen=True, kw_only=True, dict=True):
    """`rulebook` and `now` are the same for the whole answer."""

    ports: Ports
    request: Request
    session: Session
    rulebook: Rulebook
    now: datetime
    words: Words

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
        return groups_of(self.rulebook, self.person_id)

    def may(self, action: str, group: GroupId | None = None) -> bool:
        return can(self.rulebook, self.person_id, action, group)

    @property
    def swaps(self) -> bool:
        """htmx asks for a piece of the page, not for a whole one."""
        return self.request.headers.get("hx-request") == "true"

    @cached_property
    def form_token(self) -> str:
        return form_token(self.ports.secret, self.session.id)


def form_token(secret: bytes, session: str) -> str:
    """Stands in every form, and is worth something only with this session's cookie."""
    return hmac.new(secret, f"form {session}".encode(), hashlib.sha256).hexdigest()[:32]
