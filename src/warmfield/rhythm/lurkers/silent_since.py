"""Since when a member has been silent in a group, and after how long the plan asks."""

from datetime import datetime, timedelta

from warmfield.community.capabilities import Can
from warmfield.community.ids import ClauseNumber, GroupId
from warmfield.community.records import MembershipRecord
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.sections.rhythm_parts import Lurkers

ROW = ClauseNumber("1.8")
LEFT_ALONE = timedelta(days=365)
"""So long a thank-you, a visit to an activity, or the staff's word keeps somebody from being asked."""


def settings_for(rulebook: Rulebook, group: GroupId) -> Lurkers | None:
    """None where the plan wants no sweep, or nobody there could be seen writing."""
    clause = rulebook.clause(ROW)
    bound = clause is None or (clause.mode != "off" and rulebook.plan.binds(clause, group))
    seen = Can.READ in rulebook.capabilities(group).can
    return rulebook.plan.rhythm.lurkers if bound and seen else None


def is_dry(rulebook: Rulebook) -> bool:
    clause = rulebook.clause(ROW)
    return rulebook.plan.mode == "dry" or (clause is not None and clause.mode == "dry")


def sees_readers(rulebook: Rulebook, group: GroupId) -> bool:
    return Can.SEE_READERS in rulebook.capabilities(group).can


def asks_after(rulebook: Rulebook, group: GroupId, settings: Lurkers) -> timedelta:
    """Longer where who reads can't be seen: silence alone says less there."""
    return settings.silent_for if sees_readers(rulebook, group) else settings.asks_unseen_after


def silent_since(here: MembershipRecord, known_since: datetime) -> datetime:
    """The last message, reaction or private word; without any, when they came or we began to look."""
    signs = [one for one in (here.last_message, here.signs.given, here.joined) if one is not None]
    return max(signs, default=known_since)


def heard_since(here: MembershipRecord, at: float) -> bool:
    """Whether they wrote, reacted or answered after a moment, in POSIX seconds."""
    return any(one is not None and one.timestamp() > at for one in (here.last_message, here.signs.given))
