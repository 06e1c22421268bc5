"""How actions ended: what the platform refused becomes a request to a person."""

import re

from warmfield.acts.by_hand import ask_by_hand
from warmfield.acts.inbox import DUTY, STAFF
from warmfield.acts.moment import Moment
from warmfield.community.actions import Action, Focus
from warmfield.community.events import ActionEnded
from warmfield.community.findings import Decision
from warmfield.community.ids import ActionId, DecisionId

_PARTS = re.compile(r"^(?P<event>.*)/(?P<clause>[^/]*)/(?P<do>[a-z_]+)(?:/(?P<nth>\d+))?$")


def action_ended(moment: Moment, event: ActionEnded) -> None:
    """A refused word to staff is not asked for again: the request itself is in the inbox."""
    parts = _PARTS.match(event.action)
    if event.outcome != "refused" or parts is None or parts["clause"] in (STAFF, DUTY):
        return
    known = _decision(moment, parts["event"], parts["nth"])
    action = event.asked or (None if known is None else _asked(known, event.action))
    if action is not None and not _over(moment, action):
        ask_by_hand(moment, [action], None if known is None else known.id, event.reason or "-")


def _decision(moment: Moment, event: str, nth: str | None) -> Decision | None:
    """Of several decisions about one event, the nth action of a kind belongs to the nth."""
    own = None if nth is None else moment.draft.get(Decision, DecisionId(f"d/{event}/{nth}"))
    return own or moment.draft.get(Decision, DecisionId(f"d/{event}"))


def _over(moment: Moment, action: Action) -> bool:
    """Nobody is asked to silence a group whose session has ended meanwhile."""
    return isinstance(action, Focus) and moment.draft.sessions(action.group).on is None


def _asked(decision: Decision, action: ActionId) -> Action | None:
    return next((one for one in decision.actions if one.id == action), None)
