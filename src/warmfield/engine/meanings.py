"""What messages are about is only worked out where a session is on: a text takes some 20 ms."""

import asyncio

from msgspec.structs import replace

from warmfield.community.draft import View
from warmfield.community.events import Event, MessageSent
from warmfield.community.session_records import SessionRecord
from warmfield.reading.in_session import PART
from warmfield.reading.meaning import Encode
from warmfield.reading.values import Reading


def with_meaning(encode: Encode, view: View, event: Event, reading: Reading | None) -> Reading | None:
    """The reading with the text's meaning, and with the topic's where the session has none yet."""
    topic = topic_of(view, event, reading)
    return reading if reading is None or topic is None else _encoded(encode, reading, topic)


async def with_meaning_beside(
    encode: Encode, view: View, event: Event, reading: Reading | None
) -> Reading | None:
    """In a thread beside: meanwhile pages are answered and platforms are read."""
    topic = topic_of(view, event, reading)
    if reading is None or topic is None:
        return reading
    return await asyncio.to_thread(_encoded, encode, reading, topic)


def _encoded(encode: Encode, reading: Reading, topic: str) -> Reading:
    return replace(reading, meaning=encode(reading.text), topic_meaning=encode(topic) if topic else b"")


def topic_of(view: View, event: Event, reading: Reading | None) -> str | None:
    """The topic that still lacks its meaning, or an empty one; None where no meaning is wanted."""
    if reading is None or reading.words < PART or not isinstance(event, MessageSent):
        return None
    record = view.get(SessionRecord, event.group)
    if record is None or record.on is None:
        return None
    return "" if record.on.talk else record.on.of.topic
