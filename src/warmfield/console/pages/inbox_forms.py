"""Forms of the inbox: an answer, the same for all of a kind, put off, given to somebody, taken back."""

from datetime import datetime, time, timedelta

from starlette.responses import Response

from warmfield.community.events import Event
from warmfield.community.ids import EventId, PersonId, RequestId
from warmfield.community.inbox_commands import AnswerUndone, RequestAssigned, RequestSnoozed
from warmfield.community.requests import Request
from warmfield.community.staff_commands import DecisionUndone, RequestAnswered
from warmfield.console.doors import Door
from warmfield.console.frame import page, went
from warmfield.console.inbox_item import item_of
from warmfield.console.inbox_queue import Filters, filters_of, queue_of, undo_of
from warmfield.console.inbox_sayings import said_of
from warmfield.console.never_again import allowance
from warmfield.console.pages.inbox_page import request_named, shown_inbox
from warmfield.console.planning.drafting import propose
from warmfield.console.visit import Visit
from warmfield.moderation.answers import MOVES, asked_back, may_not, suits
from warmfield.moderation.inbox_commanded import assignable
from warmfield.moderation.other_course import LONGEST_WORDS
from warmfield.moderation.taken_back import stands
from warmfield.plan.rewritten import CantEditError
from warmfield.rhythm.local_time import DAY, at
from warmfield.wording import later

EVENING, MORNING = time(20), time(9)
NO_ALLOWANCE = later("Please name what the rule should allow, as the plan could say it.")
BARRED = later("Somebody else decides this one.")
UNFIT = later("That is no answer to this one.")
NOT_THEIRS = later("They can't answer this one, so it wasn't given to them.")


async def answer(visit: Visit) -> Response:
    """Of two who answer the same item the first counts; the second sees what the first did."""
    form, request = await visit.form(), _named(visit)
    filters, said = filters_of(form), form.get("answer", "")
    if request.state != "open":
        mine = request.answered_by == visit.person_id
        return went(filters.address()) if mine else await _again(visit, filters, request, twice=True)
    if may_not(visit.rulebook, request, visit.person_id) or not suits(request, said):
        unfit = BARRED if may_not(visit.rulebook, request, visit.person_id) else UNFIT
        return await _again(visit, filters, request, visit.words(unfit))
    queue = queue_of(visit, filters)
    all_of_them = "all" in form and said not in MOVES
    those = queue.alike(request) if all_of_them else (request,)
    asked = [_answered(visit, one, form, await visit.event_name()) for one in those if _may(visit, one)]
    if unclear := asked_back(visit.rulebook, visit.view, asked[0]):
        return await _again(visit, filters, request, unclear)
    await visit.ask(asked)
    after = queue.after(request.id) if len(asked) == 1 else None
    now = visit.view.get(Request, request.id) or request
    back = f"/inbox/{request.id}/undo" if len(asked) == 1 and undo_of(visit, now) else ""
    return went(
        filters.address(i=after.id if after else ""), said_of(visit.words, request, said, len(asked)), back
    )


def _may(visit: Visit, request: Request) -> bool:
    return not may_not(visit.rulebook, request, visit.person_id)


def _answered(visit: Visit, request: Request, form: dict[str, str], name: EventId) -> RequestAnswered:
    """What is written to one member isn't sent to all."""
    alone = "all" not in form
    worded = form.get("worded", "").replace("\r\n", "\n").strip()[:LONGEST_WORDS]
    return RequestAnswered(
        at=visit.now,
        id=EventId(f"{name}/{request.id}"),
        request=request.id,
        answer=form.get("answer", ""),
        by=visit.person_id,
        text=form.get("text", "")[:LONGEST_WORDS],
        worded=worded if alone and worded != request.ready else "",
        rung=form.get("rung", ""),
    )


async def undo(visit: Visit) -> Response:
    """What can't be taken back says so."""
    request, name = _named(visit), await visit.event_name()
    filters, how = filters_of(await visit.form()), undo_of(visit, request)
    if not how:
        why = stands(visit.view, request) if request.state != "open" else ""
        return await _again(visit, filters, request, visit.words(why or BARRED))
    event: Event = AnswerUndone(at=visit.now, id=name, request=request.id, by=visit.person_id)
    if how == "decision" and request.decision is not None:
        event = DecisionUndone(at=visit.now, id=name, decision=request.decision, by=visit.person_id)
    await visit.ask([event])
    sentence = (
        later("Taken back, with an apology.") if how == "decision" else later("Taken back; it is open again.")
    )
    return went(filters.address(i=request.id), visit.words(sentence))


