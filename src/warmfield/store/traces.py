"""By what somebody who is erased is found in words to others: their names, the events that were theirs."""

from itertools import accumulate

from sqlalchemy import Connection, select

from warmfield.community.actions import Action
from warmfield.community.events import Event
from warmfield.community.ids import MemberId
from warmfield.community.records import MembershipRecord
from warmfield.store.codec import SORTS, record_from
from warmfield.store.tables import records

GONE = "…"
"""Stands for the name of somebody erased where others are named too."""


class Traces:
    def __init__(self) -> None:
        self.names: set[str] = set()
        self._events: set[str] = set()

    def add(self, event: Event) -> None:
        self._events.add(event.id)
        self.names |= {getattr(event, "nickname", "")} - {""}

    def named_in(self, text: str) -> bool:
        return any(name in text for name in self.names)

    def told_of(self, action: Action | None) -> bool:
        """Whether an action followed from an event of theirs, or says a name of theirs."""
        if action is None:
            return False
        whence = accumulate(action.id.split("/"), lambda before, piece: f"{before}/{piece}")
        return any(one in self._events for one in whence) or self.named_in(getattr(action, "text", ""))

    def forgotten(self, text: str) -> str:
        for name in sorted(self.names, key=len, reverse=True):
            text = text.replace(name, GONE)
        return text

    def unnamed(self, line: str) -> str:
        """A line of a list that ends with a name."""
        theirs = next((name for name in self.names if line.endswith(f" {name}")), "")
        return f"{line.removesuffix(theirs)}{GONE}" if theirs else line


def names_borne(reader: Connection, member: MemberId) -> set[str]:
    """The nicknames of their memberships, whether or not an event still has them."""
    theirs = records.c.key.endswith(f"\n{member}", autoescape=True)
    chosen = select(records.c.body).where(records.c.sort == SORTS[MembershipRecord], theirs)
    bodies = reader.execute(chosen).scalars()
    return {record_from(MembershipRecord, body).nickname for body in bodies} - {""}
