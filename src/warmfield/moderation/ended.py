"""How actions ended: what the platform refused becomes a request to a person."""

import re

from warmfield.acts.by_hand import ask_by_hand
from warmfield.acts.inbox import DUTY, STAFF
from warmfield.acts.moment import Moment
from warmfield.community.actions import Action
from warmfield.community.events import ActionEnded
from warmfield.community.findings import Decision
from warmfield.community.ids import ActionId, DecisionId

_PARTS = re.compile(r"^(?P<event>.*)/(?P<clause>[^/]*)/(?P<do>[a-z_]+)(?:/\d+)?$")


def action_ended(moment: Moment, event: ActionEnded) -> None:
    """A refused word to staff is not asked for again: the request itself is in the inbox."""
    parts = _PARTS.match(event.action)
    if event.outcome != "refused" or parts is None or parts["clause"] in (STAFF, DUTY):
        return
    decision = DecisionId(f"d/{parts['event']}")
    known = moment.draft.get(Decision, decision)
    action = event.asked or (None if known is None else _asked(known, event.action))
    if action is not None:
        ask_by_hand(moment, [action], None if known is None else decision, event.reason or "-")


def _asked(decision: Decision, action: ActionId) -> Action | None:
    return next((one for one in decision.actions if one.id == action), None)
