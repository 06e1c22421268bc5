"""A person of the team: what they are, where they work, what they have on their hands."""

from starlette.exceptions import HTTPException

from warmfield.community.ids import PersonId
from warmfield.community.records import InboxRecord
from warmfield.community.requests import Request
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.rota.asked_week import asked_week
from warmfield.console.rota.my_duty import away_ahead, duty_of
from warmfield.console.rota.shares import shares
from warmfield.console.rota.team_sayings import TeamSayings
from warmfield.console.visit import Visit


async def _staff(visit: Visit) -> Values:
    who = PersonId(visit.given["person"])
    person = visit.rulebook.plan.people.get(who)
    if person is None:
        raise HTTPException(404)
    every = shares(visit, asked_week(visit).running)
    groups = visit.rulebook.plan.groups.items()
    return {
        "who": who,
        "person": person,
        "works_in": [
            at for at, one in groups if at in visit.groups and who in (one.owner, *one.managers, *one.helpers)
        ],
        "ahead": duty_of(visit, who),
        "away": [one for one in away_ahead(visit) if one.person == who],
        "share": next((one for one in every if one.person == who), None),
        "usual": sum(one.all for one in every) / len(every) if every else 0.0,
        "has": _on_their_hands(visit, who),
        "may_lead": visit.may("rota"),
        "team": TeamSayings(visit),
    }


def _on_their_hands(visit: Visit, who: PersonId) -> list[Request]:
    """Open requests of the reader's groups that they took, or were asked last."""
    inbox = visit.view.get(InboxRecord, "")
    found = (visit.view.get(Request, number) for number in (inbox.open if inbox else ()))
    return [
        one
        for one in found
        if one is not None
        and (one.group is None or one.group in visit.groups)
        and (one.taken_by or (one.asked[-1] if one.asked else None)) == who
    ]


DOORS = (Door("/team/who/{person}", Shown("staff.html", "/team", _staff), "look"),)
