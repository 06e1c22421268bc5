"""Handing duty to a named person, for nothing or for hours of theirs: asked, or agreed elsewhere."""

from collections.abc import Mapping
from urllib.parse import urlencode

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.community.duty_commands import SwapAsked
from warmfield.community.ids import PersonId
from warmfield.community.requests import Request
from warmfield.community.staff_commands import RotaSwapped
from warmfield.console.doors import Door
from warmfield.console.filled_form import Filled
from warmfield.console.frame import page, went
from warmfield.console.rota.hours_sent import window_in
from warmfield.console.rota.my_duty import duty_of
from warmfield.console.rota.only_looking import looking
from warmfield.console.rota.team_sayings import TeamSayings
from warmfield.console.visit import Visit
from warmfield.rhythm.duty.asked_duty import wants_swap
from warmfield.rhythm.duty.duty_words import Hours
from warmfield.rhythm.duty.their_stints import Window
from warmfield.wording import later

HERE = "/team"
NOT_THEIRS = later("Please choose hours of {name}.")
NOT_ONESELF = later("Please choose somebody else.")


class Deal(Struct, frozen=True, kw_only=True):
    """`taker` does what `giver` has in the window; for it `giver` does what they have in `back`."""

    giver: PersonId
    taker: PersonId
    window: Window
    back: Window | None


async def _empty(visit: Visit) -> Response:
    return _form(visit, Filled(visit, {"hours": visit.asked.get("hours", "")}), _giver(visit, visit.asked))


async def _swap(visit: Visit) -> Response:
    form = Filled(visit, await visit.form())
    giver = _giver(visit, form.fields)
    known = {_sent(one.hours): one.hours for one in duty_of(visit, giver)}
    hours = form.one_of("hours", known, needed=True)
    taker = PersonId(form.one_of("taker", visit.rulebook.plan.people, needed=True))
    if taker == giver:
        form.blame("taker", NOT_ONESELF)
    back = _back(visit, form, taker)
    if form.wrong or form.fields.get("sure") == "back":
        return _form(visit, form, giver, 422 if form.wrong else 200)
    deal = Deal(giver=giver, taker=taker, window=window_in(hours), back=back)
    return await _carry_out(visit, form, deal)


async def _carry_out(visit: Visit, form: Filled, deal: Deal) -> Response:
    """Agreed elsewhere: only those who decide may say so; else the other is asked."""
    agreed = form.fields.get("agreed") == "yes" and visit.may("rota")
    request, said = _asked(visit, deal)
    if request is None and not agreed:
        form.blame("taker", said)
        return _form(visit, form, deal.giver, 422)
    if form.fields.get("sure") != "yes":
        return _sure(visit, form, deal, None if agreed else request)
    return await (_put_in if agreed else _put_to)(visit, deal)


async def _put_to(visit: Visit, deal: Deal) -> Response:
    asked = SwapAsked(
        at=visit.now,
        id=await visit.event_name(),
        giver=deal.giver,
        taker=deal.taker,
        window=deal.window,
        back=deal.back,
        by=visit.person_id,
    )
    await visit.ask([asked])
    name = _name(visit, deal.taker)
    return went(HERE, visit.words("{name} is asked. Until they agree nothing changes.", name=name))


async def _put_in(visit: Visit, deal: Deal) -> Response:
    swapped = RotaSwapped(
        at=visit.now,
        id=await visit.event_name(),
        giver=deal.giver,
        taker=deal.taker,
        window=deal.window,
        back=deal.back,
        by=visit.person_id,
    )
    await visit.ask([swapped])
    again = {"giver": deal.taker, "taker": deal.giver, "hours": _sent(_seconds(deal.window))}
    if deal.back is not None:
        again["back"] = _sent(_seconds(deal.back))
    return went(HERE, visit.words("The rota is changed."), undo=f"/team/swap/undo?{urlencode(again)}")


