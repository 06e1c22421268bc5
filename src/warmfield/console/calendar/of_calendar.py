"""The occurrence an address names, for those who work in one of its groups."""

from datetime import date

from starlette.exceptions import HTTPException

from warmfield.community.calendar_records import SignUp
from warmfield.console.visit import Visit
from warmfield.rhythm.activities.activity_meant import may_change
from warmfield.rhythm.activities.occurrences import Occurrence, occurrence


def occurrence_in(visit: Visit) -> Occurrence:
    """Raises HTTPException 404 for a day on which it isn't, and for what is in others' groups alone."""
    series, day = visit.given["series"], visit.given["day"]
    try:
        key = f"{series}/{date.fromisoformat(day)}"
    except ValueError:
        raise HTTPException(404) from None
    one = occurrence(visit.rulebook, visit.view, key)
    if one is None or set(visit.groups).isdisjoint(one.series.groups):
        raise HTTPException(404)
    if not one.series.falls_on(one.day) and one.record.known is None:
        raise HTTPException(404)
    return one


def changeable(visit: Visit) -> Occurrence:
    """The same, where this person may change it. Raises HTTPException 404."""
    one = occurrence_in(visit)
    if not may(visit, one):
        raise HTTPException(404)
    return one


def may(visit: Visit, one: Occurrence) -> bool:
    """Its host, and whoever decides in one of its groups, as in private talk."""
    return visit.may("plan_day") and may_change(visit.rulebook, one, visit.person_id)


def names_shown(visit: Visit, one: Occurrence) -> list[SignUp]:
    """Who signed up in the groups of this person."""
    return [each for each in one.record.sign_ups if each.group in visit.groups]


def address(one: Occurrence, more: str = "") -> str:
    return f"/calendar/of/{one.series.id}/{one.day}{more}"
