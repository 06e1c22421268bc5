"""What comes in is made fit for the journal: an id where there is none, and text that can be written."""

from hashlib import blake2b

import msgspec

from warmfield.community.events import Event
from warmfield.community.ids import EventId

_encoder = msgspec.json.Encoder()


def fit(event: Event) -> Event:
    """Give the event an id made of all it says, if it has none, and mend broken characters.

    Two halves of a surrogate pair that lost each other (seen in JSON of chat platforms) can't be
    written as UTF-8; each becomes a question mark.
    """
    try:
        written = _encoder.encode(event)
    except UnicodeEncodeError:
        event = _mended(event)
        written = _encoder.encode(event)
    if event.id:
        return event
    return msgspec.structs.replace(event, id=EventId(f"x/{blake2b(written, digest_size=12).hexdigest()}"))


def _mended(event: Event) -> Event:
    strings = {
        field: was.encode("utf-8", "replace").decode()
        for field in event.__struct_fields__
        if isinstance(was := getattr(event, field), str)
    }
    return msgspec.structs.replace(event, **strings)
