"""The community's own journal as a past: what people did, without what followed from the plan of then."""

from collections.abc import Callable, Iterable

from warmfield.community.events import ActionEnded, Event, MessageSent, PlanPublished, TimerDue, Whispered
from warmfield.community.ids import MemberId, PersonId
from warmfield.community.plan_proposals import PlanProposal
from warmfield.community.staff_commands import DecisionUndone, RequestAnswered
from warmfield.rehearsal.past import REMEMBERED, Past, groups_in

OF_THEN = TimerDue | ActionEnded | PlanPublished | PlanProposal | RequestAnswered | DecisionUndone
"""What the engine wrote, and answers to requests: under another plan `r12` is another one."""
EARLIER = tuple(str(one.__struct_config__.tag) for one in REMEMBERED.__args__)
"""Kinds that count however long ago they were."""


def past_of(events: Iterable[Event], staff: Callable[[MemberId], PersonId | None]) -> Past:
    """Staff's private words are left out: they are answers, and commands that stand in the journal too."""
    kept = [
        one
        for one in events
        if not isinstance(one, OF_THEN) and not (isinstance(one, Whispered) and staff(one.who) is not None)
    ]
    kept.sort(key=lambda event: event.at)
    return Past(events=kept, count=len(kept), groups=tuple(sorted(groups_in(kept))), skipped=())


def blanked(past: Past) -> int:
    """Messages whose words are gone, as the plan's retention has it: nothing can be judged in them."""
    return sum(isinstance(one, MessageSent) and not (one.text or one.media) for one in past.events)
