"""Who is never asked, each for a reason that can be shown."""

from datetime import datetime

from warmfield.community.ids import GroupId
from warmfield.community.records import MemberRecord, MembershipRecord
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.sections.rhythm_parts import Lurkers
from warmfield.rhythm.lurkers.silence import LEFT_ALONE, ROW
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
"""Why somebody is spared, in the order in which it is asked."""


def why_spared(
    rulebook: Rulebook, settings: Lurkers, here: MembershipRecord, member: MemberRecord, now: datetime
) -> str:
    """Give the first reason that holds, a key of `SPARED`; empty where the member may be asked."""
    joined = here.joined or member.joined
    holds = {
        "staff": rulebook.person_id(member.id) is not None,
        "exempt": _exempt(rulebook, member),
        "pays": member.paid or _paid_group(rulebook, here.group),
        "on_leave": _after(member.on_leave_until, now),
        "newcomer": joined is not None and now - joined < settings.spare_newcomers,
        "attended": attended_since(member, now - LEFT_ALONE),
        "helped": here.signs.helped >= HELPS,
        "thanked": _after(here.signs.thanked, now - LEFT_ALONE),
        "kept": _after(here.signs.kept_until, now),
        "muted": _after(here.muted_until, now),
    }
    return next((reason for reason in SPARED if holds[reason]), "")


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
