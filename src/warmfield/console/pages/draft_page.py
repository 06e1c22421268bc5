"""A draft before it is published: what it changes, what is wrong with it, who agrees."""

from msgspec.structs import replace
from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.community.ids import PersonId
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, page, went
from warmfield.console.pages.plan_page import by_hand
from warmfield.console.planning.change_lines import changes
from warmfield.console.planning.drafting import (
    agreed,
    draft_named,
    draft_text,
    is_newer,
    may_publish,
    needs_two,
    put_before,
    take_back,
    who_may_agree,
)
from warmfield.console.planning.lost_rights import lost_rights
from warmfield.console.planning.plan_book import begin_draft, draft_of, put_draft, save_draft
from warmfield.console.planning.plan_draft import OvertakenError, PlanDraft
from warmfield.console.planning.plan_port import UnfitError
from warmfield.console.planning.plan_reading import changed, in_force, read
from warmfield.console.planning.plan_rehearsal import DAYS
from warmfield.console.planning.rehearsal_shown import rehearsal_of
from warmfield.console.visit import Visit
from warmfield.plan.carried_over import carried_over
from warmfield.plan.edited import raw
from warmfield.plan.load import version_of
from warmfield.plan.rewritten import CantEditError, rewritten
from warmfield.plan.show import summary


async def _shown(visit: Visit) -> Values:
    return await _values(visit, await _asked_for(visit))


async def _asked_for(visit: Visit) -> PlanDraft:
    return await draft_named(visit, visit.given["draft"])


async def _values(visit: Visit, draft: PlanDraft, sentence: str = "") -> Values:
    now, then = await in_force(visit), await read(visit, await draft_text(visit, draft))
    newer = is_newer(visit, draft)
    base = await draft_text(visit, draft, draft.based_on) if newer else ""
    return {
        "draft": draft,
        "changes": changes(await changed(visit, now.text, then.text)),
        "same": now.text == then.text,
        "problems": then.problems,
        "summary": summary(then.problems, visit.words),
        "fit": then.fit,
        "sentence": sentence,
        "meanwhile": changes(await changed(visit, base, now.text)) if newer else (),
        "newer": newer,
        "by_hand": await by_hand(visit),
        "on_disk": _on_disk(visit),
        "lost": lost_rights(visit, then.plan),
        "may_publish": may_publish(visit, draft),
        "two": needs_two(visit),
        "agreed": agreed(visit, draft),
        "whom": who_may_agree(visit, draft),
        "names": lambda people: [_name(visit, who) for who in people],
        "rehearsal": rehearsal_of(visit, now.text, then.text),
        "days": DAYS,
        "file_name": visit.ports.plan_file.name,
    }


def _name(visit: Visit, who: PersonId) -> str:
    known = visit.rulebook.plan.people.get(who)
    return who if known is None else known.name


def _on_disk(visit: Visit) -> str:
    try:
        return version_of(visit.ports.plan_file.text())
    except (OSError, UnicodeDecodeError):
        return ""


async def _open(visit: Visit) -> PlanDraft:
    """Raises HTTPException 404 for one that has ended."""
    draft = await _asked_for(visit)
    if draft.state not in ("open", "waiting"):
        raise HTTPException(404)
    return draft


async def publish(visit: Visit) -> Response:
    draft, form = await _open(visit), await visit.form()
    if not may_publish(visit, draft):
        return await _refused(visit, draft, visit.words("A second person has to agree first."), 403)
    if draft.version != form.get("version"):
        return await _refused(
            visit, draft, visit.words("Somebody changed this draft just now. Please look at it again.")
        )
    then = await read(visit, await draft_text(visit, draft))
    if lost_rights(visit, then.plan) and form.get("sure") != "yes":
        return await _refused(
            visit, draft, visit.words("Please tick that you know what this takes away."), 422
        )
    try:
        await _brought_into_force(visit, draft, then.text, form.get("on_disk", ""))
    except OvertakenError:
        return await _refused(
            visit,
            draft,
            visit.words("The plan file was changed by hand just now. Please look at what changed."),
        )
    except UnfitError:
        return await _refused(
            visit, draft, visit.words("This draft has errors, so it can't be published yet."), 422
        )
    return went("/plan", visit.words("Published. The plan is in force from now on."))


async def _brought_into_force(visit: Visit, draft: PlanDraft, text: str, on_disk: str) -> None:
    """What stands in the file by hand is kept as a draft of its own; nothing anybody wrote is lost."""
    book, file, writer = visit.ports.plan_book, visit.ports.plan_file, draft.writer
    found = file.text() if on_disk and on_disk != visit.rulebook.version else ""
    second = agreed(visit, draft)
    by, approved_by = visit.person_id, second
    if needs_two(visit) and second is None:
        by, approved_by = writer, visit.person_id
    await file.publish(text, by, approved_by, over=on_disk)
    if found and version_of(found) == on_disk:
        title = visit.words("What stood in the file")
        await book.do(begin_draft, found, visit.person_id, draft.version, title)
    now = await book.do(draft_of, draft.number) or draft
    await book.do(put_draft, replace(now, state="published"))


