"""The inbox: all that needs a person, one queue; what was just handled."""

from collections.abc import Iterator

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.community.ids import RequestId
from warmfield.community.records import InboxRecord
from warmfield.community.requests import Request
from warmfield.community.staff_commands import RequestAnswered
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, page, waiting, went
from warmfield.console.visit import Visit
from warmfield.moderation.answers import asked_back, may_not, suits


async def _inbox(visit: Visit) -> Values:
    return _shown(visit, visit.asked.get("i", ""))


def _shown(visit: Visit, chosen: str, unclear: str = "") -> Values:
    """`unclear` asks back about an answer to the chosen one that wasn't taken."""
    queue = list(waiting(visit))
    current = next((one for one in queue if one.id == chosen), queue[0] if queue else None)
    return {
        "queue": queue,
        "current": current,
        "barred": "" if current is None else may_not(visit.rulebook, current, visit.person_id),
        "handled": list(_handled(visit)),
        "unclear": unclear,
    }


async def answer_request(visit: Visit) -> Response:
    """An answer that comes second changes nothing: the page shows what the first one did."""
    form = await visit.form()
    number, said = RequestId(visit.given["request"]), form.get("answer", "")
    request = visit.view.get(Request, number)
    if request is None or (request.group is not None and request.group not in visit.groups):
        raise HTTPException(404)
    if request.state == "open" and suits(request, said):
        text, name, by = form.get("text", "")[:2000], await visit.event_name(), visit.person_id
        answered = RequestAnswered(at=visit.now, id=name, request=number, answer=said, by=by, text=text)
        if unclear := asked_back(visit.rulebook, visit.view, answered):
            return page(visit, "inbox.html", "/inbox", _shown(visit, number, unclear), 409)
        await visit.ask([answered])
    return went("/inbox")


def _handled(visit: Visit) -> Iterator[Request]:
    """The last that were answered, newest first."""
    inbox_record = visit.view.get(InboxRecord, "")
    for number in reversed(inbox_record.handled if inbox_record else ()):
        request = visit.view.get(Request, number)
        if request is not None and (request.group is None or request.group in visit.groups):
            yield request


DOORS = (
    Door("/inbox", Shown("inbox.html", "/inbox", _inbox, live=("queue",)), "look"),
    Door("/inbox/{request}", answer_request, "answer", "POST"),
)
