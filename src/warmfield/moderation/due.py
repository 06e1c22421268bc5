"""Our own timers: a grace that ends, a mute that ends, a request nobody answered."""

from warmfield.acts.carry import carry
from warmfield.acts.inbox import not_taken_in_time
from warmfield.acts.moment import Moment
from warmfield.acts.put_off import come_back
from warmfield.community.actions import Unmute
from warmfield.community.events import TimerDue
from warmfield.community.ids import RequestId
from warmfield.moderation.nicknames import grace_over


def timer_due(moment: Moment, event: TimerDue) -> None:
    match event.sort:
        case "nickname_grace":
            grace_over(moment, event)
        case "unmute":
            unmute(moment, event)
        case "request_back":
            come_back(moment, RequestId(event.about))
        case "request_late":
            not_taken_in_time(moment, RequestId(event.about))
        case _:
            pass


def unmute(moment: Moment, event: TimerDue) -> None:
    """Carried out however late. Who was muted again meanwhile waits for the later timer."""
    if event.group is None or event.member is None:
        return
    until = moment.draft.membership(event.group, event.member).muted_until
    if until is not None and until <= moment.now:
        carry(moment, [Unmute(id=moment.action_id(None, "unmute"), group=event.group, member=event.member)])
