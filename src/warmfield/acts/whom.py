"""Whom a request is put to, in order: who is on duty, who can at that hour, then the others."""

from collections.abc import Iterator, Sequence
from itertools import islice

from warmfield.acts.moment import Moment
from warmfield.acts.on_duty import able_now, on_duty, who_is_away
from warmfield.community.capabilities import Can
from warmfield.community.ids import GroupId, MemberId, PersonId
from warmfield.community.requests import Request
from warmfield.plan.model import DECIDERS

Way = tuple[GroupId, MemberId]
"""An account, and a group of its platform."""


def to_ask(moment: Moment, request: Request) -> tuple[PersonId, ...]:
    """Everyone who may be asked, first whoever should be.

    `role` in the subject names the roles that are wanted, the first one first: `starter,host`. Somebody of
    those who is on duty, or can at this hour, comes before the deciders on duty; `person` before all.
    """
    if request.whom:
        return request.whom
    deciders, roles = moment.rulebook.deciders(request.group), _roles(request)
    deciding = (who for who in _now(moment, request.group, DECIDERS, deciders) if who in deciders)
    wanted = having(moment, request.group, roles)
    named = [who for who in moment.rulebook.plan.people if who == request.subject.get("person")]
    now = _now(moment, request.group, roles)
    order = tuple(dict.fromkeys([*named, *now, *deciding, *wanted, *deciders]))
    away = who_is_away(moment.draft, moment.now)
    return (*(who for who in order if who not in away), *(who for who in order if who in away))


def having(moment: Moment, group: GroupId | None, roles: Sequence[str]) -> tuple[PersonId, ...]:
    """Everyone with one of these roles; first who is on duty in it, then who can at this hour."""
    deciders, people = moment.rulebook.deciders(group), moment.rulebook.plan.people
    order = [who for who in dict.fromkeys((*deciders, *people)) if who in people]
    every = (who for role in roles for who in order if role in people[who].roles)
    return tuple(dict.fromkeys([*_now(moment, group, roles), *every]))


def may_be_asked(moment: Moment, request: Request, person: PersonId) -> bool:
    """Whether it could come to this person, whoever is before them."""
    if request.whom or person == request.not_for:
        return person in request.whom
    known = moment.rulebook.plan.people.get(person)
    wanted = known is not None and not set(_roles(request)).isdisjoint(known.roles)
    named = person == request.subject.get("person")
    return named or wanted or person in moment.rulebook.deciders(request.group)


def _roles(request: Request) -> list[str]:
    """The roles that are wanted, the first one first."""
    return [one.strip() for one in request.subject.get("role", "").split(",") if one.strip()]


def _now(
    moment: Moment, group: GroupId | None, roles: Sequence[str], order: Sequence[PersonId] = ()
) -> Iterator[PersonId]:
    """On duty in these roles, then able to at this hour; those in the group's own order."""
    if group is not None and roles:
        yield from on_duty(moment.draft, moment.rulebook, group, roles, moment.now)
        able = able_now(moment.draft, moment.rulebook, roles, moment.now)
        yield from sorted(able, key=lambda who: order.index(who) if who in order else len(order))


def reachable(moment: Moment, request: Request) -> Iterator[tuple[PersonId, Way]]:
    """Everyone to ask who can be told, with the way there; not who must not answer it."""
    for person in to_ask(moment, request):
        way = None if person == request.not_for else way_to(moment, person, request.group)
        if way is not None:
            yield person, way


def way_to(moment: Moment, person: PersonId, group: GroupId | None) -> Way | None:
    """How to tell a person: on the group's own platform where that is possible, else on any other."""
    groups = [*reversed(moment.rulebook.plan.groups), *([] if group is None else [group])]
    ways = {
        moment.rulebook.group(at).platform: at
        for at in groups
        if Can.TELL in moment.rulebook.capabilities(at).can
    }
    near = "" if group is None else moment.rulebook.group(group).platform
    found = (
        (at, one)
        for platform, at in sorted(ways.items(), key=lambda way: way[0] != near)
        for one in moment.rulebook.accounts(person, platform)
    )
    return next(islice(found, 1), None)
