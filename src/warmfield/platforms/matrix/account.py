"""The assistant's account: signing in, and asking the server for things."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from aiohttp import (
    ClientError,
    ClientHandlerType,
    ClientRequest,
    ClientResponse,
    ClientSession,
    ClientTimeout,
)
from mautrix.api import Method, PathBuilder
from mautrix.client import ClientAPI
from mautrix.errors import MatrixConnectionError, MatrixRequestError, MNotFound, MUnknownToken
from mautrix.types import DeviceID, UserID

from warmfield.platforms.matrix.settings import MatrixSettings
from warmfield.platforms.matrix.shapes import Content

DEVICE = DeviceID("WARMFIELD")
"""One device for every sign-in: the server keeps our idempotency keys by device."""
LONG_POLL = 30_000
"""Milliseconds the server may hold a sync that has nothing to tell."""
TIMEOUT = ClientTimeout(total=LONG_POLL / 1000 + 15, connect=10)


class TooFastError(Exception):
    """The server took no more from us (429); `wait` is in seconds."""

    def __init__(self, wait: float) -> None:
        super().__init__("the server asked us to slow down")
        self.wait = wait


TROUBLE = (MatrixConnectionError, ClientError, TimeoutError, TooFastError, ConnectionError)
"""What passes by itself: the line or the server is down, or we were too fast."""


def passes(error: BaseException) -> bool:
    """Whether trying again later may help."""
    if isinstance(error, MatrixRequestError):
        return error.http_status >= 500 or isinstance(error, MUnknownToken)
    return isinstance(error, TROUBLE)


@contextmanager
def if_let() -> Iterator[None]:
    """Leave the block where the server says no; what passes by itself is still raised."""
    try:
        yield
    except MatrixRequestError as error:
        if passes(error):
            raise


async def _slow_down(request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
    """mautrix forgets how long the server asked us to wait, so it is read here."""
    answer = await handler(request)
    if answer.status == 429:
        wait = answer.headers.get("Retry-After", "1")
        answer.release()
        raise TooFastError(float(wait) if wait.isdigit() else 1.0)
    return answer


class Account:
    """Signs in at the first question, and again when the server forgot us and we have a password."""

    def __init__(self, settings: MatrixSettings) -> None:
        self.me = ""
        self._settings = settings
        self._client: ClientAPI | None = None
        self._signing_in = asyncio.Lock()

    async def client(self) -> ClientAPI:
        async with self._signing_in:
            if self._client is None:
                self._client = await self._sign_in()
            return self._client

    async def _sign_in(self) -> ClientAPI:
        given = self._settings
        session = ClientSession(timeout=TIMEOUT, middlewares=(_slow_down,))
        client = ClientAPI(
            UserID(given.user),
            device_id=DEVICE,
            base_url=given.homeserver,
            token=given.token,
            client_session=session,
        )
        try:
            if not given.token:
                await client.login(password=given.password, device_name="warmfield", device_id=DEVICE)
            self.me = str((await client.whoami()).user_id)
        except BaseException:
            await session.close()
            raise
        return client

    async def ask(
        self,
        method: Method,
        path: PathBuilder,
        content: Content | None = None,
        query: Mapping[str, str] | None = None,
    ) -> Content:
        """Give the answer's object. Raises what `passes` judges; 429 is TooFastError."""
        client = await self.client()
        try:
            answer: object = await client.api.request(method, path, content, query_params=dict(query or {}))
        except MUnknownToken:
            await self.close()
            raise
        return answer if isinstance(answer, dict) else {}

    async def get(self, path: PathBuilder, query: Mapping[str, str] | None = None) -> Content:
        return await self.ask(Method.GET, path, query=query)

    async def put(self, path: PathBuilder, content: Content) -> Content:
        return await self.ask(Method.PUT, path, content)

    async def post(self, path: PathBuilder, content: Content) -> Content:
        return await self.ask(Method.POST, path, content)

    async def get_or_none(self, path: PathBuilder, query: Mapping[str, str] | None = None) -> Content | None:
        """Like `get`, but None where the server has no such thing."""
        try:
            return await self.get(path, query)
        except MNotFound:
            return None

    async def close(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            await client.api.session.close()
