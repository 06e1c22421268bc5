"""A change of the plan that somebody put before those who may publish it."""

from warmfield.community.happening import Happened
from warmfield.community.ids import PersonId


class PlanProposed(Happened, frozen=True, kw_only=True, tag="plan_proposed"):
    """`draft` is kept beside the plan; `version` is the one it would become, `text` what changes, in words.

    Without `whom` nobody is asked, and nothing follows.
    """

    draft: str
    version: str
    title: str
    text: str = ""
    whom: tuple[PersonId, ...] = ()
    by: PersonId | None = None


class PlanWithdrawn(Happened, frozen=True, kw_only=True, tag="plan_withdrawn"):
    """The proposal is taken back: nobody has to answer it."""

    draft: str
    by: PersonId | None = None


PlanProposal = PlanProposed | PlanWithdrawn
