"""How fast the API answers on a crowded home, list by list."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx

from warmfield.app.answering import answers_for
from warmfield.app.making import App
from warmfield.cli.bench.console_pages import ASKED, WARM, crowded, opened
from warmfield.cli.bench.figures import Figure
from warmfield.console.scopes import SCOPES
from warmfield.console.signing.api_tokens import Wanted, make_token, revoke_token, tokens_of

PATHS = (
    "me",
    "community",
    "groups?limit=100",
    "groups/{group}",
    "groups/{group}/members",
    "groups/{group}/sessions",
    "agenda",
    "agenda?group={group}",
    "requests?state=open",
    "requests",
    "decisions",
    "activities",
    "occurrences",
    "pieces",
    "duty",
    "journal",
    "journal?kind=join",
)


def api_asked(home: Path | None) -> Iterator[Figure]:
    """`home` as for the console's pages."""
    with crowded(home) as there:
        yield from asyncio.run(_measured(there))


async def _measured(home: Path) -> list[Figure]:
    async with opened(home) as (app, client):
        group = next(iter(app.engine.rulebook.plan.groups))
        return [one async for one in _figures(app, client, group)]


async def _figures(app: App, client: httpx.AsyncClient, group: str) -> AsyncIterator[Figure]:
    """A token for each, since each may ask so often only."""
    person = answers_for(app.engine.rulebook)
    if person is None:
        return
    for path in PATHS:
        wanted = Wanted(person=person, name="bench", scopes=tuple(SCOPES), days=1)
        word = await app.keyring.do(make_token, wanted)
        yield await _figure(client, path.format(group=group), {"authorization": f"Bearer {word}"})
    for token in await app.keyring.do(tokens_of, person):
        await app.keyring.do(revoke_token, token.id, person)


async def _figure(client: httpx.AsyncClient, path: str, headers: dict[str, str]) -> Figure:
    took: list[float] = []
    began, cpu = time.perf_counter(), time.process_time()
    for nth in range(WARM + ASKED):
        start = time.perf_counter()
        answer = await client.get(f"/api/v1/{path}", headers=headers)
        if nth >= WARM:
            took.append(1000 * (time.perf_counter() - start))
    took.sort()
    return Figure(
        part="api",
        what=f"{path} ({answer.status_code}), half within {took[len(took) // 2]:.0f} ms",
        value=took[int(len(took) * 0.95)],
        unit="ms",
        target="p95 ≤ 50 ms",
        cpu=time.process_time() - cpu,
        wall=time.perf_counter() - began,
    )
