"""By hand: the next text to copy, what nobody did yet, what today brings, what was ticked off."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.community.ids import GroupId, RequestId
from warmfield.community.inbox_commands import AnswerUndone
from warmfield.community.records import InboxRecord
from warmfield.community.request_sorts import by_done
from warmfield.community.requests import Request
from warmfield.community.staff_commands import RequestAnswered
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, refusal, waiting, went
from warmfield.console.inbox_queue import undo_of
from warmfield.console.inbox_sayings import InboxSayings
from warmfield.console.pages.by_hand.by_hand_today import day_here
from warmfield.console.pages.reports.report_words import ReportWords
from warmfield.console.priority import overdue
from warmfield.console.visit import Visit
from warmfield.moderation.answers import may_not
from warmfield.rhythm.local_time import day_of
from warmfield.wording import later

BY_HAND = "wechat"
"""Personal WeChat: no program may enter."""
DONE_SHOWN = 12
BARRED = later("Somebody else decides this one.")
DONE = later("Done: {title}")
LEFT_OUT = later("Left out: {title}")
GONE = later("That isn't waiting any more; somebody was quicker.")


def groups_by_hand(visit: Visit) -> dict[GroupId, str]:
    """Those of the person's in which we can do nothing ourselves."""
    groups = visit.rulebook.plan.groups
    return {at: groups[at].name for at in visit.groups if groups[at].platform == BY_HAND}


def chosen_group(visit: Visit) -> GroupId | None:
    """One of them, where the address names it."""
    asked = GroupId(visit.asked.get("group", ""))
    return asked if asked in groups_by_hand(visit) else None


def to_do(visit: Visit, group: GroupId | None) -> list[Request]:
    """What a person of the staff does and ticks off; what is overdue first, then the oldest."""
    found = [
        one
        for one in waiting(visit)
        if _is_by_hand(visit, one, group) and not may_not(visit.rulebook, one, visit.person_id)
    ]
    return sorted(found, key=lambda one: (not overdue(one, visit.now), one.at))


async def _by_hand(visit: Visit) -> Values:
    group, groups = chosen_group(visit), groups_by_hand(visit)
    everything = to_do(visit, None)
    queue = [one for one in everything if group in (None, one.group)]
    asked = visit.asked.get("i", "")
    current = next((one for one in queue if one.id == asked), queue[0] if queue else None)
    return {
        "groups": [(at, name, sum(one.group == at for one in everything)) for at, name in groups.items()],
        "group": group,
        "count": len(everything),
        "queue": queue,
        "current": current,
        "late": [one for one in queue if overdue(one, visit.now)],
        "days": [(name, await day_here(visit, at)) for at, name in groups.items() if group in (None, at)],
        "ticked": [(one, undo_of(visit, one) == "answer") for one in _ticked(visit, group)],
        "words_of": InboxSayings(visit),
        "query": f"?group={group}" if group else "",
        "since": lambda moment: _since(visit, moment),
    }


def _since(visit: Visit, moment: datetime) -> str:
    """An hour of today, or the day too."""
    local = moment.astimezone(visit.clocks)
    today = local.date() == day_of(visit.now, visit.clocks)
    return f"{local:%H:%M}" if today else ReportWords(visit).moment(moment)


def _ticked(visit: Visit, group: GroupId | None) -> Iterator[Request]:
    """What was done or left out today, newest first."""
    inbox, today = visit.view.get(InboxRecord, ""), day_of(visit.now, visit.clocks)
    known = (visit.view.get(Request, number) for number in reversed(inbox.handled if inbox else ()))
    ours = (
        one
        for one in known
        if one is not None
        and one.state in ("done", "refused")
        and _is_by_hand(visit, one, group)
        and one.answered_at is not None
        and day_of(one.answered_at, visit.clocks) == today
    )
    yield from islice(ours, DONE_SHOWN)


def _is_by_hand(visit: Visit, one: Request, group: GroupId | None) -> bool:
    """Done by a person and ticked off: in the groups kept by hand, or where a platform said no."""
    here = one.group in groups_by_hand(visit) or (one.sort == "by_hand" and one.group in visit.groups)
    return by_done(one.sort) and here and group in (None, one.group)


def _named(visit: Visit) -> Request:
    request = visit.view.get(Request, RequestId(visit.given["request"]))
    if request is None or request.group not in visit.groups or not by_done(request.sort):
        raise HTTPException(404)
    return request


async def tick_off(visit: Visit) -> Response:
    """Done by hand, or left out as it is too late. Of two the first counts; the next text comes by itself."""
    request = _named(visit)
    if may_not(visit.rulebook, request, visit.person_id):
        return refusal(visit, BARRED, 403)
    back = _back(visit)
    if request.state != "open":
        return went(back, visit.words(GONE))
    left_out = (await visit.form()).get("answer") == "refuse"
    name, how = await visit.event_name(), "refuse" if left_out else "done"
    answered = RequestAnswered(at=visit.now, id=name, request=request.id, answer=how, by=visit.person_id)
    await visit.ask([answered])
    undo = f"/by-hand/{request.id}/undo{'?' + visit.request.url.query if visit.request.url.query else ''}"
    said = visit.words(LEFT_OUT if left_out else DONE, title=request.title[:80])
    return went(back, said, undo=undo)


async def not_done(visit: Visit) -> Response:
    """It was ticked off by mistake: it waits again."""
    request, back = _named(visit), _back(visit)
    if request.state == "open":
        return went(back)
    if undo_of(visit, request) != "answer":
        return refusal(visit, BARRED, 403)
    name, by = await visit.event_name(), visit.person_id
    await visit.ask([AnswerUndone(at=visit.now, id=name, request=request.id, by=by)])
    return went(back, visit.words("It waits again."))


def _back(visit: Visit) -> str:
    """To the page the form stood on: only pages of ours."""
    group, since = chosen_group(visit), visit.asked.get("from", "")
    if since and group:
        return f"/by-hand/pasted?{visit.request.url.query}"
    return f"/by-hand?group={group}" if group else "/by-hand"


DOORS = (
    Door("/by-hand", Shown("by_hand.html", "/by-hand", _by_hand, live=("todo", "today")), "look"),
    Door("/by-hand/{request}", tick_off, "answer", "POST"),
    Door("/by-hand/{request}/undo", not_done, "answer", "POST"),
)
