"""Somebody takes a gap: the rota has them from then on."""

from datetime import date

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.acts.on_duty import rota_of
from warmfield.community.ids import GroupId, PersonId
from warmfield.community.requests import Request
from warmfield.community.rota import NOBODY
from warmfield.rhythm.duty.change_rota import Change, changed
from warmfield.rhythm.duty.duty_words import name_of
from warmfield.rhythm.duty.gaps import gaps_of, spans_in
from warmfield.rhythm.duty.next_duty import wake_duty
from warmfield.rhythm.duty.tell_duty import tell_of_duty


def gap_answered(moment: Moment, request: Request, how: str, by: PersonId | None, why: str) -> None:
    """Somebody stands in. Where a second place is free, it is asked about anew."""
    rota = rota_of(moment.draft, date.fromisoformat(request.subject["week"]))
    if how != "approve" or by is None or rota is None:
        return
    roles, team, hours = request.subject["duty"].split("\n")
    duty = tuple(one for one in roles.split(",") if one), team, hours
    groups = [GroupId(one) for one in request.subject["groups"].split("\n")]
    for beat in rota.beats:
        if beat.duty == duty and not set(groups).isdisjoint(beat.groups):
            for span in spans_in(request):
                change = Change(beat=beat, groups=groups, hours=span, out=NOBODY, into=by)
                rota = changed(rota, change)
    moment.draft.put(rota)
    _tell_who_is_off(moment, request, by)
    again = {key for gap in gaps_of(rota, moment.now) if gap.beat.duty == duty for key in gap.keys}
    noted = moment.draft.duty()
    moment.draft.put(replace(noted, warned=tuple(one for one in noted.warned if one not in again)))
    wake_duty(moment)


def _tell_who_is_off(moment: Moment, request: Request, by: PersonId) -> None:
    off = PersonId(request.subject.get("off", ""))
    if off and off != by:
        words, name = moment.words(request.group), name_of(moment.rulebook, by)
        said = words("{name} stands in for you ({id}). Have a good time!", name=name, id=request.id)
        tell_of_duty(moment, off, said, request.group)
