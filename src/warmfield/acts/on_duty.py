"""Who is on duty in a group at a moment, by the rota; where there is none, who can by the plan."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from warmfield.acts.amounts import zone
from warmfield.community.draft import Draft, View
from warmfield.community.ids import GroupId, PersonId
from warmfield.community.rota import NOBODY, Beat, DutyRecord, RotaRecord, rota_key
from warmfield.plan.duty_hours import DAY, free_hours, holds
from warmfield.plan.rulebook import Rulebook


def on_duty(
    view: View | Draft, rulebook: Rulebook, group: GroupId, roles: Sequence[str], at: datetime
) -> tuple[PersonId, ...]:
    """The people on duty in these roles, role by role in the order of `roles`.

    First those who have the role and do its duty, then who does it for them, then who has the role and does
    another duty. Empty where the rota has nobody. Without a rota for the group and week: whoever has the role
    and can at that hour.
    """
    rota = rota_at(view, rulebook, at)
    if rota is None or not any(group in beat.groups for beat in rota.beats):
        return able_now(view, rulebook, roles, at)
    here = list(_covering(view, rulebook, rota, group, at))
    found: list[PersonId] = []
    for role in roles:
        doing = [who for beat, who in here if role in _roles(rulebook, beat)]
        having = [who for _, who in here if role in rulebook.plan.people[who].roles]
        found += (who for who in doing if who in having)
        found += (*doing, *having)
    return tuple(dict.fromkeys(found))


def able_now(
    view: View | Draft, rulebook: Rulebook, roles: Sequence[str], at: datetime
) -> tuple[PersonId, ...]:
    """Everyone with one of the roles who can at that hour, by the plan and their time off."""
    away = who_is_away(view, at)
    minute = _minute_of_week(rulebook, at)
    people = rulebook.plan.people
    having = (who for role in roles for who in people if role in people[who].roles and who not in away)
    return tuple(
        who for who in dict.fromkeys(having) if holds(free_hours(rulebook.plan, who), (minute, minute + 1))
    )


def who_is_away(view: View | Draft, at: datetime) -> frozenset[PersonId]:
    """Those who said that they can't, whatever the plan says."""
    record = view.get(DutyRecord, "")
    moment = at.timestamp()
    return frozenset(
        () if record is None else (one.person for one in record.away if one.start <= moment < one.end)
    )


def rota_at(view: View | Draft, rulebook: Rulebook, at: datetime) -> RotaRecord | None:
    return rota_of(view, monday_of(at.astimezone(zone(rulebook.plan.community.time_zone)).date()))


def rota_of(view: View | Draft, monday: date) -> RotaRecord | None:
    """The week's rota, where it is made and still kept."""
    found = view.get(RotaRecord, rota_key(monday))
    return found if found is not None and found.monday == monday else None


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _covering(
    view: View | Draft, rulebook: Rulebook, rota: RotaRecord, group: GroupId, at: datetime
) -> Iterator[tuple[Beat, PersonId]]:
    """Also a stint that began before Monday's midnight."""
    moment = int(at.timestamp())
    for week in (rota, rota_of(view, rota.monday - timedelta(days=7))):
        for beat, one in week.at(group, moment) if week is not None else ():
            if one.person != NOBODY and one.person in rulebook.plan.people:
                yield beat, one.person


def _roles(rulebook: Rulebook, beat: Beat) -> set[str]:
    team = rulebook.plan.teams.get(beat.team)
    return {*beat.roles, *(team.roles if team else ())}


def _minute_of_week(rulebook: Rulebook, at: datetime) -> int:
    local = at.astimezone(zone(rulebook.plan.community.time_zone))
    return local.weekday() * DAY + local.hour * 60 + local.minute
