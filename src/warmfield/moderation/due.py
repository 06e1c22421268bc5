"""Our own timers: a grace that ends, a mute that ends, a request nobody answered."""

from warmfield.acts.carry import carry
from warmfield.acts.inbox import tell_decider
from warmfield.acts.moment import Moment
from warmfield.community.actions import Unmute
from warmfield.community.events import TimerDue
from warmfield.community.ids import RequestId
from warmfield.community.requests import Request
from warmfield.moderation.nicknames import grace_over


def timer_due(moment: Moment, event: TimerDue) -> None:
    match event.sort:
        case "nickname_grace":
            grace_over(moment, event)
        case "unmute":
            unmute(moment, event)
        case "request_late":
            remind(moment, RequestId(event.about))
        case _:
            pass


def unmute(moment: Moment, event: TimerDue) -> None:
    """Carried out however late. Who was muted again meanwhile waits for the later timer."""
    if event.group is None or event.member is None:
        return
    until = moment.draft.membership(event.group, event.member).muted_until
    if until is not None and until <= moment.now:
        carry(moment, [Unmute(id=moment.action_id(None, "unmute"), group=event.group, member=event.member)])


def remind(moment: Moment, number: RequestId) -> None:
    """Once, and to the next person who can be reached; it stays in the inbox either way."""
    request = moment.draft.get(Request, number)
    if request is not None and request.state == "open":
        tell_decider(moment, request, nth=1)
