"""Forms on what falls due today: send it now, in other words, skip it; quiet for a while."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.community.ids import EventId, GroupId
from warmfield.community.rhythm_commands import (
    DueAtOnce,
    DueRestored,
    DueReworded,
    DueSkipped,
    Paused,
    Resumed,
    RhythmCommand,
)
from warmfield.console.doors import Door
from warmfield.console.frame import page, went
from warmfield.console.pages.today_page import shown_today
from warmfield.console.visit import Visit
from warmfield.rhythm.due_commands import LONGEST_TEXT, found
from warmfield.rhythm.gate import HELD, barred_now
from warmfield.rhythm.local_time import DAY, at
from warmfield.rhythm.wish import Item, Scope
from warmfield.wording import later

NAMED_IN_UNDO = 8
"""Groups that an address names; for more it means all that have it."""
MORNING = time(7)
GONE = later("That isn't in today's run sheet any more: it is done, or the plan has changed.")
NOT_NOW = later("It can't be sent right now: {why}.")
SAY_WHY = later("Please say in a few words why; the others see it.")
TOO_MANY_WORDS = later("That is too long for one post; {count} characters are the most.")


async def skip(visit: Visit) -> Response:
    form, items = await visit.form(), await _items(visit)
    why = form.get("text", "").strip()[:200]
    if not items:
        return await _back(visit, GONE, form)
    if not why:
        return await _back(visit, SAY_WHY, form)
    await _ask(visit, items, DueSkipped, why)
    return went("/", visit.words("Skipped: {title}", title=items[0].wish.title), undo=_undo(items))


async def restore(visit: Visit) -> Response:
    items = await _items(visit)
    if not items:
        return await _back(visit, GONE, await visit.form())
    await _ask(visit, items, DueRestored)
    return went("/", visit.words("It happens after all: {title}", title=items[0].wish.title))


async def reword(visit: Visit) -> Response:
    """`plan` in the form: the plan's words again."""
    form, items = await visit.form(), await _items(visit)
    text = "" if "plan" in form else form.get("text", "").replace("\r\n", "\n").strip()
    if not items:
        return await _back(visit, GONE, form)
    if len(text) > LONGEST_TEXT:
        return await _back(visit, TOO_MANY_WORDS, form, count=LONGEST_TEXT)
    await _ask(visit, items, DueReworded, text)
    done = later("These words are said this time.") if text else later("The plan's words are said.")
    return went(f"/?{urlencode({'due': items[0].wish.key})}", visit.words(done))


async def send(visit: Visit) -> Response:
    form, items = await visit.form(), await _items(visit)
    if not items:
        return await _back(visit, GONE, form)
    barred = next((held for item in items if (held := barred_now(_scope(visit, item.group), item.wish))), "")
    if barred:
        return await _back(visit, NOT_NOW, form, why=visit.words(HELD[barred]))
    await _ask(visit, items, DueAtOnce)
    return went("/", visit.words("On its way: {title}", title=items[0].wish.title))


async def pause(visit: Visit) -> Response:
    form = await visit.form()
    group = _group(visit, form)
    asked = Paused(
        at=visit.now,
        id=await visit.event_name(),
        group=group,
        until=_until(visit, form.get("until", "")),
        text=form.get("text", "")[:200],
        by=visit.person_id,
    )
    await visit.ask([asked])
    undo = f"/today/resume?{urlencode({'group': group or ''})}"
    return went("/", visit.words("Paused. Nothing is posted until you resume it."), undo=undo)


async def resume(visit: Visit) -> Response:
    group = _group(visit, {"group": visit.asked.get("group", ""), **await visit.form()})
    await visit.ask([Resumed(at=visit.now, id=await visit.event_name(), group=group, by=visit.person_id)])
    return went("/", visit.words("Resumed. The plan goes on."))


async def _ask(
    visit: Visit, items: Sequence[Item], command: Callable[..., RhythmCommand], text: str = ""
) -> None:
    """The same command for each group, under names that a form sent twice gives again."""
    name, more = await visit.event_name(), {"text": text} if text else {}
    shared = {"at": visit.now, "by": visit.person_id, **more}
    await visit.ask(
        [
            command(id=EventId(f"{name}/{item.group}"), group=item.group, key=item.wish.key, **shared)
            for item in items
        ]
    )


async def _back(visit: Visit, sentence: str, typed: Mapping[str, str], **values: object) -> Response:
    """The page again with the sentence, and what was typed."""
    unclear = visit.words(sentence, **values)
    return page(visit, "today.html", "/", await shown_today(visit, unclear, typed), 409)


def _group(visit: Visit, form: Mapping[str, str]) -> GroupId | None:
    named = GroupId(form.get("group", ""))
    if named and named not in visit.groups:
        raise HTTPException(404)
    return named or None


async def _items(visit: Visit) -> list[Item]:
    """What the form is about, in the groups it names, or in all. Raises HTTPException 404 for others'."""
    form = await visit.form()
    key = form.get("key", "") or visit.asked.get("key", "")
    named = (
        form.get("groups", "").split()
        or await visit.chosen("group")
        or visit.request.query_params.getlist("group")
    )
    if not set(named) <= set(visit.groups):
        raise HTTPException(404)
    groups = [GroupId(one) for one in named] or visit.groups
    scopes = (_scope(visit, group) for group in groups)
    items = (found(scope, scope.today, key) for scope in scopes)
    return [item for item in items if item is not None and item.held != "done"]


def _scope(visit: Visit, group: GroupId) -> Scope:
    return Scope(rulebook=visit.rulebook, view=visit.view, group=group, now=visit.now)


def _undo(items: list[Item]) -> str:
    groups = [item.group for item in items] if len(items) <= NAMED_IN_UNDO else []
    return f"/today/restore?{urlencode({'key': items[0].wish.key, 'group': groups}, doseq=True)}"


def _until(visit: Visit, said: str) -> datetime | None:
    """`hour`, `morning`, or until it is resumed."""
    if said == "hour":
        return visit.now + timedelta(hours=1)
    if said == "morning":
        return at(visit.now.astimezone(visit.clocks).date() + DAY, MORNING, visit.clocks)
    return None


DOORS = (
    Door("/today/skip", skip, "plan_day", "POST"),
    Door("/today/restore", restore, "plan_day", "POST"),
    Door("/today/reword", reword, "plan_day", "POST"),
    Door("/today/send", send, "plan_day", "POST"),
    Door("/today/pause", pause, "pause", "POST"),
    Door("/today/resume", resume, "pause", "POST"),
)
