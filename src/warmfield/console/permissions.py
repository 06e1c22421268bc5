"""What each role of the plan may do in the console. Whatever isn't named here nobody may."""

from warmfield.community.ids import GroupId, PersonId
from warmfield.plan.model import STAFF_ROLES
from warmfield.plan.rulebook import Rulebook

EVERYONE = frozenset(STAFF_ROLES)
LEADING = frozenset({"owner", "deputy"})
DECIDING = LEADING | {"manager"}
ALLOWED: dict[str, frozenset[str]] = {
    "look": EVERYONE,
    "answer": EVERYONE,
    "undo": DECIDING,
    "plan_day": DECIDING | {"host", "starter", "expert"},
    "members": DECIDING | {"support"},
    "member_facts": DECIDING | {"support"},
    "measure": DECIDING,
    "export": LEADING,
    "erase": LEADING,
    "content": DECIDING | {"expert", "host", "starter"},
    "duty": EVERYONE,
    "rota": DECIDING,
    "edit_plan": DECIDING,
    "publish": LEADING,
    "pause": LEADING,
    "reports": DECIDING | {"expert"},
    "audit": LEADING,
    "settings": LEADING,
    "tokens": DECIDING,
    "webhooks": frozenset({"owner"}),
    "own_account": EVERYONE,
}
"""By action. What a request asks for is judged once more by `moderation.answers.may_not`."""


def can(rulebook: Rulebook, person: PersonId, action: str, group: GroupId | None = None) -> bool:
    """Whether a person of the plan may do this, in this group where one is meant."""
    known = rulebook.plan.people.get(person)
    allowed = ALLOWED.get(action)
    if known is None or allowed is None or not allowed.intersection(known.roles):
        return False
    return group is None or group in groups_of(rulebook, person)


def groups_of(rulebook: Rulebook, person: PersonId) -> tuple[GroupId, ...]:
    """The groups somebody works in: all for owners and deputies, and for whom the plan names in none."""
    groups = rulebook.plan.groups
    known = rulebook.plan.people.get(person)
    if known is None:
        return ()
    named = tuple(
        at for at, group in groups.items() if person in (group.owner, *group.managers, *group.helpers)
    )
    return tuple(groups) if LEADING.intersection(known.roles) or not named else named
