"""One decision: all it was made of, and the way to take it back."""

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.community.findings import Decision
from warmfield.community.staff_commands import DecisionUndone
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, went
from warmfield.console.groups.decision_seen import decision_seen
from warmfield.console.times_said import when
from warmfield.console.visit import Visit
from warmfield.moderation.undo import can_be_undone

LONGEST = 300


async def _decision(visit: Visit) -> Values:
    found = decision_at(visit)
    return {"seen": decision_seen(visit, found), "when": lambda moment: when(visit, moment)}


def decision_at(visit: Visit) -> Decision:
    """The decision in the page's address. Raises HTTPException 404 where it isn't in one of their groups."""
    found = visit.view.get(Decision, visit.given.get("decision", ""))
    if found is None or found.group not in visit.groups:
        raise HTTPException(404)
    return found


async def undo_decision(visit: Visit) -> Response:
    """Who comes second changes nothing and is told so."""
    found, to = decision_at(visit), f"/decisions/{quote(visit.given['decision'])}"
    if not can_be_undone(found):
        return went(to, visit.words("It was taken back before, or there was nothing to take back."))
    why = " ".join((await visit.form()).get("text", "").split())[:LONGEST]
    undone = DecisionUndone(
        at=visit.now, id=await visit.event_name(), decision=found.id, by=visit.person_id, text=why
    )
    await visit.ask([undone])
    return went(to, visit.words("Taken back. The member is told, and nothing counts against them."))


DOORS = (
    Door("/decisions/{decision:path}/undo", undo_decision, "undo", "POST"),
    Door("/decisions/{decision:path}", Shown("decision.html", "/groups", _decision, live=("state",)), "look"),
)
