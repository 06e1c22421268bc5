"""The journal as warmfield's own log (`docs/log.md`), so that what was recorded can be rehearsed."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from warmfield.store import tables as t
from warmfield.store.codec import stamp
from warmfield.store.failures import told


def log_lines(reader: Connection, since: datetime | None, until: datetime | None) -> Iterator[str]:
    """Yield one JSON object an event, without a line end, as they were taken; `until` is excluded."""
    chosen = select(t.journal.c.body).order_by(t.journal.c.seq)
    if since is not None:
        chosen = chosen.where(t.journal.c.at >= stamp(since))
    if until is not None:
        chosen = chosen.where(t.journal.c.at < stamp(until))
    with told():
        yield from reader.execution_options(yield_per=1000).execute(chosen).scalars()
