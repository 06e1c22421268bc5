"""Every version that was in force: who published it, what it changed; an earlier one can be brought back."""

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, page, went
from warmfield.console.planning.change_lines import Changes, changes
from warmfield.console.planning.plan_book import begin_draft, text_of
from warmfield.console.planning.plan_reading import changed
from warmfield.console.planning.when_published import Publication, published
from warmfield.console.visit import Visit

A_PAGE = 12


async def _versions(visit: Visit) -> Values:
    before = visit.asked.get("before", "")
    since = int(before) if before.isdecimal() and len(before) < 18 else None
    found = await published(visit, A_PAGE + 1, since)
    pairs = zip(found, [*found[1:], None], strict=True)
    shown = [
        (
            one,
            await _since(visit, one, earlier),
            await visit.ports.plan_book.do(text_of, one.version) is not None,
        )
        for one, earlier in list(pairs)[:A_PAGE]
    ]
    return {"shown": shown, "more": found[A_PAGE - 1].seq if len(found) > A_PAGE else None}


async def _since(visit: Visit, one: Publication, earlier: Publication | None) -> tuple[Changes, ...]:
    """What it changed in the one before; empty for the first, and where a text isn't kept any more."""
    if earlier is None:
        return ()
    book = visit.ports.plan_book
    old, new = await book.do(text_of, earlier.version), await book.do(text_of, one.version)
    return () if old is None or new is None else changes(await changed(visit, old, new))


async def version_page(visit: Visit) -> Response:
    text = await visit.ports.plan_book.do(text_of, visit.given["version"])
    if text is None or not any(one.version == visit.given["version"] for one in await published(visit, 500)):
        raise HTTPException(404)
    values = {"text": text, "version_shown": visit.given["version"], "file_name": visit.ports.plan_file.name}
    return page(visit, "plan_version.html", "/plan", values)


async def bring_back(visit: Visit) -> Response:
    """As a draft, so that it is looked at, rehearsed and published like any other change."""
    version = visit.given["version"]
    text = await visit.ports.plan_book.do(text_of, version)
    if text is None:
        raise HTTPException(404)
    title = visit.words("Back to version {version}", version=version[:4])
    made = await visit.ports.plan_book.do(begin_draft, text, visit.person_id, visit.rulebook.version, title)
    return went(f"/plan/drafts/{made.id}")


DOORS = (
    Door("/plan/versions", Shown("plan_versions.html", "/plan", _versions), "look"),
    Door("/plan/versions/{version}", version_page, "look"),
    Door("/plan/versions/{version}/back", bring_back, "edit_plan", "POST"),
)
