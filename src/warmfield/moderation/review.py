"""The middle between acting and passing: a person is asked, with everything ready."""

from collections.abc import Sequence

from warmfield.acts.inbox import ask_staff
from warmfield.acts.moment import Moment
from warmfield.community.actions import Action, Tell
from warmfield.community.ids import DecisionId
from warmfield.community.requests import Request
from warmfield.moderation.asides import whom_to_ask
from warmfield.moderation.breach import Breach, Course
from warmfield.moderation.told.titles import review_title, staff_title, why_text


def ask_review(
    moment: Moment, breach: Breach, course: Course, actions: Sequence[Action], decision: DecisionId
) -> Request:
    """Ask whether the course is right; approving it performs `actions` word for word.

    A mute or removal of someone of the staff is never for themselves to decide.
    """
    of_staff = moment.rulebook.person_id(breach.member)
    title = review_title if of_staff is None else staff_title
    return ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="review",
            at=moment.now,
            group=breach.group,
            member=breach.member,
            clause=course.led_by.clause.number,
            event=moment.event.id,
            decision=decision,
            title=title(moment.rulebook, breach, course),
            quote=breach.quote,
            ready="\n".join(action.text for action in actions if isinstance(action, Tell)),
            on_approve=tuple(actions),
            subject={
                "rung": course.step.do,
                "why": why_text(moment.rulebook, breach, course),
                **whom_to_ask(moment, breach.group, course),
            },
            not_for=of_staff,
        ),
    )