async def snooze(visit: Visit) -> Response:
    """`until` is `hour`, `evening`, `morning`, or `now`: it comes back at once."""
    request, form = _named(visit), await visit.form()
    filters, asked = filters_of(form), form.get("until") or visit.asked.get("until", "")
    if request.state != "open" or not _may(visit, request):
        return await _again(visit, filters, request, visit.words(BARRED), twice=request.state != "open")
    queue, until = queue_of(visit, filters), _until(visit, asked)
    put_off = RequestSnoozed(
        at=visit.now, id=await visit.event_name(), request=request.id, until=until, by=visit.person_id
    )
    await visit.ask([put_off])
    if until is None:
        return went(filters.address(i=request.id), visit.words("It is back in the inbox."))
    after = queue.after(request.id)
    said = visit.words("Put off until {time}.", time=f"{until.astimezone(visit.clocks):%H:%M}")
    return went(
        filters.address(i=after.id if after else ""), said, undo=f"/inbox/{request.id}/snooze?until=now"
    )


async def assign(visit: Visit) -> Response:
    """Without `to`: nobody in particular."""
    request, form = _named(visit), await visit.form()
    filters, to = filters_of(form), PersonId(form.get("to") or visit.asked.get("to", ""))
    if request.state != "open" or (to and to not in assignable(visit.rulebook, request)):
        return await _again(visit, filters, request, visit.words(NOT_THEIRS), twice=request.state != "open")
    given = RequestAssigned(
        at=visit.now, id=await visit.event_name(), request=request.id, to=to or None, by=visit.person_id
    )
    await visit.ask([given])
    if not to:
        return went(filters.address(i=request.id), visit.words("Nobody in particular sees to it now."))
    name = visit.rulebook.plan.people[to].name
    said = visit.words("{name} sees to it, and was told.", name=name)
    return went(filters.address(i=request.id), said, undo=f"/inbox/{request.id}/assign?to=")


async def never(visit: Visit) -> Response:
    """A change of the plan; publishing it is a matter of the plan's page."""
    request, form = _named(visit), await visit.form()
    found, value = allowance(visit, await item_of(visit, request)), form.get("value", "").strip()[:80]
    if found is None or not value or (found.choices and value not in found.choices):
        return await _again(visit, filters_of(form), request, visit.words(NO_ALLOWANCE))
    title = visit.words("House rule {number} allows “{value}”", number=found.number, value=value)
    why = visit.words("From the inbox, {number}: {title}", number=request.id, title=request.title)
    try:
        draft = await propose(visit, title, [found.edit(value)], why)
    except CantEditError:
        return await _again(visit, filters_of(form), request, visit.words(NO_ALLOWANCE))
    return went(
        f"/plan/drafts/{draft.id}", visit.words("The change of the plan is a draft; it isn't in force yet.")
    )


async def _again(
    visit: Visit, filters: Filters, request: Request, unclear: str = "", *, twice: bool = False
) -> Response:
    """The page once more, with what was typed."""
    typed = await visit.form()
    values = await shown_inbox(visit, filters, request.id, unclear, twice=twice, typed=typed)
    return page(visit, "inbox.html", "/inbox", values, 409)


def _named(visit: Visit) -> Request:
    return request_named(visit, RequestId(visit.given["request"]))


def _until(visit: Visit, said: str) -> datetime | None:
    today = visit.now.astimezone(visit.clocks).date()
    if said == "evening" and (evening := at(today, EVENING, visit.clocks)) > visit.now:
        return evening
    if said in ("evening", "morning"):
        return at(today + DAY, MORNING, visit.clocks)
    return None if said == "now" else visit.now + timedelta(hours=1)


DOORS = (
    Door("/inbox/{request}", answer, "answer", "POST"),
    Door("/inbox/{request}/undo", undo, "answer", "POST"),
    Door("/inbox/{request}/snooze", snooze, "answer", "POST"),
    Door("/inbox/{request}/assign", assign, "answer", "POST"),
    Door("/inbox/{request}/never", never, "edit_plan", "POST"),
)
