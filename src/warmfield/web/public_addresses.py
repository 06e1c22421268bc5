"""Which addresses we ask of our own accord: public ones, and networks of one's own that the settings name.

A plan names addresses, feeds redirect to others, webhooks lead anywhere, and a name may be made to point
wherever its owner likes; without this check they could have our machine ask its neighbours.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from threading import Thread

from warmfield.wording import later

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""Gives the numeric addresses of a host."""

PRIVATE = later("{host} leads into a private network; only public addresses are asked.")
UNKNOWN = later("Nobody knows the address {host}.")


class LeadsNowhere(Exception):  # noqa: N818 - it says what is so, as events do
    """`sentence` is a key of `wording`, filled with `values`."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence.format(**values))
        self.sentence, self.values = sentence, values


def is_public(address: Address) -> bool:
    """Of the open internet; what carries another address inside (mapped, 6to4, NAT64) is none."""
    inner = getattr(address, "ipv4_mapped", None)
    if inner is not None:
        return is_public(inner)
    if isinstance(address, IPv6Address) and (address.is_site_local or address.sixtofour is not None):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def may_read(address: Address, private: Sequence[Network]) -> bool:
    inner = getattr(address, "ipv4_mapped", None) or address
    return is_public(address) or any(inner in network for network in private)


async def checked_address(host: str, port: int, resolve: Resolve, private: Sequence[Network]) -> str:
    """Resolve once and give the address to connect to, so that the name can't change in between.

    Raises LeadsNowhere where it leads nowhere, or only where we don't go.
    """
    try:
        found = [ip_address(one) for one in await resolve(host, port)]
    except (OSError, ValueError) as why:
        raise LeadsNowhere(UNKNOWN, host=host) from why
    allowed = [one for one in found if may_read(one, private)]
    if not allowed:
        raise LeadsNowhere(PRIVATE if found else UNKNOWN, host=host)
    return str(allowed[0])


async def resolved(host: str, port: int) -> Sequence[str]:
    """Ask the system. In a thread of its own: a name server that never answers mustn't hold up our end."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Sequence[str]] = loop.create_future()

    def give(found: Sequence[str] | OSError) -> None:
        if answer.done():
            return
        if isinstance(found, OSError):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def ask() -> None:
        found: Sequence[str] | OSError
        try:
            found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError) as why:
            found = OSError(str(why))
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(give, found)

    Thread(target=ask, daemon=True).start()
    return await answer
