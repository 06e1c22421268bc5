"""The live stream of a page: after each commit the counts and the regions of the page it belongs to."""

from collections.abc import AsyncIterator

from starlette.responses import Response, StreamingResponse

from warmfield.console.doors import known_session, visit_of
from warmfield.console.drawing import draw
from warmfield.console.frame import waiting
from warmfield.console.visit import Visit
from warmfield.web.looks import HEADERS


async def events(visit: Visit) -> Response:
    """Fresh regions come first on every connect, so that a tab that slept is never old."""
    headers = {**HEADERS, "X-Accel-Buffering": "no"}
    return StreamingResponse(_flow(visit), media_type="text/event-stream", headers=headers)


async def _flow(visit: Visit) -> AsyncIterator[str]:
    yield "retry: 1000\n\n"
    async for changed in visit.ports.bell.news():
        if not changed:
            yield ": still here\n\n"
            continue
        session = await known_session(visit.ports, visit.request)
        if session is None:
            return
        yield _said(visit_of(visit.ports, visit.request, session))


def _said(visit: Visit) -> str:
    values = {"waiting_count": sum(1 for _ in waiting(visit))}
    html = draw("_live.html", visit.words.language, values)
    return "".join(f"data: {line}\n" for line in html.splitlines() if line.strip()) + "\n"
