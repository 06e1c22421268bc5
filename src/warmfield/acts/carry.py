"""Let actions happen: by the platform where it can, else by a person with everything ready."""

from collections.abc import Sequence

import msgspec

from warmfield.acts.by_hand import ask_by_hand
from warmfield.acts.moment import Moment
from warmfield.acts.present import goes
from warmfield.community.actions import Action, ApproveJoin, Mute, Readmit, RemoveMember, Unmute
from warmfield.community.capabilities import Can, needs
from warmfield.community.ids import DecisionId, TimerId
from warmfield.community.records import Timer


def carry(moment: Moment, actions: Sequence[Action], decision: DecisionId | None = None) -> None:
    """Ask for `actions`, in order; those the platform can't do become one request to a person."""
    left = [action for action in actions if not can_do(moment, action)]
    moment.draft.actions.extend(action for action in actions if action not in left)
    for action in actions:
        _remember(moment, action)
    if left:
        ask_by_hand(moment, left, decision)


def can_do(moment: Moment, action: Action) -> bool:
    return needs(action) in moment.rulebook.capabilities(action.group).can


def unmute_timer(action: Mute | Unmute) -> TimerId:
    return TimerId(f"unmute/{action.group}/{action.member}")


def _remember(moment: Moment, action: Action) -> None:
    match action:
        case Mute():
            _muted(moment, action)
        case Unmute():
            membership = moment.draft.membership(action.group, action.member)
            moment.draft.put(msgspec.structs.replace(membership, muted_until=None))
            moment.draft.cancelled.append(unmute_timer(action))
        case RemoveMember():
            membership = moment.draft.membership(action.group, action.member)
            moment.draft.put(goes(moment.draft, membership))
        case ApproveJoin() | Readmit():
            membership = moment.draft.membership(action.group, action.member)
            moment.draft.put(msgspec.structs.replace(membership, admitted=True))
        case _:
            pass


def _muted(moment: Moment, action: Mute) -> None:
    """Our own timer ends the mute, unless the platform has one."""
    membership = moment.draft.membership(action.group, action.member)
    moment.draft.put(msgspec.structs.replace(membership, muted_until=action.until))
    if Can.TIMED_MUTE in moment.rulebook.capabilities(action.group).can:
        return
    timer = Timer(
        id=unmute_timer(action), sort="unmute", due=action.until, group=action.group, member=action.member
    )
    moment.draft.timers.append(timer)
