"""A web server on this machine, and a fetcher that may read it."""

from collections.abc import AsyncIterator
from ipaddress import ip_network

import pytest
from tests.feeds.site import Site

from warmfield.feeds.fetch import Fetcher


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    made = Site()
    await made.open()
    yield made
    await made.close()


@pytest.fixture
def fetcher() -> Fetcher:
    """This machine's own address is let in, and no other of its networks."""
    return Fetcher([ip_network("127.0.0.1/32")])
