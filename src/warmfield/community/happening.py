"""What all events share."""

from datetime import datetime

from msgspec import Struct

from warmfield.community.ids import EventId


class Happened(Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """The part all events share."""

    at: datetime
    id: EventId = EventId("")
