"""One event in, all its consequences out. No clock, network, disk, log or chance."""

from warmfield.acts.moment import Moment
from warmfield.community import events as e
from warmfield.community.draft import Draft, View
from warmfield.community.duty_commands import DutyCommand
from warmfield.community.inbox_commands import InboxCommand
from warmfield.community.member_commands import MemberCommand
from warmfield.community.piece_events import PieceAdded, PieceFound, PieceReviewed
from warmfield.community.plan_proposals import PlanProposed, PlanWithdrawn
from warmfield.community.rhythm_commands import RhythmCommand
from warmfield.community.staff_commands import (
    DecisionUndone,
    InvitationApproved,
    LinkApproved,
    MemberFacts,
    PermitGranted,
    RequestAnswered,
    RotaSwapped,
    SessionChanged,
    SessionClosed,
    SessionOpened,
    SessionPlanned,
    StaffCommand,
    TimeOff,
)
from warmfield.engine.ports import Turn
from warmfield.moderation import grants, watch
from warmfield.moderation.answers import decision_undone, request_answered
from warmfield.moderation.by_staff import member_commanded
from warmfield.moderation.due import timer_due
from warmfield.moderation.ended import action_ended
from warmfield.moderation.inbox_commanded import inbox_commanded
from warmfield.moderation.plan_changes import plan_proposed, plan_published, plan_withdrawn
from warmfield.moderation.talk.whispers import whispered
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.read import read
from warmfield.reading.values import Reading
from warmfield.rhythm.activities.activity_commands import commanded
from warmfield.rhythm.due_commands import rhythm_commanded
from warmfield.rhythm.duty.rota_commanded import duty_commanded
from warmfield.rhythm.duty.swaps import rota_swapped
from warmfield.rhythm.duty.time_off import time_off
from warmfield.rhythm.heard import heard, placed, reacted
from warmfield.rhythm.library.arrivals import added, found
from warmfield.rhythm.library.looked_at import piece_reviewed
from warmfield.rhythm.lurkers.signs_given import has_reacted, has_read, is_there
from warmfield.rhythm.own_timers import DUE
from warmfield.rhythm.sessions.session_commands import session_commanded
from warmfield.rhythm.tick import clocks_started


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


def _take(moment: Moment, event: e.Event, reading: Reading | None) -> None:  # noqa: C901, PLR0912 - a line an event
    match event:
        case e.MessageSent():
            reading = reading or read(event.text)
            watch.message(moment, event, reading)
            heard(moment, event, reading)
        case e.Joined():
            watch.joined(moment, event)
        case e.JoinAsked():
            watch.knocked(moment, event)
        case e.Left():
            watch.left(moment, event)
        case e.NicknameChanged():
            watch.renamed(moment, event)
        case e.Whispered():
            whispered(moment, event)
        case e.TimerDue():
            DUE.get(event.sort, timer_due)(moment, event)
        case e.ActionEnded():
            action_ended(moment, event)
            placed(moment, event)
        case e.PlanPublished():
            clocks_started(moment, event)
            plan_published(moment, event)
        case e.Present():
            is_there(moment, event)
        case e.Read():
            has_read(moment, event)
        case e.Reacted():
            has_reacted(moment, event)
            reacted(moment, event)
        case e.MessageVanished():
            pass
        case PieceFound():
            found(moment, event)
        case _:
            _take_command(moment, event)


OfRoom = RhythmCommand | MemberCommand | InboxCommand | DutyCommand
"""Commands of which one room takes them all."""


def _take_in_room(moment: Moment, command: OfRoom) -> None:
    if isinstance(command, RhythmCommand):
        rhythm_commanded(moment, command)
    elif isinstance(command, MemberCommand):
        member_commanded(moment, command)
    elif isinstance(command, InboxCommand):
        inbox_commanded(moment, command)
    else:
        duty_commanded(moment, command)


def _take_command(moment: Moment, command: StaffCommand) -> None:  # noqa: C901, PLR0912 - a line a command
    if isinstance(command, OfRoom):
        _take_in_room(moment, command)
        return
    match command:
        case LinkApproved():
            grants.link_approved(moment, command)
        case InvitationApproved():
            grants.invitation_approved(moment, command)
        case PermitGranted():
            grants.permit_granted(moment, command)
        case MemberFacts():
            grants.member_facts(moment, command)
        case RequestAnswered():
            request_answered(moment, command)
        case DecisionUndone():
            decision_undone(moment, command)
        case RotaSwapped():
            rota_swapped(moment, command)
        case TimeOff():
            time_off(moment, command)
        case PieceAdded():
            added(moment, command)
        case PieceReviewed():
            piece_reviewed(moment, command)
        case PlanProposed():
            plan_proposed(moment, command)
        case PlanWithdrawn():
            plan_withdrawn(moment, command)
        case SessionPlanned() | SessionOpened() | SessionClosed() | SessionChanged():
            session_commanded(moment, command)
        case _:
            commanded(moment, command)
