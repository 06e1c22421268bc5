"""One warmfield at a time on a home: a community has one writer."""

import fcntl
import os
from pathlib import Path

from warmfield.engine.ports import StoreFailed
from warmfield.wording import later

HELD = later("Another warmfield is running on {home} (process {holder}). Stop it first, then try again.")
NOT_OURS = later("The file {file} can't be written: {reason}. Give this user the right to write there.")


class Lock:
    """Held from the moment it is made until `release`; the system lets go when the process dies."""

    def __init__(self, file: Path) -> None:
        try:
            self._held = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as cause:
            raise StoreFailed(NOT_OURS, file=file, reason=cause.strerror) from cause
        try:
            fcntl.flock(self._held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as cause:
            holder = os.pread(self._held, 20, 0).decode("ascii", "replace").strip() or "?"
            os.close(self._held)
            raise StoreFailed(HELD, home=file.parent, holder=holder) from cause
        os.ftruncate(self._held, 0)
        os.pwrite(self._held, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        os.close(self._held)
