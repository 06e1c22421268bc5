"""The answers of the guided set-up, in a file of the home, until the plan is made."""

import asyncio
import os
import tempfile
from pathlib import Path

import msgspec

from warmfield.plan.set_up.set_up_answers import Answers

FILE = "set-up.json"


class NotesInHome:
    """Implements `set_up_port.SetUpNotes`."""

    def __init__(self, home: Path) -> None:
        self._file = home / FILE

    async def read(self) -> Answers | None:
        return await asyncio.to_thread(self._read)

    def _read(self) -> Answers | None:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=Answers)
        except (FileNotFoundError, msgspec.DecodeError):
            return None

    async def keep(self, answers: Answers) -> None:
        await asyncio.to_thread(self._write, msgspec.json.format(msgspec.json.encode(answers), indent=1))

    def _write(self, body: bytes) -> None:
        """Whole or not at all, also when it is stopped in the middle."""
        handle, scratch = tempfile.mkstemp(dir=self._file.parent, prefix=f".{FILE}-")
        with os.fdopen(handle, "wb") as stream:
            stream.write(body)
            stream.flush()
            os.fsync(stream.fileno())
        Path(scratch).replace(self._file)

    async def drop(self) -> None:
        await asyncio.to_thread(self._file.unlink, missing_ok=True)
