"""Who answers for a community."""

from warmfield.community.ids import PersonId
from warmfield.plan.rulebook import Rulebook


def answers_for(rulebook: Rulebook) -> PersonId | None:
    """Who is shown their link at the start: the owner of the first group, else the first person."""
    people = rulebook.plan.people
    owners = (group.owner for group in rulebook.plan.groups.values() if group.owner in people)
    return next(owners, next(iter(people), None))
