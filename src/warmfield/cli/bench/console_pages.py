"""How fast the console answers on a crowded home, page by page, and what a first look at each page weighs."""

import asyncio
import gzip
import re
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx

from warmfield.app.answering import answers_for
from warmfield.app.collecting import collect_seldom
from warmfield.app.making import App, make
from warmfield.app.web import web
from warmfield.cli.bench.crowded_home import make_crowded
from warmfield.cli.bench.figures import Figure
from warmfield.console.frame import CHAPTERS, MORE
from warmfield.console.signing.keyring import make_link

ASKED, WARM = 60, 4
"""How often a page is asked for and measured, and before that."""
DEEPER = 3
"""Pages looked at behind each page of the navigation: the first links of different shapes."""
LINK = re.compile(r'href="(/[^"#]*)"')
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*?(?:href|src)="([^"]+)"')
USED = re.compile(r'<use href="([^"#]+)#')
NUMBER = re.compile(r"[^/]*\d[^/]*|g\d+")


def console_pages(home: Path | None) -> Iterator[Figure]:
    """`home` is made where it isn't there yet, and kept; without one it is made for this once."""
    with crowded(home) as there:
        yield from asyncio.run(_measured(there))


@contextmanager
def crowded(home: Path | None) -> Iterator[Path]:
    if home is not None:
        make_crowded(home)
        yield home
        return
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix="warmfield-bench-") as folder:
        make_crowded(Path(folder, "home"))
        yield Path(folder, "home")


async def _measured(home: Path) -> list[Figure]:
    async with _signed_in(home) as browser:
        paths = [entry.path for chapter in CHAPTERS for entry in chapter.entries]
        pages = list(dict.fromkeys([*paths, MORE.path]))
        for path in list(pages):
            pages += [one for one in await _behind(browser, path) if one not in pages]
        return [await _figure(browser, path) for path in pages]


@asynccontextmanager
async def _signed_in(home: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with opened(home) as (app, browser):
        first = answers_for(app.engine.rulebook)
        if first is not None:
            word = await app.keyring.do(make_link, first)
            await browser.post("/sign-in/link", data={"word": word})
        yield browser


@asynccontextmanager
async def opened(home: Path) -> AsyncIterator[tuple[App, httpx.AsyncClient]]:
    """With its engine running and nothing overdue, and who asks it, not signed in."""
    app = make(home)
    collect_seldom()
    running = asyncio.create_task(app.engine.run())
    try:
        await _at_rest(app)
        transport = httpx.ASGITransport(web(app))
        headers = {"accept-encoding": "gzip", "accept-language": "zh"}
        async with httpx.AsyncClient(
            transport=transport, base_url="http://console.bench", headers=headers
        ) as client:
            yield app, client
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        app.close()


async def _at_rest(app: App) -> None:
    """What fell due since the home was made is done first."""
    while (due := app.store.next_due()) is not None and due <= datetime.now(UTC):  # noqa: ASYNC110
        await asyncio.sleep(0.1)


async def _behind(browser: httpx.AsyncClient, path: str) -> list[str]:
    """The first links of a page that lead deeper, one of each shape."""
    found: dict[str, str] = {}
    for link in LINK.findall((await browser.get(path)).text):
        plain = link.partition("?")[0]
        if plain.count("/") > 1 and not plain.startswith(("/static/", "/lobby/")):
            found.setdefault(NUMBER.sub("·", plain), plain)
    return [one for one in list(found.values())[:DEEPER] if (await browser.get(one)).status_code == 200]


async def _figure(browser: httpx.AsyncClient, path: str) -> Figure:
    took: list[float] = []
    began, cpu = time.perf_counter(), time.process_time()
    for nth in range(WARM + ASKED):
        start = time.perf_counter()
        answer = await browser.get(path)
        if nth >= WARM:
            took.append(1000 * (time.perf_counter() - start))
    took.sort()
    middle, slow = took[len(took) // 2], took[int(len(took) * 0.95)]
    weight = await _weight(browser, answer)
    return Figure(
        part="console",
        what=f"{path} ({answer.status_code}), half within {middle:.0f} ms, {weight / 1000:.0f} kB",
        value=slow,
        unit="ms",
        target="p95 ≤ 50 ms",
        cpu=time.process_time() - cpu,
        wall=time.perf_counter() - began,
    )


async def _weight(browser: httpx.AsyncClient, answer: httpx.Response) -> int:
    """Bytes of a first look: the page and all it loads, compressed."""
    files = {*LOADED.findall(answer.text), *USED.findall(answer.text)}
    parts = [answer.content, *[(await browser.get(one)).content for one in sorted(files)]]
    return sum(len(gzip.compress(part, 5)) for part in parts)
