"""Erase a member from a home where no warmfield runs."""

from datetime import datetime
from pathlib import Path

from warmfield.community.ids import MemberId
from warmfield.store.about_member import about_member
from warmfield.store.anew import write_anew
from warmfield.store.erasing import erase
from warmfield.store.failures import told
from warmfield.store.lock import Lock
from warmfield.store.migrate import migrate
from warmfield.store.opening import DATABASE, LOCK, engine_for


def erase_member(home: Path, member: MemberId, now: datetime) -> MemberId | None:
    """Give the name that stands for the member now; None when nobody of that account is known.

    Raises StoreFailed while a warmfield runs on `home`.
    """
    lock = Lock(home / LOCK)
    try:
        with told(), engine_for(home / DATABASE).connect() as writer:
            with writer.begin():
                migrate(writer)
                if about_member(writer, member).nothing:
                    return None
                alias = erase(writer, member, now)
            write_anew(writer.engine)
            return alias
    finally:
        lock.release()
