"""The inbox: all that needs a person, one queue; what was just handled."""

from collections.abc import Iterator

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from warmfield.community.ids import EventId, RequestId
from warmfield.community.records import InboxRecord
from warmfield.community.requests import Request
from warmfield.community.staff_commands import RequestAnswered
from warmfield.console.frame import page, waiting
from warmfield.console.visit import Visit
from warmfield.moderation.answers import asked_back, may_not, suits
from warmfield.web.looks import HEADERS


async def inbox(visit: Visit) -> Response:
    return _shown(visit, visit.request.query_params.get("i", ""))


def _shown(visit: Visit, chosen: str, unclear: str = "") -> Response:
    """`unclear` asks back about an answer to the chosen one that wasn't taken."""
    queue = list(waiting(visit))
    current = next((one for one in queue if one.id == chosen), queue[0] if queue else None)
    return page(
        visit,
        "inbox.html",
        "/inbox",
        queue=queue,
        current=current,
        barred="" if current is None else may_not(visit.rulebook, current, visit.person_id),
        handled=list(_handled(visit)),
        unclear=unclear,
        status=409 if unclear else 200,
    )


async def answer_request(visit: Visit) -> Response:
    """An answer that comes second changes nothing: the page shows what the first one did."""
    form = await visit.request.form()
    number, said = RequestId(visit.request.path_params["request"]), str(form.get("answer", ""))
    request = visit.view.get(Request, number)
    if request is None or (request.group is not None and request.group not in visit.groups):
        raise HTTPException(404)
    if request.state == "open" and suits(request, said):
        text = str(form.get("text", ""))[:2000]
        name, by = EventId(f"console/{number}/{said}/{visit.person_id}"), visit.person_id
        answered = RequestAnswered(at=visit.now, id=name, request=number, answer=said, by=by, text=text)
        if unclear := asked_back(visit.rulebook, visit.view, answered):
            return _shown(visit, number, unclear)
        await visit.ports.take([answered])
    return RedirectResponse("/inbox", 303, headers=HEADERS)


def _handled(visit: Visit) -> Iterator[Request]:
    """The last that were answered, newest first."""
    inbox_record = visit.view.get(InboxRecord, "")
    for number in reversed(inbox_record.handled if inbox_record else ()):
        request = visit.view.get(Request, number)
        if request is not None and (request.group is None or request.group in visit.groups):
            yield request
