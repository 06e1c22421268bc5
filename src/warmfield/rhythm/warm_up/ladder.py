"""Who warms up, in this order: the starter on duty, then a host, then the assistant itself."""

from datetime import UTC, datetime

from warmfield.community.capabilities import Can
from warmfield.community.ids import PersonId
from warmfield.plan.abilities import PASTED
from warmfield.rhythm.wish import Scope

ROLES = ("starter", "host")
SAY = "say"


def steps(scope: Scope) -> tuple[str, ...]:
    """Roles that somebody has, then `say` where the assistant can post. In a dry run nobody is asked.

    A group whose messages aren't read has no steps: nobody knows whether it is silent.
    """
    can = scope.rulebook.capabilities(scope.group).can
    if Can.READ not in can:
        return ()
    if scope.rulebook.plan.mode == "dry":
        return (SAY,)
    asked = tuple(role for role in ROLES if has_role(scope, role) is not None)
    return (*asked, SAY) if Can.POST in can else asked


def has_role(scope: Scope, role: str) -> PersonId | None:
    """The first person who has it."""
    people = scope.rulebook.plan.people.items()
    return next((who for who, person in people if role in person.roles), None)


def is_pasted(scope: Scope) -> bool:
    """Whether messages are read only when somebody pastes them: a silence may be a day without pasting."""
    return scope.plan_group.platform in PASTED


def moment_of(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
