"""Joins plan, store, engine and platforms. Nothing runs yet."""

import os
from collections.abc import Sequence
from pathlib import Path

from warmfield.app import logs
from warmfield.app.book_kept import BookKept
from warmfield.app.home import KEYS, PLANS, secret_of
from warmfield.app.metrics import Metrics
from warmfield.app.planning import Planned, read_plan
from warmfield.app.readiness import Readiness
from warmfield.app.settings import Settings, read_settings
from warmfield.community.ids import PersonId
from warmfield.community.records import InboxRecord
from warmfield.console.page_bell import Bell
from warmfield.console.planning.plan_book import PlanBook, keep_text
from warmfield.console.signing.keyring import Keyring
from warmfield.engine.engine import Engine
from warmfield.engine.noted import Noted, Watch
from warmfield.engine.ports import Connector, Turn
from warmfield.engine.source_look import SourceLook
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.source import Source
from warmfield.platforms.byhand import ByHand
from warmfield.platforms.lobby.site import Lobby
from warmfield.reading.meaning import encoder
from warmfield.store.archive import SqlArchive
from warmfield.store.opening import DATABASE, open_store
from warmfield.store.sql_store import SqlStore


class PlanWrong(Exception):  # noqa: N818 - it says what is so, as events do
    """The plan has errors; nothing was started."""

    def __init__(self, planned: Planned) -> None:
        super().__init__(f"{len(planned.problems)} problems")
        self.planned = planned


class App:
    """Everything of one home, joined. `make` makes it, `serve` runs it, `close` puts it away."""

    def __init__(self, home: Path, settings: Settings, rulebook: Rulebook, planned: Planned) -> None:
        self.home = home
        self.source: Source = planned.loaded.source
        """The plan in force as its file has it."""
        self.settings = settings
        self.metrics = Metrics()
        self.bell = Bell()
        self.source_looks: dict[str, SourceLook] = {}
        self.secret = secret_of(home)
        self.keyring = Keyring(home / KEYS)
        self.plan_book = PlanBook(home / PLANS)
        self.plan_book.at_once(keep_text, planned.text)
        self.readiness = Readiness()
        self.store: SqlStore = open_store(home / DATABASE)
        self.archive = SqlArchive(home / DATABASE)
        self.members = BookKept(self.archive)
        knock = frozenset(settings.lobby.knock)
        self.lobby = Lobby(home / "lobby.db", rulebook, self.secret, knock)
        self.connectors = connectors(settings, rulebook, self.lobby)
        self.engine = Engine(
            self.store,
            rulebook,
            self.connectors,
            encode=encoder(),
            observe=self.observe,
            watch=self._watch,
        )
        self.lobby.still_open = self._still_open
        self.watching: list[Watch] = []
        """Called with the turns of each batch once they are on the disk."""
        self.metrics.gauge("outbox_depth", "Actions on their way", lambda: self.engine.waiting["actions"])
        self.metrics.gauge("open_tabs", "Open streams of the lobby", lambda: self.lobby.book.bell.open_tabs)

    def observe(self, noted: Noted) -> None:
        logs.note(noted)
        self.metrics.observe(noted)
        self.readiness.observe(noted)
        if noted.what == "forgotten":
            self.members.forget()

    def _still_open(self, request: str) -> bool:
        inbox = self.store.view().get(InboxRecord, "")
        return inbox is not None and request in inbox.open

    def _watch(self, turns: Sequence[Turn]) -> None:
        self.metrics.watch(turns)
        for watch in self.watching:
            watch(turns)
        self.members.watch(turns)
        self.bell.ring()

    async def publish(self) -> dict[PersonId, str]:
        """Bring the plan in force to every part; gives the tokens of the staff links."""
        return await self.lobby.publish(self.engine.rulebook)

    async def read_again(self) -> Planned:
        """Take the plan file as it is now; one with errors changes nothing."""
        planned = read_plan(self.home / self.settings.plan, secret_of(self.home), self.settings.web.address)
        if planned.rulebook is not None:
            await self.plan_book.do(keep_text, planned.text)
            await self.engine.publish(planned.rulebook)
            self.source = planned.loaded.source
            await self.publish()
        return planned

    def close(self) -> None:
        self.lobby.book.close()
        self.keyring.close()
        self.plan_book.close()
        self.archive.close()
        self.store.close()


def make(home: Path, settings: Settings | None = None) -> App:
    """Raises PlanWrong, SettingsWrong, StoreFailed, OSError; each tells the mend."""
    settings = settings or read_settings(home, os.environ)
    planned = read_plan(home / settings.plan, secret_of(home), settings.web.address)
    if planned.rulebook is None:
        raise PlanWrong(planned)
    return App(home, settings, planned.rulebook, planned)


def connectors(settings: Settings, rulebook: Rulebook, lobby: Lobby) -> dict[str, Connector]:
    """By platform. What isn't used isn't even imported: a start stays quick."""
    made: dict[str, Connector] = {"lobby": lobby.connector, "wechat": ByHand()}
    if settings.matrix.homeserver:
        from warmfield.app.joined_matrix import matrix  # noqa: PLC0415 - slow to import, see above

        made["matrix"] = matrix(settings.matrix, rulebook)
    return made
