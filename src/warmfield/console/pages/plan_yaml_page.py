"""The plan as the file has it: read, changed, checked while one types, and saved as a draft."""

import asyncio
from collections.abc import Sequence

from starlette.responses import JSONResponse, Response

from warmfield.console.doors import Door
from warmfield.console.frame import Values, page, went
from warmfield.console.planning.change_lines import changes
from warmfield.console.planning.drafting import draft_named, draft_text, normal, save
from warmfield.console.planning.plan_draft import OvertakenError, PlanDraft
from warmfield.console.planning.plan_reading import changed, in_force, read, read_and_checked
from warmfield.console.visit import Visit
from warmfield.plan.problems import Problem
from warmfield.plan.show import as_json, summary
from warmfield.web.looks import HEADERS

LONGEST = 400_000
"""Characters; the reference plan has 22,000."""
LONGEST_BYTES = 4 * LONGEST
AROUND = 4
"""Lines shown on both sides of one that was asked for."""
SHOWN = 100
"""Problems on a page."""


async def yaml_page(visit: Visit) -> Response:
    draft = await draft_named(visit, visit.asked["draft"]) if _drafts(visit) else None
    text = (await in_force(visit)).text if draft is None else await draft_text(visit, draft)
    line = visit.asked.get("line", "")
    chosen = int(line) if line.isdecimal() and len(line) < 7 else 0
    return page(visit, "plan_yaml.html", "/plan", await _values(visit, draft, text, chosen))


def _drafts(visit: Visit) -> bool:
    return visit.may("edit_plan") and bool(visit.asked.get("draft"))


async def _values(
    visit: Visit, draft: PlanDraft | None, text: str, line: int = 0, **more: object
) -> dict[str, object]:
    found = await read(visit, text)
    lines = text.splitlines()
    around = range(max(1, line - AROUND), min(len(lines), line + AROUND) + 1) if line else ()
    return {
        "draft": draft,
        "text": text,
        "seen": draft.version if draft else "",
        "title": "",
        "file_name": visit.ports.plan_file.name,
        "problems": found.problems[:SHOWN],
        "summary": summary(found.problems, visit.words),
        "line": line,
        "around": [(number, lines[number - 1]) for number in around],
        "others": (),
        "too_long": False,
        "query": f"?draft={draft.id}" if draft else "",
        **more,
    }


async def sent(visit: Visit) -> Response:
    """The button says what is wanted: `check`, or `save`."""
    form = await visit.form(LONGEST + 1)
    draft = await draft_named(visit, form["draft"]) if form.get("draft") else None
    base = (await in_force(visit)).text if draft is None else await draft_text(visit, draft)
    text, title = normal(form.get("text", ""), base), form.get("title", "")
    if len(text) > LONGEST:
        return _again(visit, await _values(visit, draft, text[:LONGEST], title=title, too_long=True), 413)
    if form.get("do") != "save":
        return _again(visit, await _values(visit, draft, text, title=title, seen=form.get("seen", "")), 200)
    if draft is None and text == base:
        return went("/plan/yaml", visit.words("Nothing was changed."))
    try:
        saved = await save(
            visit,
            text,
            title or visit.words("A change of the file"),
            form.get("draft", ""),
            form.get("seen", ""),
        )
    except OvertakenError as overtaken:
        return _again(visit, await _overtaken(visit, draft, overtaken, text), 409)
    return went(f"/plan/drafts/{saved.id}", visit.words("Saved as a draft. Nothing is in force yet."))


async def _overtaken(
    visit: Visit, draft: PlanDraft | None, overtaken: OvertakenError, text: str
) -> dict[str, object]:
    """What was typed stays; saved once more it becomes a draft of its own, beside the other's."""
    theirs = await draft_text(visit, draft, overtaken.version) if draft and overtaken.version else ""
    others = changes(await changed(visit, text, theirs)) if theirs else ()
    return await _values(visit, None, text, others=others, overtaken=draft)


def _again(visit: Visit, values: Values, status: int) -> Response:
    return page(visit, "plan_yaml.html", "/plan", values, status)


async def check_while_typing(visit: Visit) -> Response:
    """The problems as the command line has them, for the editor to mark."""
    text = normal((await visit.form(LONGEST + 1)).get("text", ""), "")
    if len(text) > LONGEST:
        return JSONResponse({"too_long": True, "problems": []}, 413, headers=HEADERS)
    found = await asyncio.to_thread(read_and_checked, text, visit.ports.plan_file.name)
    said = {
        "summary": summary(found.problems, visit.words),
        "fit": found.fit,
        "problems": _told(visit, found.problems),
    }
    return JSONResponse(said, headers=HEADERS)


def _told(visit: Visit, problems: Sequence[Problem]) -> list[dict[str, str | int]]:
    return [as_json(one, visit.words) for one in problems[:SHOWN]]


DOORS = (
    Door("/plan/yaml", yaml_page, "look"),
    Door("/plan/yaml", sent, "edit_plan", "POST", LONGEST_BYTES),
    Door("/plan/check", check_while_typing, "edit_plan", "POST", LONGEST_BYTES),
)
