"""Sends one body to one address: a checked one, in little time, following nowhere."""

import asyncio
from collections.abc import Mapping, Sequence
from ipaddress import ip_address

import httpx
from msgspec import Struct

from warmfield.web.public_addresses import (
    LeadsNowhere,
    Network,
    Resolve,
    checked_address,
    is_public,
    resolved,
)
from warmfield.wording import Words, later

PATIENCE = 10.0
"""Seconds for all of it."""
AGENT = "warmfield (webhooks)"
LONGEST_WAIT = 3600.0

TOO_SLOW = later("It took longer than {seconds:g} seconds.")
BROKEN = later("The connection failed: {why}")
NO_ADDRESS = later("{address} is no address to send to. It begins with https://")
NOT_PLAIN = later("Only https is sent to over the internet.")


class Posted(Struct, frozen=True):
    """`status` 0: no answer came, and `why` says what was in the way (with `values` in it)."""

    status: int
    why: str = ""
    values: Mapping[str, object] = {}
    wait: float = 0.0
    """Seconds it asks us to stay away."""

    def said(self, words: Words) -> str:
        return words(self.why, **self.values) if self.why else ""


class Poster:
    """`private` are networks of one's own that may be sent to; `resolve` gives the addresses of a host."""

    def __init__(
        self, private: Sequence[Network] = (), resolve: Resolve = resolved, patience: float = PATIENCE
    ) -> None:
        self._private, self._resolve, self._patience = private, resolve, patience
        self._tls = httpx.create_ssl_context(trust_env=False)

    async def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> Posted:
        try:
            async with asyncio.timeout(self._patience):
                return await self._sent(_url(address), body, headers)
        except LeadsNowhere as why:
            return Posted(0, why.sentence, why.values)
        except (TimeoutError, httpx.TimeoutException):
            return Posted(0, TOO_SLOW, {"seconds": self._patience})
        except httpx.HTTPError as why:
            return Posted(0, BROKEN, {"why": str(why) or type(why).__name__})

    async def _sent(self, url: httpx.URL, body: bytes, headers: Mapping[str, str]) -> Posted:
        """Connect to the very address that was checked; the certificate is still held against the name."""
        host = url.raw_host.decode("ascii")
        port = url.port or (443 if url.scheme == "https" else 80)
        numeric = await checked_address(host, port, self._resolve, self._private)
        if url.scheme == "http" and is_public(ip_address(numeric)):
            raise LeadsNowhere(NOT_PLAIN)
        # A proxy of the environment would connect where it likes.
        async with httpx.AsyncClient(verify=self._tls, trust_env=False, timeout=self._patience) as client:
            asked = client.build_request(
                "POST",
                url.copy_with(host=numeric),
                content=body,
                headers={
                    "Host": url.netloc.decode("ascii"),
                    "User-Agent": AGENT,
                    "Content-Type": "application/json",
                    **headers,
                },
                extensions={"sni_hostname": host},
            )
            response = await client.send(asked, stream=True)
            await response.aclose()
        return Posted(response.status_code, wait=_wait(response.headers.get("retry-after", "")))


def _url(address: str) -> httpx.URL:
    """Raises LeadsNowhere."""
    try:
        return httpx.URL(address)
    except httpx.InvalidURL as why:
        raise LeadsNowhere(NO_ADDRESS, address=address) from why


def _wait(text: str) -> float:
    return min(float(text), LONGEST_WAIT) if text.isdecimal() else 0.0