def _asked(visit: Visit, deal: Deal) -> tuple[Request | None, str]:
    """What the other would be asked, or what stands in the way."""
    moment = looking(visit)
    said = wants_swap(moment, deal.giver, deal.taker, deal.window, deal.back)
    return next(iter(moment.draft.requests), None), said


def _giver(visit: Visit, fields: Mapping[str, str]) -> PersonId:
    """Oneself; of others those who decide may give away."""
    named = fields.get("giver", "")
    giver = PersonId(named) if named in visit.rulebook.plan.people else visit.person_id
    if giver != visit.person_id and not visit.may("rota"):
        raise HTTPException(404)
    return giver


def _back(visit: Visit, form: Filled, taker: PersonId) -> Window | None:
    """`person start-end`, of the one who takes."""
    said = form.fields.get("back", "")
    if not said:
        return None
    person, _, hours = said.partition(" ")
    theirs = taker and hours in {_sent(one.hours) for one in duty_of(visit, taker)}
    if person != taker or not theirs:
        form.blame("back", NOT_THEIRS, name=_name(visit, taker) if taker else "")
        return None
    return window_in(hours)


def _form(visit: Visit, form: Filled, giver: PersonId, status: int = 200) -> Response:
    others = {who: one for who, one in visit.rulebook.plan.people.items() if who != giver}
    values = {
        "form": form.fields,
        "wrong": form.wrong,
        "giver": giver,
        "mine": duty_of(visit, giver),
        "people": others,
        "everyone": visit.rulebook.plan.people,
        "theirs": {who: duty for who in others if (duty := duty_of(visit, who))},
        "may_lead": visit.may("rota"),
        "team": TeamSayings(visit),
    }
    return page(visit, "swap.html", HERE, values, status)


def _sure(visit: Visit, form: Filled, deal: Deal, request: Request | None) -> Response:
    words = visit.words
    giver, taker = _name(visit, deal.giver), _name(visit, deal.taker)
    both = words("{giver} and {taker} swap", giver=giver, taker=taker)
    one_way = words("{taker} does this instead of {giver}", giver=giver, taker=taker)
    fields = {name: value for name, value in form.fields.items() if name not in ("form", "once", "sure")}
    values = {
        "heading": words("Is this right?"),
        "about": one_way if deal.back is None else both,
        "spans": [_seconds(deal.window), *([] if deal.back is None else [_seconds(deal.back)])],
        "asked": [] if request is None else [request],
        "told": words("It is changed at once, and both are told their hours anew."),
        "hidden": list(fields.items()),
        "action": "/team/swap",
        "yes": words("Change the rota") if request is None else words("Ask {name}", name=taker),
        "team": TeamSayings(visit),
    }
    return page(visit, "duty_sure.html", HERE, values)


async def _undo(visit: Visit) -> Response:
    """A swap that was put in is put back."""
    asked, people = visit.asked, visit.rulebook.plan.people
    giver, taker = asked.get("giver", ""), asked.get("taker", "")
    if giver not in people or taker not in people:
        raise HTTPException(404)
    back = RotaSwapped(
        at=visit.now,
        id=await visit.event_name(),
        giver=PersonId(giver),
        taker=PersonId(taker),
        window=window_in(asked.get("hours", "")),
        back=window_in(asked["back"]) if asked.get("back") else None,
        by=visit.person_id,
    )
    await visit.ask([back])
    return went(HERE, visit.words("The rota is as it was."))


def _seconds(window: Window) -> Hours:
    return int(window[0].timestamp()), int(window[1].timestamp())


def _sent(hours: Hours) -> str:
    return f"{hours[0]}-{hours[1]}"


def _name(visit: Visit, person: PersonId) -> str:
    return visit.rulebook.plan.people[person].name


DOORS = (
    Door("/team/swap", _empty, "duty"),
    Door("/team/swap", _swap, "duty", "POST"),
    Door("/team/swap/undo", _undo, "rota", "POST"),
)
