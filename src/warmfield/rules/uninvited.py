"""1.9 Inviting others needs the consent of the owner or a manager."""

from warmfield.community.events import JoinAsked, Joined
from warmfield.community.findings import Finding
from warmfield.community.ids import MemberId
from warmfield.plan.clauses import InvitationClause
from warmfield.plan.model import DECIDERS
from warmfield.rules.allowances import invited
from warmfield.rules.bands import thresholds
from warmfield.rules.situation import Situation


def uninvited(situation: Situation, clause: InvitationClause) -> Finding | None:
    event = situation.event
    if not isinstance(event, Joined | JoinAsked) or _needs_nobody(situation, clause, event.via):
        return None
    inviter = event.invited_by or situation.membership.invited_by
    if inviter is None or inviter == event.who:
        return _unknown(situation, clause)
    if may_invite(situation, inviter):
        return None
    known = situation.inviter
    agreed = invited(known, event.nickname, event.group) or invited(known, _account(event.who), event.group)
    facts: dict[str, str | int | float] = {"inviter": inviter}
    if agreed:
        facts["covered_by"] = "approved_invitation"
    return Finding(rule="invitation", clause=clause.number, reason="uninvited", facts=facts)


def _needs_nobody(situation: Situation, clause: InvitationClause, via: str) -> bool:
    """Staff, whoever staff let in, whoever is here already, and whoever came by a code of our own."""
    here = situation.membership
    came_by = {via.strip().casefold(), here.via.strip().casefold()} - {""}
    inside = here.present and here.joined is not None
    own = came_by & {code.strip().casefold() for code in clause.codes}
    return bool(situation.roles) or here.admitted or inside or bool(own)


def may_invite(situation: Situation, inviter: MemberId) -> bool:
    """Owners, deputies and managers may, and who is owner or manager of this very group."""
    rulebook = situation.rulebook
    group = rulebook.group(situation.group_id)
    person = rulebook.person_id(inviter)
    here = person is not None and person in (group.owner, *group.managers)
    return here or bool(set(rulebook.roles(inviter)) & set(DECIDERS))


def _account(member: MemberId) -> str:
    return member.partition(":")[2] or member


def _unknown(situation: Situation, clause: InvitationClause) -> Finding | None:
    if clause.unknown_inviter == "pass":
        return None
    edges = thresholds(situation.rulebook.plan.review)
    return Finding(
        rule="invitation",
        clause=clause.number,
        reason="inviter_unknown",
        score=(edges.review + edges.act) / 2,
    )
