"""A draft of the plan: whose it is, what it started from, and every state it was saved in."""

from datetime import datetime

from msgspec import Struct

from warmfield.community.ids import PersonId


class Saved(Struct, frozen=True, kw_only=True):
    """`version` names the text, as a plan's version does; `based_on` the plan that was in force then."""

    version: str
    based_on: str
    by: PersonId
    at: datetime


class PlanDraft(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`saved` is never empty, newest last.

    `state` is `open`, `waiting` (for a second person's yes), `published` or `dropped`. `agreed_by` agreed to
    `agreed_to`, a version of it, which couldn't be published yet.
    """

    number: int
    title: str
    saved: tuple[Saved, ...]
    state: str = "open"
    agreed_by: PersonId | None = None
    agreed_to: str = ""
    refused_by: PersonId | None = None

    @property
    def id(self) -> str:
        """As addresses and requests name it."""
        return f"d{self.number}"

    @property
    def version(self) -> str:
        return self.saved[-1].version

    @property
    def based_on(self) -> str:
        return self.saved[-1].based_on

    @property
    def writer(self) -> PersonId:
        """Who wrote last: it is somebody else who agrees."""
        return self.saved[-1].by


class OvertakenError(Exception):
    """Somebody saved the draft, or the plan file, since it was looked at. Nothing was written."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version
        """What stands there now."""
