"""Drafts as pages meet them: found by their name, begun, saved, put before somebody."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace
from starlette.exceptions import HTTPException

from warmfield.community.ids import EventId, PersonId
from warmfield.community.plan_proposals import PlanProposed, PlanWithdrawn
from warmfield.console.planning.plan_book import begin_draft, draft_of, put_draft, save_draft, text_of
from warmfield.console.planning.plan_draft import PlanDraft
from warmfield.console.planning.plan_reading import changed, in_force
from warmfield.console.visit import Visit
from warmfield.plan.edited import Edit, edited

LONGEST_TITLE = 80
LONGEST_SAID = 4_000
"""Characters of a difference that go into a request; its page tells all."""


async def draft_named(visit: Visit, name: str) -> PlanDraft:
    """Raises HTTPException 404."""
    number = name.removeprefix("d")
    known = number.isdecimal() and len(number) < 12
    found = await visit.ports.plan_book.do(draft_of, int(number)) if known else None
    if found is None:
        raise HTTPException(404)
    return found


async def draft_text(visit: Visit, draft: PlanDraft, version: str = "") -> str:
    """Raises HTTPException 404 for a version that isn't kept."""
    found = await visit.ports.plan_book.do(text_of, version or draft.version)
    if found is None:
        raise HTTPException(404)
    return found


async def save(visit: Visit, text: str, title: str, draft: str = "", seen: str = "") -> PlanDraft:
    """Into the draft of that name, or a new one. `seen` is the version that was changed.

    Raises OvertakenError where somebody saved it since: nothing is written over.
    """
    book = visit.ports.plan_book
    if draft:
        known = await draft_named(visit, draft)
        return await book.do(save_draft, known.number, text, visit.person_id, seen)
    named = title.strip()[:LONGEST_TITLE] or visit.words("A change")
    return await book.do(begin_draft, text, visit.person_id, visit.rulebook.version, named)


async def propose(visit: Visit, title: str, edits: Iterable[Edit], why: str = "") -> PlanDraft:
    """Make a change of the plan from another page.

    As in `await propose(visit, "…", [Add(("clauses", 3, "exempt"), "host")])`. A path goes from the top of
    the file to a value; the changes are those of `plan.edited`: `Put`, `Add`, `Drop`. They become a draft;
    where its maker may not publish it alone it is put before those who may, as a request of the sort
    `plan_change`. `why` stands above the difference there. Send the reader on to
    `f"/plan/drafts/{draft.id}"`. Raises `plan.rewritten.CantEditError` where a path leads nowhere; nothing is
    kept then.
    """
    base = (await in_force(visit)).text
    draft = await save(visit, edited(base, edits), title)
    return draft if may_publish(visit, draft) else await put_before(visit, draft, why)


def may_publish(visit: Visit, draft: PlanDraft) -> bool:
    """Alone: they have the right, and where the plan asks for two people another one wrote or agreed."""
    if not visit.may("publish"):
        return False
    return not needs_two(visit) or visit.person_id != draft.writer or agreed(visit, draft) is not None


def needs_two(visit: Visit) -> bool:
    return visit.rulebook.plan.community.publishing == "two people"


def agreed(visit: Visit, draft: PlanDraft) -> PersonId | None:
    """Who agreed to just this text, and may still publish."""
    known = draft.agreed_by in visit.rulebook.plan.publishers and draft.agreed_to == draft.version
    return draft.agreed_by if known and draft.agreed_by != draft.writer else None


def who_may_agree(visit: Visit, draft: PlanDraft) -> Sequence[PersonId]:
    """Those who publish, other than who wrote last; that one too where nobody else is there."""
    others = [who for who in visit.rulebook.plan.publishers if who != draft.writer]
    return others or ([] if needs_two(visit) else [*visit.rulebook.plan.publishers])


async def put_before(visit: Visit, draft: PlanDraft, why: str = "") -> PlanDraft:
    """Ask those who may agree; until one answers the draft can't be changed."""
    base = (await in_force(visit)).text
    said = await changed(visit, base, await draft_text(visit, draft))
    proposed = PlanProposed(
        at=visit.now,
        id=await event_of(visit, "proposed"),
        draft=draft.id,
        version=draft.version,
        title=draft.title,
        text="\n\n".join(part for part in (why, said) if part)[:LONGEST_SAID],
        whom=tuple(who_may_agree(visit, draft)),
        by=visit.person_id,
    )
    waiting = replace(draft, state="waiting", agreed_by=None, agreed_to="", refused_by=None)
    await visit.ask([proposed])
    return await visit.ports.plan_book.do(put_draft, waiting)


async def take_back(visit: Visit, draft: PlanDraft) -> None:
    """Nobody is asked any more, and the draft can be changed again."""
    withdrawn = PlanWithdrawn(
        at=visit.now, id=await event_of(visit, "withdrawn"), draft=draft.id, by=visit.person_id
    )
    await visit.ask([withdrawn])
    await visit.ports.plan_book.do(put_draft, replace(draft, state="open"))


async def event_of(visit: Visit, what: str) -> EventId:
    """Beside another event that the same form may ask for."""
    return EventId(f"{await visit.event_name()}/{what}")


def is_newer(visit: Visit, draft: PlanDraft) -> bool:
    """The plan has changed since the draft was begun."""
    return visit.rulebook.version not in (draft.based_on, draft.version)


def normal(text: str, like: str) -> str:
    """A text from a form, with the ends of line of the text it came from: browsers send their own."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\n", "\r\n") if "\r\n" in like else plain
