"""Reading: what a message or a nickname says, with no opinion about it."""

from warmfield.reading.read import read_many

__all__ = ["read_many"]
