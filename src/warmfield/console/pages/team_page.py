"""Team and duty: my own, what nobody covers, the rota of a week, everybody's share, who is who."""

from collections.abc import Iterator

from msgspec import Struct

from warmfield.community.ids import PersonId
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.rota.asked_week import asked_week
from warmfield.console.rota.gaps_ahead import gaps_ahead
from warmfield.console.rota.my_duty import away_ahead, duty_of, notes_here
from warmfield.console.rota.shares import longest_bar, shares
from warmfield.console.rota.team_sayings import TeamSayings
from warmfield.console.rota.week_shown import week_shown
from warmfield.console.visit import Visit
from warmfield.plan.sections.staffing import Team
from warmfield.rhythm.duty.weeks_ahead import to_be_made


class TeamShown(Struct, frozen=True):
    """`team` is None for those who belong to none."""

    team: Team | None
    people: tuple[PersonId, ...]


async def _team(visit: Visit) -> Values:
    asked = asked_week(visit)
    gaps, more = gaps_ahead(visit)
    those = shares(visit, asked.running)
    return {
        "asked": asked,
        "duty": visit.rulebook.plan.duty,
        "gaps": gaps,
        "more_gaps": more,
        "mine": duty_of(visit, visit.person_id),
        "away": away_ahead(visit),
        "notes": notes_here(visit),
        "rows": week_shown(visit, asked),
        "made_on": to_be_made(visit.rulebook, asked.monday),
        "shares": those,
        "longest": longest_bar(those),
        "teams": list(_teams(visit)),
        "may_lead": visit.may("rota"),
        "team": TeamSayings(visit),
    }


def _teams(visit: Visit) -> Iterator[TeamShown]:
    """By role or by name, as the plan says; whoever is in none comes last."""
    plan, placed = visit.rulebook.plan, set[PersonId]()
    for team in plan.teams.values():
        here = tuple(
            who for who, one in plan.people.items() if who in team.people or set(one.roles) & set(team.roles)
        )
        placed |= set(here)
        yield TeamShown(team, here)
    left = tuple(who for who in plan.people if who not in placed)
    if left:
        yield TeamShown(None, left)


DOORS = (Door("/team", Shown("team.html", "/team", _team, live=("rota",)), "look"),)
