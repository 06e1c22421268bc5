"""The live stream of a page: after each commit the counts and the parts of the page that may have changed."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse

from warmfield.community.ids import RequestId
from warmfield.console.doors import Door, Handler, known_session, live_page, visit_of
from warmfield.console.frame import Shown, waiting
from warmfield.console.visit import Visit
from warmfield.web.looks import HEADERS

GAP = 1.0
"""Seconds between two looks of one tab: a busy community is drawn anew no more often."""
PARTIAL = '<hx-partial hx-target="{}" hx-swap="{}">{}</hx-partial>'


def events(doors: Callable[[], Iterable[Door]]) -> Handler:
    """`doors` are all pages; the tab says which of them it shows."""

    async def stream(visit: Visit) -> Response:
        """Fresh parts come first on every connect, so that a tab that slept is never old."""
        headers = {**HEADERS, "X-Accel-Buffering": "no"}
        return StreamingResponse(_flow(visit, doors()), media_type="text/event-stream", headers=headers)

    return stream


async def _flow(visit: Visit, doors: Iterable[Door]) -> AsyncIterator[str]:
    with _seen(visit):
        yield "retry: 1000\n\n"
        async for part in _parts(visit, doors):
            yield part


@contextmanager
def _seen(visit: Visit) -> Iterator[None]:
    """While a tab shows an item of the inbox, its colleagues see that."""
    item = visit.asked.get("i", "")
    if not item or urlsplit(visit.asked.get("page", "")).path != "/inbox":
        yield
        return
    with visit.ports.onlookers.looking(visit.person_id, RequestId(item)):
        visit.ports.bell.ring()
        yield
    visit.ports.bell.ring()


async def _parts(visit: Visit, doors: Iterable[Door]) -> AsyncIterator[str]:
    async for changed in visit.ports.bell.news():
        if not changed:
            yield ": still here\n\n"
            continue
        session = await known_session(visit.ports, visit.request)
        if session is None:
            return
        found = live_page(doors, urlsplit(visit.asked.get("page", "")).path)
        shown, given, action = found or (None, {}, "look")
        fresh = visit_of(visit.ports, visit.request, session, given)
        parts = [PARTIAL.format("[data-count]", "textContent", sum(1 for _ in waiting(fresh)) or "")]
        if shown is not None and fresh.may(action):
            drawn = await _drawn(shown, fresh)
            parts += (PARTIAL.format(f"#{name}", "innerMorph", html) for name, html in drawn.items())
        yield _said("\n".join(parts))
        await asyncio.sleep(GAP)


async def _drawn(shown: Shown, visit: Visit) -> dict[str, str]:
    """What the page was about may be gone meanwhile: then it stays as it is."""
    try:
        return await shown.drawn_anew(visit)
    except HTTPException:
        return {}


def _said(html: str) -> str:
    """Empty lines too: in a text that is shown as it was written they mean something."""
    lines = html.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "".join(f"data: {line}\n" for line in lines) + "\n"
