"""A web server on this machine that says exactly what a test tells it to, byte for byte."""

import asyncio
from collections.abc import Awaitable, Callable

Answer = Callable[[asyncio.StreamWriter], Awaitable[None]]


def page(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer with its length; `content_type` becomes `Content-Type`."""
    lines = [f"{name.replace('_', '-').title()}: {value}" for name, value in headers.items()]
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *lines])
    return f"{head}\r\n\r\n".encode() + body


def moved(to: str, status: str = "302 Found") -> bytes:
    return page(b"", status, location=to)


class Site:
    """`pages` holds the answers by path; `asked` the requests as they came, oldest first."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes | Answer] = {}
        self.asked: list[str] = []
        self._server: asyncio.Server | None = None
        self.port = 0

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def header(self, name: str, nth: int = -1) -> str:
        """What a request said in a header; empty where it said nothing."""
        lines = (line.partition(": ") for line in self.asked[nth].split("\r\n"))
        return next((value for key, _, value in lines if key.lower() == name.lower()), "")

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        self.asked.append(head)
        answer = self.pages.get(head.split(" ")[1], page(b"not here", "404 Not Found"))
        try:
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
            else:
                await answer(writer)
        except ConnectionError:
            pass
        finally:
            writer.close()
