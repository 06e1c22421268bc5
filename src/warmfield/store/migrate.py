"""Bring a database to the tables of this release, or say why not."""

from importlib import resources

from sqlalchemy import Connection, inspect, text

from warmfield.engine.ports import StoreFailed
from warmfield.wording import later

HEAD = "0005"
"""The last file in `migrations/versions`; named here so that opening an up-to-date store is quick."""
KNOWN = ("0001", "0002", "0003", "0004", "0005")

NEWER = later(
    "This database was made by a newer warmfield (its version is {found}, this one knows {known}). "
    "Install the newer warmfield, or restore a backup made with this one."
)


def migrate(connection: Connection) -> None:
    """Raises StoreFailed when the database is newer than this release."""
    found = version_of(connection)
    if found == HEAD:
        return
    if found is not None and found not in KNOWN:
        raise StoreFailed(NEWER, found=found, known=HEAD)
    from alembic import command  # noqa: PLC0415 - a fifth of a second, needed only here
    from alembic.config import Config  # noqa: PLC0415

    settings = Config()
    settings.set_main_option("script_location", str(resources.files("warmfield.store") / "migrations"))
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")


def version_of(connection: Connection) -> str | None:
    """Which migration a database stands at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
