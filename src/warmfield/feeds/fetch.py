"""Fetch one address: with time-outs, at most so many bytes, and every redirect looked at anew."""

import asyncio
import zlib
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
from msgspec import Struct

from warmfield.feeds.feed_failed import FeedFailed
from warmfield.web.public_addresses import LeadsNowhere, Network, Resolve, checked_address, resolved
from warmfield.wording import later

MOST = 2_000_000
"""Bytes, packed and unpacked; a feed with a hundred whole articles has about one million."""
REDIRECTS = 4
PATIENCE = 30.0
"""Seconds for all of it: a server that sends a byte now and then doesn't hold us for ever."""
TIMEOUT = httpx.Timeout(15.0, connect=10.0)
AGENT = "warmfield (feed reader; fetches at most every half hour)"
ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/json, */*;q=0.5"
MOVED = frozenset({301, 302, 303, 307, 308})
GZIP = 16 + zlib.MAX_WBITS

TOO_LARGE = later("It is larger than {most} million bytes.")
TOO_SLOW = later("The server took longer than {seconds:g} seconds.")
STATUS = later("The server answers {status}.")
ROUND = later("It redirects more than {most} times.")
NO_ADDRESS = later("{address} is no address to read from.")
PACKED = later("It is packed in a way we don't read ({how}).")
BROKEN = later("The connection failed: {why}")


class Fetched(Struct, frozen=True, kw_only=True):
    """`address` is where it was found in the end; `etag` and `modified` are for the next time."""

    body: bytes
    content_type: str
    address: str
    etag: str = ""
    modified: str = ""


class Fetcher:
    """`private` are networks of one's own that may be read; `resolve` gives the addresses of a host."""

    def __init__(
        self, private: Sequence[Network] = (), resolve: Resolve = resolved, patience: float = PATIENCE
    ) -> None:
        self._private = private
        self._resolve = resolve
        self._patience = patience
        self._tls = httpx.create_ssl_context(trust_env=False)

    async def fetch(self, address: str, etag: str = "", modified: str = "") -> Fetched | None:
        """None where nothing has changed since `etag` and `modified`. Raises FeedFailed."""
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in known.items() if value}
        # A proxy of the environment would connect where it likes, and a kept connection of one host
        # could be taken for another on the same machine: neither is used.
        limits = httpx.Limits(max_keepalive_connections=0)
        try:
            async with (
                asyncio.timeout(self._patience),
                httpx.AsyncClient(
                    verify=self._tls, trust_env=False, timeout=TIMEOUT, limits=limits
                ) as client,
            ):
                return await self._followed(client, address, headers)
        except LeadsNowhere as why:
            raise FeedFailed(why.sentence, 0.0, **why.values) from why
        except (TimeoutError, httpx.TimeoutException) as why:
            raise FeedFailed(TOO_SLOW, seconds=self._patience) from why
        except httpx.HTTPError as why:
            raise FeedFailed(BROKEN, why=str(why) or type(why).__name__) from why

    async def _followed(
        self, client: httpx.AsyncClient, address: str, headers: dict[str, str]
    ) -> Fetched | None:
        url = _url(address)
        for _ in range(REDIRECTS + 1):
            response = await self._asked(client, url, headers)
            try:
                if response.status_code not in MOVED:
                    return await _answered(response, str(url))
                url = _url(response.headers.get("location", ""), url)
            finally:
                await response.aclose()
        raise FeedFailed(ROUND, most=REDIRECTS)

    async def _asked(
        self, client: httpx.AsyncClient, url: httpx.URL, headers: dict[str, str]
    ) -> httpx.Response:
        """Connect to the very address that was checked; the certificate is still held against the name."""
        host = url.raw_host.decode("ascii")
        port = url.port or (443 if url.scheme == "https" else 80)
        numeric = await checked_address(host, port, self._resolve, self._private)
        asked = client.build_request(
            "GET",
            url.copy_with(host=numeric),
            headers={
                "Host": url.netloc.decode("ascii"),
                "User-Agent": AGENT,
                "Accept": ACCEPT,
                "Accept-Encoding": "gzip",
                **headers,
            },
            extensions={"sni_hostname": host},
        )
        return await client.send(asked, stream=True)


def _url(address: str, base: httpx.URL | None = None) -> httpx.URL:
    try:
        url = httpx.URL(address) if base is None else base.join(address)
        url.raw_host.decode("ascii")
    except (httpx.InvalidURL, UnicodeError) as why:
        raise FeedFailed(NO_ADDRESS, address=address) from why
    if url.scheme not in ("http", "https") or not url.host or url.userinfo:
        raise FeedFailed(NO_ADDRESS, address=address)
    return url


async def _answered(response: httpx.Response, address: str) -> Fetched | None:
    if response.status_code == httpx.codes.NOT_MODIFIED:
        return None
    if response.status_code != httpx.codes.OK:
        wait = _wait(response.headers.get("retry-after", ""))
        raise FeedFailed(STATUS, wait, status=response.status_code)
    return Fetched(
        body=await _body(response),
        content_type=response.headers.get("content-type", ""),
        address=address,
        etag=response.headers.get("etag", ""),
        modified=response.headers.get("last-modified", ""),
    )


async def _body(response: httpx.Response) -> bytes:
    """Unpack as it comes, never further than the limit: a small file may unpack to gigabytes."""
    how = response.headers.get("content-encoding", "identity").strip().lower()
    if how not in ("gzip", "x-gzip", "identity", ""):
        raise FeedFailed(PACKED, how=how)
    unpack = zlib.decompressobj(GZIP) if "gzip" in how else None
    body, taken = bytearray(), 0
    async for chunk in response.aiter_raw():
        taken += len(chunk)
        try:
            body += chunk if unpack is None else unpack.decompress(chunk, MOST + 1 - len(body))
        except zlib.error as why:
            raise FeedFailed(PACKED, how=how) from why
        if max(taken, len(body)) > MOST:
            raise FeedFailed(TOO_LARGE, most=MOST // 1_000_000)
    return bytes(body)


def _wait(text: str) -> float:
    """Read `Retry-After`: seconds, or a date."""
    if text.isdecimal():
        return float(text)
    with suppress(ValueError, TypeError):
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    return 0.0
