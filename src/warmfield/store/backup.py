"""A home in one file, taken while it runs, and put back after checking it."""

import hashlib
import os
import sqlite3
import tempfile
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import msgspec

from warmfield.engine.ports import StoreFailed
from warmfield.store.failures import BROKEN, told
from warmfield.store.lock import Lock
from warmfield.store.migrate import KNOWN, NEWER
from warmfield.store.opening import DATABASE, LOCK
from warmfield.wording import later

MANIFEST = "warmfield-backup.json"
PLAN = "plan.yaml"
KEYS = "keys.db"
"""Who may sign in by what: stays in its home, so that no copy brings back a passkey that was removed."""
NO_HOME = later("There is no warmfield database in {home}. Name the right directory with --dir.")
THERE = later("{file} is there already. Choose another name, or add --force to replace it.")
NO_BACKUP = later("{file} is not a warmfield backup, or it is damaged ({reason}). Nothing was changed.")
CANNOT = later("{file} can't be written: {reason}.")


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """`files` maps a name to the SHA-256 of its bytes; `schema` is the database's migration."""

    made_at: datetime
    schema: str
    files: dict[str, str]


def back_up(home: Path, file: Path, now: datetime, force: bool = False) -> Manifest:
    """Write the databases and the plan of `home` to `file`, each database as at one moment.

    Works beside a running warmfield. Settings and keys stay out: they are secrets. The file is
    readable by its owner alone and appears only when it is whole.
    """
    if not (home / DATABASE).is_file():
        raise StoreFailed(NO_HOME, home=home)
    if file.exists() and not force:
        raise StoreFailed(THERE, file=file)
    try:
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".warmfield-") as scratch:
            copies = _copies(home, Path(scratch))
            found = _version(copies[0])
            manifest = Manifest(made_at=now, schema=found, files={c.name: _digest(c) for c in copies})
            whole = _packed(copies, manifest, Path(scratch) / "whole")
            whole.replace(file)
    except OSError as cause:
        raise StoreFailed(CANNOT, file=file, reason=cause.strerror or str(cause)) from cause
    return manifest


def _copies(home: Path, scratch: Path) -> list[Path]:
    """The main database first: what it says of a platform is then never ahead of the platform's own."""
    names = [DATABASE, *sorted(path.name for path in home.glob("*.db") if path.name not in (DATABASE, KEYS))]
    for name in names:
        with told():
            source = sqlite3.connect(home / name)
            try:
                source.execute("VACUUM INTO ?", (str(scratch / name),))
            finally:
                source.close()
    if (home / PLAN).is_file():
        (scratch / PLAN).write_bytes((home / PLAN).read_bytes())
        names.append(PLAN)
    return [scratch / name for name in names]


def _packed(copies: list[Path], manifest: Manifest, whole: Path) -> Path:
    whole.touch(mode=0o600)
    with whole.open("r+b") as stream:
        with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
            archive.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
            for copy in copies:
                archive.write(copy, copy.name)
        stream.flush()
        os.fsync(stream.fileno())
    return whole


def restore(file: Path, home: Path, force: bool = False) -> Manifest:
    """Check `file` whole, then put it into `home`. Never while warmfield runs there."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = Lock(home / LOCK)
    try:
        with tempfile.TemporaryDirectory(dir=home, prefix=".restore-") as scratch:
            manifest = _unpacked(file, Path(scratch))
            there = [home / name for name in manifest.files if (home / name).exists()]
            if there and not force:
                raise StoreFailed(THERE, file=there[0])
            for name in manifest.files:
                _put(Path(scratch) / name, home / name)
    finally:
        lock.release()
    return manifest


def _unpacked(file: Path, scratch: Path) -> Manifest:
    try:
        with ZipFile(file) as archive:
            manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
            for name, digest in manifest.files.items():
                if Path(name).name != name:
                    raise StoreFailed(NO_BACKUP, file=file, reason=name)
                archive.extract(name, scratch)
                if _digest(scratch / name) != digest:
                    raise StoreFailed(NO_BACKUP, file=file, reason=name)
    except (OSError, KeyError, BadZipFile, msgspec.MsgspecError) as cause:
        raise StoreFailed(NO_BACKUP, file=file, reason=str(cause)) from cause
    if manifest.schema not in KNOWN:
        raise StoreFailed(NEWER, found=manifest.schema, known=KNOWN[-1])
    _sound(scratch / DATABASE)
    return manifest


def _put(copy: Path, place: Path) -> None:
    for left in ("-wal", "-shm"):
        place.with_name(place.name + left).unlink(missing_ok=True)
    copy.chmod(0o600)
    copy.replace(place)


def _sound(database: Path) -> None:
    with told():
        connection = sqlite3.connect(database)
        try:
            verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
        finally:
            connection.close()
    if verdict != "ok":
        raise StoreFailed(BROKEN)


def _version(database: Path) -> str:
    with told():
        connection = sqlite3.connect(database)
        try:
            return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
        finally:
            connection.close()


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
