"""A platform in memory, for tests and for trying things out: nothing leaves the process."""

from warmfield.platforms.fake.chat import FakeChat
from warmfield.platforms.fake.connector import FakeConnector

__all__ = ["FakeChat", "FakeConnector"]
