"""A gap is taken, put to somebody or given to who agreed; a note is left to whoever comes next."""

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.community.duty_commands import GapOffered, NoteLeft
from warmfield.community.ids import GroupId, PersonId
from warmfield.console.doors import Door
from warmfield.console.filled_form import Filled
from warmfield.console.frame import refusal, went
from warmfield.console.rota.gaps_ahead import GapAhead, gap_named
from warmfield.console.rota.hours_sent import window_in
from warmfield.console.rota.only_looking import looking
from warmfield.console.visit import Visit
from warmfield.rhythm.duty.leave_note import LONGEST, leave_note
from warmfield.wording import later

HERE = "/team"
WHAT = ("take", "ask", "give")
NO_GAP = later("These hours are covered by now. Somebody was quicker.")
NOT_THEIR_DUTY = later("{name} doesn't do this duty, or is on it then.")
EMPTY_NOTE = later("The note is empty.")


async def _gap(visit: Visit) -> Response:
    form = await visit.form()
    what, window = form.get("what", ""), window_in(form.get("hours", ""))
    if what not in WHAT or (what == "give" and not visit.may("rota")):
        raise HTTPException(404)
    groups = tuple(GroupId(one) for one in form.get("groups", "").split() if one in visit.groups)
    roles = tuple(one for one in form.get("roles", "").split(",") if one)
    gap = gap_named(visit, window, groups, roles, form.get("team", ""))
    if gap is None:
        return refusal(visit, NO_GAP, 409)
    person = visit.person_id if what == "take" else PersonId(form.get("person", ""))
    if person not in gap.could:
        return refusal(visit, NOT_THEIR_DUTY, 409, name=_name(visit, person))
    offered = GapOffered(
        at=visit.now,
        id=await visit.event_name(),
        person=person,
        window=window,
        groups=gap.groups,
        roles=roles,
        team=gap.beat.team,
        agreed=what != "ask",
        by=visit.person_id,
    )
    await visit.ask([offered])
    return went(HERE, _said(visit, what, gap, person))


def _said(visit: Visit, what: str, gap: GapAhead, person: PersonId) -> str:
    words, name = visit.words, _name(visit, person)
    if what == "ask":
        return words("{name} is asked first; if they can't, the next is.", name=name)
    return words("It is yours. Thank you!") if what == "take" else words("{name} is on duty then.", name=name)


async def _note(visit: Visit) -> Response:
    """Says who gets it."""
    form = Filled(visit, await visit.form())
    text = form.lines("text", LONGEST, needed=True)
    if form.wrong:
        return refusal(visit, EMPTY_NOTE, 422) if not text else refusal(visit, form.wrong["text"], 422)
    said = leave_note(looking(visit), visit.person_id, text)
    name = await visit.event_name()
    await visit.ask([NoteLeft(at=visit.now, id=name, text=text, by=visit.person_id)])
    return went(HERE, said)


def _name(visit: Visit, person: PersonId) -> str:
    known = visit.rulebook.plan.people.get(person)
    return person if known is None else known.name


DOORS = (
    Door("/team/gap", _gap, "duty", "POST"),
    Door("/team/note", _note, "duty", "POST"),
)
