"""The plan in words: what it asks for, who does it where, and where each part stands in the file."""

import asyncio

from starlette.responses import Response

from warmfield.console.doors import Door
from warmfield.console.frame import Values, page, went
from warmfield.console.planning.drafting import draft_named, draft_text
from warmfield.console.planning.form_book import form_of
from warmfield.console.planning.plan_book import live_drafts
from warmfield.console.planning.plan_draft import PlanDraft
from warmfield.console.planning.plan_reading import PlanRead, changed, in_force, outlined, read
from warmfield.console.planning.when_published import Publication, published
from warmfield.console.visit import Visit
from warmfield.plan.load import version_of
from warmfield.wording import later

ADDS = {
    "people": ((later("Add a person"), "/plan/edit/people/new"),),
    "groups": (
        (later("Neighbourhoods"), "/plan/edit/neighbourhoods"),
        (later("Add a group"), "/plan/edit/groups/new"),
    ),
    "ladders": ((later("Add a ladder"), "/plan/edit/ladders/new"),),
    "rules": ((later("Add a clause"), "/plan/edit/clauses/new"),),
    "clock": (
        (later("Reminders"), "/plan/edit/reminders"),
        (later("Warm-up"), "/plan/edit/warm_up"),
        (later("Silent members"), "/plan/edit/lurkers"),
        (later("Add a fixture"), "/plan/edit/fixtures/new"),
    ),
}
"""What can be added to a chapter, or begun where the plan hasn't got it."""
KEEPERS = {
    "software": later("The software"),
    "person": later("With a person"),
    "noticed": later("Only noticed"),
}


async def plan_page(visit: Visit) -> Response:
    """With `?draft=d3` that draft; else the plan in force. With `?line=41` that line of the file."""
    if visit.asked.get("line", "").isdecimal():
        return went(f"/plan/yaml?line={visit.asked['line'][:6]}")
    drafting = visit.may("edit_plan")
    draft = await draft_named(visit, visit.asked["draft"]) if drafting and visit.asked.get("draft") else None
    shown = await (in_force(visit) if draft is None else read(visit, await draft_text(visit, draft)))
    return page(visit, "plan.html", "/plan", await _values(visit, draft, shown))


async def _values(visit: Visit, draft: PlanDraft | None, shown: PlanRead) -> Values:
    name, language = visit.ports.plan_file.name, visit.words.language
    chapters = await asyncio.to_thread(outlined, shown.text, name, language)
    return {
        "draft": draft,
        "plan_chapters": chapters,
        "line": lambda path: shown.loaded.source.key(path).line,
        "form_of": form_of if visit.may("edit_plan") else lambda _path: "",
        "query": f"?draft={draft.id}" if draft else "",
        "drafts": await visit.ports.plan_book.do(live_drafts) if visit.may("edit_plan") else [],
        "adds": ADDS,
        "keepers": {by: visit.words(said) for by, said in KEEPERS.items()},
        "said_lines": [],
        "file_name": visit.ports.plan_file.name,
        "last": await last_published(visit),
        "by_hand": await by_hand(visit) if draft is None else "",
    }


async def last_published(visit: Visit) -> Publication | None:
    """When the plan in force came into force."""
    found = await published(visit, 1)
    return found[0] if found else None


async def by_hand(visit: Visit) -> str:
    """What somebody changed in the file itself, in words; empty where it is the plan in force."""
    try:
        text = visit.ports.plan_file.text()
    except (OSError, UnicodeDecodeError):
        return visit.words("The file can't be read. It is written anew with the next change.")
    if version_of(text) == visit.rulebook.version:
        return ""
    said = await changed(visit, (await in_force(visit)).text, text)
    return said or visit.words("It has problems, so it can't be compared. A draft of it shows them.")


DOORS = (Door("/plan", plan_page, "look"),)
