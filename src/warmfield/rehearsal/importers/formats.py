"""Which importer reads a file: told by the first lines, never by the name."""

from collections.abc import Iterator
from itertools import chain, islice

from warmfield.community.events import Event
from warmfield.rehearsal.errors import RehearsalError
from warmfield.rehearsal.importers.imported import Importer, Log, Skipped
from warmfield.rehearsal.importers.jsonl_chat import JSONL_CHAT
from warmfield.rehearsal.importers.lines_of import encoding_of, lines_of
from warmfield.rehearsal.importers.own_log import OWN_LOG
from warmfield.rehearsal.importers.telegram_export import TELEGRAM
from warmfield.rehearsal.importers.wechat_text import WECHAT
from warmfield.rehearsal.importers.whatsapp_export import WHATSAPP
from warmfield.wording import later

IMPORTERS: tuple[Importer, ...] = (OWN_LOG, JSONL_CHAT, TELEGRAM, WHATSAPP, WECHAT)
"""In the order they are asked; the first that recognises the file reads it."""
HEAD = 60
"""Lines looked at."""


def read_log(log: Log) -> Iterator[Event | Skipped]:
    """Give a file's events in its own order. Raises RehearsalError where it is no log we know."""
    lines = lines_of(log.path, encoding_of(log.path))
    head = list(islice(lines, HEAD))
    texts = [line for _, line in head if line and not line.isspace()]
    for importer in IMPORTERS:
        if importer.recognises(texts):
            return importer.read(log, chain(head, lines))
    first = next((number for number, line in head if line and not line.isspace()), 1)
    raise RehearsalError(
        later("This is no chat log we know: “{text}”. Known are: {formats}."),
        file=log.path.name,
        line=first,
        text=texts[0][:60] if texts else "",
        formats=", ".join(importer.name for importer in IMPORTERS),
    )
