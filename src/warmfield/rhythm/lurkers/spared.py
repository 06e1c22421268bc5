"""Who is never asked, each for a reason that can be shown."""

from collections.abc import Iterator
from datetime import datetime

from warmfield.community.ids import GroupId
from warmfield.community.records import MemberRecord, MembershipRecord
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.sections.rhythm_parts import Lurkers
from warmfield.rhythm.lurkers.silent_since import LEFT_ALONE, ROW
from warmfield.wording import later

HELPS = 3
"""Thanks from those who had asked, after which somebody is a helper of others for good."""
SPARED = {
    "staff": later("of the staff"),
    "exempt": later("exempt by the plan"),
    "pays": later("paying"),
    "on_leave": later("on leave"),
    "newcomer": later("new here"),
    "attended": later("came to an activity"),
    "helped": later("helps others"),
    "thanked": later("was thanked"),
    "kept": later("the staff decided that they stay"),
    "muted": later("muted, so they can't write"),
}
"""Why somebody is spared."""


def why_spared(
    rulebook: Rulebook, settings: Lurkers, here: MembershipRecord, member: MemberRecord, now: datetime
) -> str:
    """Give the first reason that holds, a key of `SPARED`; empty where the member may be asked."""
    who_they_are = _by_standing(rulebook, settings, here, member, now)
    return next(who_they_are, "") or next(_by_what_was(here, member, now), "")


def _by_standing(
    rulebook: Rulebook, settings: Lurkers, here: MembershipRecord, member: MemberRecord, now: datetime
) -> Iterator[str]:
    joined = here.joined or member.joined
    if rulebook.person_id(member.id) is not None:
        yield "staff"
    if _exempt(rulebook, member):
        yield "exempt"
    if member.paid or _paid_group(rulebook, here.group):
        yield "pays"
    if _after(member.on_leave_until, now):
        yield "on_leave"
    if joined is not None and now - joined < settings.spare_newcomers:
        yield "newcomer"


def _by_what_was(here: MembershipRecord, member: MemberRecord, now: datetime) -> Iterator[str]:
    if attended_since(member, now - LEFT_ALONE):
        yield "attended"
    if here.signs.helped >= HELPS:
        yield "helped"
    if _after(here.signs.thanked, now - LEFT_ALONE):
        yield "thanked"
    if _after(here.signs.kept_until, now):
        yield "kept"
    if _after(here.muted_until, now):
        yield "muted"


def attended_since(member: MemberRecord, since: datetime) -> bool:
    return _after(member.attended_at, since)


def _after(moment: datetime | None, other: datetime) -> bool:
    return moment is not None and moment > other


def _exempt(rulebook: Rulebook, member: MemberRecord) -> bool:
    """Roles and grades that the plan's clause 1.8 doesn't bind."""
    clause = rulebook.clause(ROW)
    return clause is not None and member.grade in clause.exempt


def _paid_group(rulebook: Rulebook, group: GroupId) -> bool:
    """Whoever is in a group that asks for payment has paid."""
    theme = rulebook.plan.themes.get(rulebook.group(group).theme)
    return theme is not None and theme.entry.paid
