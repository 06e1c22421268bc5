"""One event in, all its consequences out. No clock, network, disk, log or chance."""

from typing import assert_never

from warmfield.community import events as e
from warmfield.community.draft import Draft, View
from warmfield.engine.ports import Turn
from warmfield.moderation import watch
from warmfield.moderation.moment import Moment
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.read import read
from warmfield.reading.values import Reading


def turn(rulebook: Rulebook, view: View, event: e.Event, reading: Reading | None = None) -> Turn:
    """Take one event. `reading` is given for messages that were read in a batch before."""
    draft = Draft(view, event.at)
    _take(Moment(rulebook, draft, event), event, reading)
    return Turn(
        event=event,
        records=tuple(draft.changes()),
        decision=draft.decision,
        actions=tuple(draft.actions),
        requests=tuple(draft.requests),
        timers=tuple(draft.timers),
        cancelled=tuple(draft.cancelled),
    )


def _take(moment: Moment, event: e.Event, reading: Reading | None) -> None:
    match event:
        case e.MessageSent():
            watch.message(moment, event, reading or read(event.text))
        case e.Joined():
            watch.joined(moment, event)
        case e.JoinAsked():
            watch.knocked(moment, event)
        case e.Left():
            watch.left(moment, event)
        case e.NicknameChanged():
            watch.renamed(moment, event)
        case (
            e.Whispered()
            | e.Reacted()
            | e.MessageVanished()
            | e.PlanPublished()
            | e.LinkApproved()
            | e.InvitationApproved()
            | e.PermitGranted()
            | e.RequestAnswered()
            | e.DecisionUndone()
            | e.MemberFacts()
            | e.TimerDue()
            | e.ActionEnded()
        ):
            pass
        case _:
            assert_never(event)
