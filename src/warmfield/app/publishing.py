"""Brings a plan into force: onto the disk, into the journal, to the lobby. One at a time."""

import asyncio
import os
import tempfile
from pathlib import Path

import structlog

from warmfield.app.home import secret_of
from warmfield.app.making import App
from warmfield.app.planning import Planned, planned, text_of
from warmfield.community.ids import PersonId
from warmfield.console.planning.plan_book import keep_text
from warmfield.console.planning.plan_draft import OvertakenError
from warmfield.console.planning.plan_port import UnfitError
from warmfield.engine.ports import StoreFailed
from warmfield.plan.load import version_of


class PlanOnDisk:
    """Implements `plan_port.PlanFile`."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._path = app.home / app.settings.plan
        self._alone = asyncio.Lock()

    @property
    def name(self) -> str:
        return self._path.name

    def text(self) -> str:
        return text_of(self._path)

    async def publish(
        self, text: str, by: PersonId, approved_by: PersonId | None = None, over: str = ""
    ) -> None:
        ready = await asyncio.to_thread(planned, text, self.name, secret_of(self._app.home))
        if ready.rulebook is None:
            raise UnfitError
        async with self._alone:
            before = self._before(over)
            await self._app.plan_book.do(keep_text, text)
            await asyncio.to_thread(write_whole, self._path, text)
            await self._take(ready, before, by, approved_by)

    def _before(self, over: str) -> str:
        """What stands on the disk. Raises OvertakenError where it is neither in force nor agreed upon."""
        try:
            found = self.text()
        except (OSError, UnicodeDecodeError):
            return ""
        if version_of(found) not in (self._app.engine.rulebook.version, over):
            raise OvertakenError(version_of(found))
        return found

    async def _take(self, ready: Planned, before: str, by: PersonId, approved_by: PersonId | None) -> None:
        """Where the journal can't take it the file is put back: what is in force is what the disk says."""
        assert ready.rulebook is not None  # noqa: S101 - `publish` has looked
        try:
            await self._app.engine.publish(ready.rulebook, by, approved_by)
        except StoreFailed:
            if before:
                await asyncio.to_thread(write_whole, self._path, before)
            raise
        self._app.source = ready.loaded.source
        await self._app.publish()
        structlog.get_logger("warmfield").info("plan_published", version=ready.rulebook.version, by=by)


def write_whole(path: Path, text: str) -> None:
    """Whoever reads the file meanwhile, or after a crash, finds one text or the other, whole."""
    handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            Path(scratch).chmod(path.stat().st_mode & 0o777)
        Path(scratch).replace(path)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
