"""How the last look at a source of content went, for people; forgotten when warmfield stops."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct


class SourceLook(Struct, frozen=True, kw_only=True):
    """`sentence` is a key of the catalogue, filled with `values`; empty where all went well."""

    at: datetime
    next_at: datetime
    failures: int = 0
    """In a row."""
    sentence: str = ""
    values: Mapping[str, object] = {}
