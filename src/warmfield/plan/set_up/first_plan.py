"""The text of the first plan: the reference plan's, with its comments, holding one's own answers."""

from typing import Any, cast

from warmfield.plan import reference
from warmfield.plan.edited import raw
from warmfield.plan.rewritten import rewritten
from warmfield.plan.set_up.own_names import called_otherwise, calls_of, in_one_language, own_groups, own_words
from warmfield.plan.set_up.own_people import leave_out_duties, own_people
from warmfield.plan.set_up.own_rules import leave_out_rules, own_amounts
from warmfield.plan.set_up.set_up_answers import Answers

INVENTED = 1
"""The line of the reference plan that says that its people are invented."""


def first_plan(answers: Answers, first: str) -> str:
    """`answers` are without faults; `first` is the id of whoever gave them.

    What is left out goes first, so that what stays keeps its comments.
    """
    text = reference.text(answers.language)
    plan = raw(text)
    leave_out_rules(plan, answers)
    leave_out_duties(plan, answers)
    shorter = rewritten(text, plan)
    lines = rewritten(shorter, _own(raw(shorter), answers, first)).splitlines(keepends=True)
    return "".join(line for at, line in enumerate(lines) if at != INVENTED)


def _own(usual: dict[str, Any], answers: Answers, first: str) -> dict[str, Any]:
    plan = cast("dict[str, Any]", in_one_language(usual, answers.language))
    for part in ("clauses", "rhythm", "content", "channels", "outreach"):
        plan[part] = called_otherwise(plan[part], calls_of(answers))
    own_groups(plan, answers)
    own_people(plan, answers, first)
    own_words(plan, answers)
    own_amounts(plan, answers)
    return plan
