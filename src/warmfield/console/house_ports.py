"""What the app hands to the console: the plan in force, the records, a way to ask, and its own keyring."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct, field

from warmfield.community.calendar_records import SignUp
from warmfield.community.draft import View
from warmfield.community.events import Event
from warmfield.community.ids import GroupId, MemberId, PersonId
from warmfield.console.day_sheets import DaySheets
from warmfield.console.housekeeping import Housekeeping
from warmfield.console.minute import Minute
from warmfield.console.onlookers import Onlookers
from warmfield.console.page_bell import Bell
from warmfield.console.pasting_port import Pasting
from warmfield.console.planning.plan_book import PlanBook
from warmfield.console.planning.plan_port import PlanFile
from warmfield.console.planning.plan_rehearsal import Rehearsals
from warmfield.console.setting_up.set_up_port import SetUpNotes
from warmfield.console.signing.keyring import Keyring
from warmfield.console.signing.oidc_way import Issuer
from warmfield.console.signing.password_hashes import Hashes
from warmfield.engine.archive_port import Archive
from warmfield.engine.member_book import MemberBook
from warmfield.engine.ports import Right
from warmfield.engine.report_port import Tallies
from warmfield.engine.source_look import SourceLook
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.source import Source
from warmfield.web.limits import Limits


class OfMember(Protocol):
    """What is kept about one member."""

    async def kept(self, member: MemberId) -> bytes:
        """All of it, as JSON; empty where nothing is kept."""
        ...

    async def sign_ups(self, member: MemberId) -> list[SignUp]:
        """For activities, the latest first."""
        ...

    async def erase(self, member: MemberId, by: PersonId) -> bool:
        """False where nothing was kept. Raises StoreFailed."""
        ...


class Ports(Struct, frozen=True, kw_only=True):
    """`take` returns when the events are on the disk; `view` is for the thread that asks."""

    rulebook: Callable[[], Rulebook]
    source: Callable[[], Source]
    """The plan in force as its file has it."""
    view: Callable[[], View]
    archive: Archive
    tallies: Tallies
    pasting: Pasting
    calendar_address: Callable[[GroupId], str]
    """Where a phone subscribes to a group's calendar; empty where people can't reach us."""
    take: Callable[[Sequence[Event]], Awaitable[None]]
    now: Callable[[], datetime]
    keyring: Keyring
    plan_book: PlanBook
    plan_file: PlanFile
    rehearsals: Rehearsals
    bell: Bell
    day_sheets: DaySheets
    source_looks: Mapping[str, SourceLook]
    """By the name of the source in the plan; those that weren't looked at since the start aren't there."""
    feed_address: Callable[[GroupId], str]
    """Where phones follow a group's calendar."""
    calendar_file: Callable[[Sequence[GroupId]], bytes]
    """The dates of groups, as calendars read them."""
    housekeeping: Housekeeping
    members: Callable[[], Awaitable[MemberBook]]
    of_member: OfMember
    rights: Callable[[GroupId], Awaitable[list[Right]]]
    """What the platform lets us do in a group; may take as long as the platform does."""
    onlookers: Onlookers = field(default_factory=Onlookers)
    secret: bytes
    """What form tokens are made with."""
    set_up: SetUpNotes
    """Answers of the guided set-up that isn't finished."""
    demo: bool = False
    """All people and words are invented: every page says so."""
    secure: bool = False
    """Behind TLS: cookies get the `__Host-` name that only a secure site may set."""
    address: str = ""
    """How people reach the pages, like `https://groups.example.org`; empty: as they asked for them."""
    oidc: Issuer | None = None
    limits: Limits = field(default_factory=Limits)
    hashes: Hashes = field(default_factory=Hashes)
    minute: Minute = field(default_factory=Minute)
