"""A draft of the plan: whose it is, what it started from, and every state it was saved in."""

from datetime import datetime

from msgspec import Struct

from warmfield.community.ids import PersonId


class Saved(Struct, frozen=True, kw_only=True):
    """`version` names the text, as a plan's version does."""

    version: str
    by: PersonId
    at: datetime


class PlanDraft(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`based_on` is the version that was in force when it was begun; `saved` is never empty, newest last.

    `state` is `open`, `waiting` (for a second person's yes), `published` or `dropped`. `agreed_by` agreed to
    `agreed_to`, a version of it, which couldn't be published yet.
    """

    number: int
    title: str
    based_on: str
    saved: tuple[Saved, ...]
    state: str = "open"
    agreed_by: PersonId | None = None
    agreed_to: str = ""

    @property
    def id(self) -> str:
        """As addresses and requests name it."""
        return f"d{self.number}"

    @property
    def version(self) -> str:
        return self.saved[-1].version

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
