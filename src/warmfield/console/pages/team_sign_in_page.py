"""How the team signs in: who has which way, and what who leads may do about it."""

from datetime import UTC, datetime

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.community.ids import PersonId
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, page, went
from warmfield.console.permissions import ALLOWED, can
from warmfield.console.signing.keyring import LINK_SECONDS, end_sessions, make_link, withdraw_links
from warmfield.console.signing.team_ways import Ways, forget_ways, ways_of_all
from warmfield.console.visit import Visit
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import later

ENDED = later("{name} is signed out everywhere.")
WITHDRAWN = later("The links for {name} open nothing any more.")
LET_IN_NO_MORE = later("Nothing {name} had signs in any more. Make a link, so that they can start anew.")


async def _team(visit: Visit) -> Values:
    ways = await visit.ports.keyring.do(ways_of_all)
    return {
        "team": [
            (who, person, ways.get(who, Ways()), may_see_to(visit.rulebook, visit.person_id, who))
            for who, person in visit.rulebook.plan.people.items()
        ],
        "moment": lambda at: datetime.fromtimestamp(at, UTC),
    }


def may_see_to(rulebook: Rulebook, by: PersonId, who: PersonId) -> bool:
    """Nobody comes by a link to rights they don't have: those of `who` are among those of `by`."""
    return all(can(rulebook, by, action) for action in ALLOWED if can(rulebook, who, action))


def _whom(visit: Visit) -> PersonId:
    """Raises HTTPException."""
    who = PersonId(visit.given["person"])
    if who not in visit.rulebook.plan.people:
        raise HTTPException(404)
    if not may_see_to(visit.rulebook, visit.person_id, who):
        raise HTTPException(403)
    return who


async def give_link(visit: Visit) -> Response:
    who = _whom(visit)
    word = await visit.ports.keyring.do(make_link, who, visit.person_id)
    values = {
        "name": visit.rulebook.plan.people[who].name,
        "address": visit.ports.housekeeping.sign_in_address(word),
        "hours": int(LINK_SECONDS // 3600),
    }
    return page(visit, "team_link.html", "/settings", values)


async def sign_out_everywhere(visit: Visit) -> Response:
    who = _whom(visit)
    mine = visit.session.id if who == visit.person_id else ""
    await visit.ports.keyring.do(end_sessions, who, visit.person_id, but=mine)
    return _done(visit, who, ENDED)


async def withdraw(visit: Visit) -> Response:
    who = _whom(visit)
    await visit.ports.keyring.do(withdraw_links, who, visit.person_id)
    return _done(visit, who, WITHDRAWN)


async def let_in_no_more(visit: Visit) -> Response:
    """For a lost telephone: passkeys, password, links and sessions go."""
    who = _whom(visit)
    if who == visit.person_id:
        raise HTTPException(403)
    await visit.ports.keyring.do(forget_ways, who, visit.person_id)
    return _done(visit, who, LET_IN_NO_MORE)


def _done(visit: Visit, who: PersonId, sentence: str) -> Response:
    return went("/settings/team", visit.words(sentence, name=visit.rulebook.plan.people[who].name))


DOORS = (
    Door("/settings/team", Shown("team_sign_in.html", "/settings", _team), "settings"),
    Door("/settings/team/{person}/link", give_link, "settings", "POST", sure=True),
    Door("/settings/team/{person}/end", sign_out_everywhere, "settings", "POST", sure=True),
    Door("/settings/team/{person}/withdraw", withdraw, "settings", "POST", sure=True),
    Door("/settings/team/{person}/forget", let_in_no_more, "settings", "POST", sure=True),
)
