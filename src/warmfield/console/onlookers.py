"""Who looks at which item of the inbox just now: only in memory, gone with the tab."""

from collections.abc import Iterator
from contextlib import contextmanager

from warmfield.community.ids import PersonId, RequestId


class Onlookers:
    def __init__(self) -> None:
        self._tabs: dict[object, tuple[PersonId, RequestId]] = {}

    @contextmanager
    def looking(self, person: PersonId, request: RequestId) -> Iterator[None]:
        """As long as a tab shows it."""
        tab = object()
        self._tabs[tab] = (person, request)
        try:
            yield
        finally:
            del self._tabs[tab]

    def others(self, request: RequestId, me: PersonId) -> tuple[PersonId, ...]:
        """Who else looks at it, who came first first."""
        here = (who for who, what in self._tabs.values() if what == request and who != me)
        return tuple(dict.fromkeys(here))
