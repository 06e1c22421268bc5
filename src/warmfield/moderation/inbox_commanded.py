"""Staff on an item of the inbox: put off, given to somebody, opened again."""

from warmfield.acts.inbox import take, tell_again
from warmfield.acts.moment import Moment
from warmfield.acts.put_off import come_back, leave_open, put_off
from warmfield.community.ids import PersonId
from warmfield.community.inbox_commands import AnswerUndone, InboxCommand, RequestAssigned, RequestSnoozed
from warmfield.community.request_sorts import offered
from warmfield.community.requests import Request
from warmfield.moderation.answers import may_not
from warmfield.moderation.taken_back import take_back
from warmfield.plan.rulebook import Rulebook


def inbox_commanded(moment: Moment, command: InboxCommand) -> None:
    """Who may not answer a request has no say in when or by whom it is done either."""
    request = moment.draft.get(Request, command.request)
    if request is None or (command.by is not None and may_not(moment.rulebook, request, command.by)):
        return
    match command:
        case AnswerUndone():
            take_back(moment, request)
        case RequestSnoozed(until=until) if request.state == "open":
            if until is None or until <= moment.now:
                come_back(moment, request.id)
            else:
                put_off(moment, request, until, command.by)
        case RequestAssigned(to=to) if request.state == "open" and not offered(request.sort):
            _assign(moment, request, to)
        case _:
            pass


def _assign(moment: Moment, request: Request, to: PersonId | None) -> None:
    if to is None:
        leave_open(moment, request)
    elif to in assignable(moment.rulebook, request):
        tell_again(moment, take(moment, request, to))


def assignable(rulebook: Rulebook, request: Request) -> tuple[PersonId, ...]:
    """Who may answer it, those who decide for the group first."""
    if offered(request.sort):
        return ()
    people = dict.fromkeys((*rulebook.deciders(request.group), *rulebook.plan.people))
    return tuple(who for who in people if not may_not(rulebook, request, who))
