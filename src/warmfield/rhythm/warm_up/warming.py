"""One step of a warm-up: somebody is asked, the next is asked, or the assistant starts the talk itself."""

from datetime import timedelta

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.ids import PersonId
from warmfield.community.requests import Request
from warmfield.community.warm_up_records import BEGUN_KEPT, Asking
from warmfield.rhythm.say import say
from warmfield.rhythm.waking import wake
from warmfield.rhythm.warm_up.asked_of import ask, pass_on, told
from warmfield.rhythm.warm_up.ladder import SAY, steps
from warmfield.rhythm.warm_up.outcome import heed, of_group, started
from warmfield.rhythm.warm_up.settled_by import BY_US, settle
from warmfield.rhythm.warm_up.topics import Topic, topics
from warmfield.rhythm.warm_up.wished import DROP
from warmfield.rhythm.warm_up.worked import next_topic, settled
from warmfield.rhythm.wish import Item, Scope, scope_of

SOON = timedelta(seconds=1)
"""The clock of a group falls due after the moment it is set in, never in it."""


def warm_up(moment: Moment, item: Item) -> None:
    """Carry out the step that the agenda gave a place."""
    scope = scope_of(moment, item.group)
    if item.wish.about == DROP:
        settle(moment, item.group)
        return
    if of_group(moment, item.group).asking is None:
        _begin(moment, item)
    if item.wish.about == SAY:
        _start(moment, scope, item)
    else:
        _ask(moment, scope, item.wish.about)


def request_answered(moment: Moment, request: Request, how: str, by: PersonId | None, why: str) -> None:
    """`done`: they have begun. `refuse`: on to the next. `approve`: the assistant may begin at once."""
    group = request.group
    asking = None if group is None else of_group(moment, group).asking
    if group is None or asking is None or request.id not in asking.requests:
        return
    if how == "done":
        settle(moment, group, by=by)
        started(moment, group, asking.topic, by)
    else:
        step = asking.step if how == "refuse" else len(steps(scope_of(moment, group))) - 1
        due = (moment.now + SOON).timestamp()
        record = of_group(moment, group)
        moment.draft.put(replace(record, asking=replace(asking, step=step, due=due)))
    wake(moment, group)


def _begin(moment: Moment, item: Item) -> None:
    record, now = of_group(moment, item.group), moment.now.timestamp()
    begun = (*record.begun, now)[-BEGUN_KEPT:]
    moment.draft.put(replace(record, made=record.made + 1, begun=begun))
    heed(moment, item.group)


def _ask(moment: Moment, scope: Scope, role: str) -> None:
    """Ask somebody of this role, and give them the plan's time; where there is nobody new, it goes on."""
    settings = scope.rulebook.plan.rhythm.warm_up
    if settings is None:
        return
    now = moment.now.timestamp()
    asking = of_group(moment, scope.group).asking or Asking(at=now, topic="", step=0, due=now)
    asked = pass_on(moment, scope, role, asking) or _asked_anew(moment, scope, role, asking)
    wait = SOON if asked == asking else settings.wait
    step, due = steps(scope).index(role) + 1, (moment.now + wait).timestamp()
    moment.draft.put(replace(of_group(moment, scope.group), asking=replace(asked, step=step, due=due)))


def _asked_anew(moment: Moment, scope: Scope, role: str, asking: Asking) -> Asking:
    topic = _topic(scope, asking.topic)
    request = ask(moment, scope, role, topic)
    return replace(
        asking,
        topic=topic.key,
        requests=(*asking.requests, request.id),
        told=(*asking.told, *told(moment, request)),
    )


def _start(moment: Moment, scope: Scope, item: Item) -> None:
    """The assistant's own turn. In a dry run it counts as begun, and nobody can have answered."""
    asking = of_group(moment, item.group).asking
    topic = _topic(scope, "" if asking is None else asking.topic)
    settle(moment, item.group, BY_US, scope.rulebook.plan.community.assistant.name)
    say(moment, item, topic.text)
    if scope.rulebook.plan.mode != "dry":
        started(moment, item.group, topic.key, None)


def _topic(scope: Scope, key: str) -> Topic:
    """The topic chosen before, where the plan still has it; else the one that promises most."""
    known = topics(scope)
    chosen = next((one for one in known if one.key == key), None)
    return chosen or next_topic(known, settled(scope)) or Topic("", "")