async def _refused(visit: Visit, draft: PlanDraft, sentence: str, status: int = 409) -> Response:
    return page(visit, "draft.html", "/plan", await _values(visit, draft, sentence), status)


async def ask_for_a_yes(visit: Visit) -> Response:
    draft = await _open(visit)
    then = await read(visit, await draft_text(visit, draft))
    if not then.fit:
        return await _refused(
            visit, draft, visit.words("This draft has errors, so it can't be published yet."), 422
        )
    if draft.state == "open" and who_may_agree(visit, draft):
        await put_before(visit, draft)
    return went(f"/plan/drafts/{draft.id}", visit.words("Asked. You see here when somebody has answered."))


async def no_longer_ask(visit: Visit) -> Response:
    draft = await _open(visit)
    if draft.state == "waiting":
        await take_back(visit, draft)
    return went(f"/plan/drafts/{draft.id}", visit.words("Taken back. The draft can be changed again."))


async def rehearse(visit: Visit) -> Response:
    draft = await _open(visit)
    then = await read(visit, await draft_text(visit, draft))
    if then.fit:
        visit.ports.rehearsals.begin((await in_force(visit)).text, then.text)
    return went(f"/plan/drafts/{draft.id}#rehearsal")


async def drop(visit: Visit) -> Response:
    draft = await _open(visit)
    if draft.state == "waiting":
        await take_back(visit, draft)
    await visit.ports.plan_book.do(put_draft, replace(draft, state="dropped"))
    return went("/plan", visit.words("The draft is gone."), undo=f"/plan/drafts/{draft.id}/pick-up")


async def pick_up(visit: Visit) -> Response:
    draft = await _asked_for(visit)
    if draft.state == "dropped":
        await visit.ports.plan_book.do(put_draft, replace(draft, state="open"))
    return went(f"/plan/drafts/{draft.id}", visit.words("The draft is back."))


async def one_back(visit: Visit) -> Response:
    """The draft as it was saved before; the first state stays."""
    draft = await _open(visit)
    if draft.state == "open" and len(draft.saved) > 1:
        await visit.ports.plan_book.do(put_draft, replace(draft, saved=draft.saved[:-1]))
    return went(f"/plan/drafts/{draft.id}", visit.words("The last change of the draft is taken back."))


async def catch_up(visit: Visit) -> Response:
    """Put what the draft changes upon the plan that came into force meanwhile."""
    draft, words = await _open(visit), visit.words
    base, mine = await draft_text(visit, draft, draft.based_on), await draft_text(visit, draft)
    theirs = (await in_force(visit)).text
    try:
        wanted, clashes = carried_over(raw(base), raw(mine), raw(theirs))
        text = rewritten(theirs, wanted)
        saving = (draft.number, text, visit.person_id, draft.version, visit.rulebook.version)
        await visit.ports.plan_book.do(save_draft, *saving)
    except CantEditError:
        return await _refused(
            visit, draft, words("That can't be done by itself here. Please change the file of the draft.")
        )
    except OvertakenError:
        return await _refused(
            visit, draft, words("Somebody changed this draft just now. Please look at it again.")
        )
    said = words("The draft holds both now.")
    if clashes:
        both = words(", ").join(" › ".join(str(step) for step in path) for path in clashes[:5])
        said = words(
            "The draft holds both now. Where both changed the same, the draft’s stands: {what}.", what=both
        )
    return went(f"/plan/drafts/{draft.id}", said, undo=f"/plan/drafts/{draft.id}/back")


async def from_the_file(visit: Visit) -> Response:
    """Somebody changed the file by hand: what stands there becomes a draft, to look at and publish."""
    text, title = visit.ports.plan_file.text(), visit.words("What stood in the file")
    made = await visit.ports.plan_book.do(begin_draft, text, visit.person_id, visit.rulebook.version, title)
    return went(f"/plan/drafts/{made.id}")


DOORS = (
    Door("/plan/drafts/{draft}", Shown("draft.html", "/plan", _shown, live=("rehearsal",)), "edit_plan"),
    Door("/plan/drafts/{draft}/rehearse", rehearse, "edit_plan", "POST"),
    Door("/plan/drafts/{draft}/publish", publish, "publish", "POST"),
    Door("/plan/drafts/{draft}/ask", ask_for_a_yes, "edit_plan", "POST"),
    Door("/plan/drafts/{draft}/no-longer", no_longer_ask, "edit_plan", "POST"),
    Door("/plan/drafts/{draft}/drop", drop, "edit_plan", "POST"),
    Door("/plan/drafts/{draft}/pick-up", pick_up, "edit_plan", "POST"),
    Door("/plan/drafts/{draft}/back", one_back, "edit_plan", "POST"),
    Door("/plan/drafts/{draft}/catch-up", catch_up, "edit_plan", "POST"),
    Door("/plan/file", from_the_file, "edit_plan", "POST"),
)
