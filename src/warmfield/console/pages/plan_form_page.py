"""What is common in a plan as forms. A form writes into the file itself; comments and order stay."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace
from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.console.doors import Door
from warmfield.console.frame import page, went
from warmfield.console.planning.clause_fields import CLAUSE, KINDS
from warmfield.console.planning.drafting import draft_named, draft_text, save
from warmfield.console.planning.form_book import FORMS, fields_of
from warmfield.console.planning.form_edits import (
    Place,
    beside,
    clash,
    edits_of,
    free_name,
    place_of,
    sent_values,
    shown_values,
)
from warmfield.console.planning.form_field import Field, options_of
from warmfield.console.planning.form_values import Writing, rungs, writing_of
from warmfield.console.planning.plan_book import live_drafts, text_of
from warmfield.console.planning.plan_draft import OvertakenError, PlanDraft
from warmfield.console.planning.plan_reading import PlanRead, in_force, read
from warmfield.console.visit import Visit
from warmfield.plan.as_yaml import Raw
from warmfield.plan.edited import Drop, Edit, Put, edited
from warmfield.plan.load import version_of
from warmfield.plan.model import Plan
from warmfield.plan.rewritten import CantEditError
from warmfield.plan.values_said import RUNGS


class Open(Struct, frozen=True, kw_only=True):
    """A form as it is being filled in: `base` is the plan whose values it shows."""

    place: Place
    base: PlanRead
    plan: Plan
    fields: tuple[Field, ...]
    how: Writing
    draft: PlanDraft | None

    @property
    def shown(self) -> dict[str, Raw]:
        return shown_values(self.place, self.fields, self.plan, self.how)


async def form_page(visit: Visit) -> Response:
    draft = await draft_named(visit, visit.asked["draft"]) if visit.asked.get("draft") else None
    base = await (in_force(visit) if draft is None else read(visit, await draft_text(visit, draft)))
    kind = visit.asked.get("kind", "")
    if visit.given["at"] == "clauses/new" and kind not in KINDS:
        return page(visit, "clause_kinds.html", "/plan", {"kinds": KINDS, "draft": draft})
    opened = _opened(visit, draft, base, kind)
    if opened is None:
        sentence = visit.words("This draft has errors in its form. Please mend them in the file first.")
        return went(f"/plan/yaml?draft={draft.id}" if draft else "/plan/yaml", sentence)
    return await _drawn(visit, opened, opened.shown)


def _opened(visit: Visit, draft: PlanDraft | None, base: PlanRead, kind: str) -> Open | None:
    """None where the draft is no plan. Raises HTTPException 404 where there is no such form or part."""
    name, _, last = visit.given["at"].partition("/")
    form, plan = FORMS.get(name), base.plan
    if form is None:
        raise HTTPException(404)
    if plan is None:
        return None
    place = place_of(form, last, plan, kind)
    if place is None or (place.fresh and form is CLAUSE and kind not in KINDS):
        raise HTTPException(404)
    fields = fields_of(form, place.kind)
    return Open(place=place, base=base, plan=plan, fields=fields, how=writing_of(plan), draft=draft)


async def _drawn(
    visit: Visit, opened: Open, values: Mapping[str, Raw], status: int = 200, **said: object
) -> Response:
    """`said` may be a `sentence`, what is `wrong` by field, and the `others` that are of no field."""
    drafts = [one for one in await visit.ports.plan_book.do(live_drafts) if one.state == "open"]
    mine = next((one.id for one in drafts if one.writer == visit.person_id), "")
    place, source = opened.place, opened.base.loaded.source
    values_shown = {
        "form_shown": place.form,
        "place": place,
        "fields": [
            (one, values[one.name], options_of(one, opened.plan, visit.words)) for one in opened.fields
        ],
        "languages": opened.how.languages,
        "rung_names": RUNGS,
        "rungs": lambda steps: rungs(steps, opened.how),
        "kind_shown": KINDS.get(place.kind),
        "seen": version_of(opened.base.text),
        "drafts": drafts,
        "chosen": opened.draft.id if opened.draft else mine,
        "draft": opened.draft,
        "line": 0 if place.fresh or not place.base else source.key(place.base).line,
        "file_name": visit.ports.plan_file.name,
    }
    nothing = {"sentence": "", "wrong": {}, "others": ()}
    return page(visit, "plan_form.html", "/plan", {**values_shown, **nothing, **said}, status)


async def sent(visit: Visit) -> Response:
    form = await visit.form()
    into = await draft_named(visit, form["draft"]) if form.get("draft") else None
    if into is not None and into.state != "open":
        raise HTTPException(404)
    base = await read(visit, await _seen(visit, form.get("seen", "")))
    opened = _opened(visit, into, base, form.get("kind", ""))
    if opened is None:
        raise HTTPException(404)
    raw_form = {name: await visit.chosen(name) for name in await visit.form()}
    values = sent_values(opened.fields, raw_form, opened.how)
    now = await (in_force(visit) if into is None else read(visit, await draft_text(visit, into)))
    edits: list[Edit] = edits_of(opened.place, opened.fields, opened.shown, values, opened.how)
    if form.get("do") == "remove" and opened.place.form.several and not opened.place.fresh:
        edits = [Drop(opened.place.base)]
    if not edits:
        return went(_back(into), visit.words("Nothing was changed."))
    return await _kept(visit, opened, now, edits, values)


async def _seen(visit: Visit, version: str) -> str:
    found = await visit.ports.plan_book.do(text_of, version)
    if found is None:
        raise HTTPException(404)
    return found


async def _kept(
    visit: Visit, opened: Open, now: PlanRead, edits: list[Edit], values: Mapping[str, Raw]
) -> Response:
    words, into = visit.words, opened.draft
    if clash(edits, opened.place, opened.base.text, now.text):
        again = replace(opened, base=now, plan=now.plan or opened.plan)
        sentence = words(
            "Somebody changed the same just now. What you wrote is still here; saved again it takes "
            "the place of theirs."
        )
        return await _drawn(visit, again, values, 409, sentence=sentence)
    try:
        text = edited(now.text, [_free(one, opened.place, now.text) for one in edits])
    except CantEditError:
        sentence = words(
            "This part of the file is written in a way a form can’t change. Please change it in the file."
        )
        return await _drawn(visit, opened, values, 422, sentence=sentence)
    then = await read(visit, text)
    wrong, others = beside(then, now, opened.place, opened.fields)
    if wrong or others:
        sentence = words("Nothing was saved yet: please look at what is marked.")
        return await _drawn(visit, opened, values, 422, sentence=sentence, wrong=wrong, others=others)
    try:
        saved = await save(
            visit, text, _title(visit, opened, values), into.id if into else "", into.version if into else ""
        )
    except OvertakenError:
        return await _drawn(
            visit,
            opened,
            values,
            409,
            sentence=words("Somebody saved this draft just now. Please save again."),
        )
    return went(
        f"/plan/drafts/{saved.id}",
        words("Saved in the draft. Nothing is in force yet."),
        undo=_undo(into, saved),
    )


def _free(edit: Edit, place: Place, text: str) -> Edit:
    """A new thing gets a key nobody has."""
    if place.fresh and place.form.several == "names" and isinstance(edit, Put):
        return Put(free_name(edit.path, text), edit.value)
    return edit


def _undo(into: PlanDraft | None, saved: PlanDraft) -> str:
    return f"/plan/drafts/{saved.id}/{'back' if into else 'drop'}"


def _back(into: PlanDraft | None) -> str:
    return f"/plan/drafts/{into.id}" if into else "/plan"


def _title(visit: Visit, opened: Open, values: Mapping[str, Raw]) -> str:
    """Names a new draft by what was changed first."""
    title, named = visit.words(opened.place.form.title), values.get("name") or values.get("number") or ""
    said = next(iter(named.values()), "") if isinstance(named, dict) else named
    return f"{title} {said}".strip()


DOORS = (
    Door("/plan/edit/{at:path}", form_page, "edit_plan"),
    Door("/plan/edit/{at:path}", sent, "edit_plan", "POST"),
)
