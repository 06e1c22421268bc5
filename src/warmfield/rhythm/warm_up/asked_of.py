"""The request to warm up: what a starter or a host reads, and how it goes from one to the next."""

from datetime import timedelta

from msgspec.structs import replace

from warmfield.acts.amounts import clock_time, length_in_words
from warmfield.acts.inbox import ask_next, ask_staff
from warmfield.acts.moment import Moment
from warmfield.acts.whom import having, way_to
from warmfield.community.requests import Request
from warmfield.community.warm_up_records import Asking, Told
from warmfield.rhythm.warm_up.ladder import is_pasted
from warmfield.rhythm.warm_up.silence import Silence, expectation, silence
from warmfield.rhythm.warm_up.topics import Topic
from warmfield.rhythm.wish import Scope
from warmfield.wording import later

HOUR = timedelta(hours=1)
TITLES = {
    "silent": later(
        "{group} has been silent since {time}. Could you start a conversation, with these words or your own?"
    ),
    "never": later(
        "No member has written in {group} since {time}, when I came. Could you begin, with these words or "
        "your own?"
    ),
    "pasted": later(
        "{group} was silent from {time} on, as far as its chat was pasted. If it still is, could you start a "
        "conversation, with these words or your own?"
    ),
}


def ask(moment: Moment, scope: Scope, role: str, topic: Topic) -> Request:
    """A new request, brought to the first with this role."""
    quiet = silence(scope)
    return ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="warm_up",
            at=moment.now,
            group=scope.group,
            event=moment.event.id,
            title=_title(scope, quiet),
            ready=topic.text,
            subject={"role": role, "why": _why(scope, quiet), "topic": topic.key},
            whom=having(moment, scope.group, (role,)),
        ),
    )


def told(moment: Moment, request: Request) -> tuple[Told, ...]:
    """Whom it was put to last."""
    way = way_to(moment, request.asked[-1], request.group) if request.asked else None
    return () if way is None else (Told(*way),)


def pass_on(moment: Moment, scope: Scope, role: str, asking: Asking) -> Asking | None:
    """Bring the open request to somebody of this role who hasn't been asked yet, where there is one.

    None where no request is open.
    """
    open_ones = [moment.draft.get(Request, number) for number in asking.requests]
    request = next((one for one in open_ones if one is not None and one.state == "open"), None)
    if request is None:
        return None
    subject = {**request.subject, "role": role}
    whom = dict.fromkeys((*request.asked, *having(moment, scope.group, (role,))))
    asked = ask_next(moment, replace(request, subject=subject, whom=tuple(whom)))
    return asking if asked is None else replace(asking, told=(*asking.told, *told(moment, asked)))


def _rounded(length: timedelta) -> timedelta:
    """To the hour, as people say it; less than two hours to the minute."""
    unit = HOUR if length >= 2 * HOUR else HOUR / 60
    return round(length / unit) * unit


def _title(scope: Scope, quiet: Silence) -> str:
    sort = "pasted" if is_pasted(scope) else "silent" if quiet.spoken else "never"
    time = clock_time(quiet.since, scope.rulebook.plan.community.time_zone)
    return scope.words(TITLES[sort], group=scope.plan_group.name, time=time)


def _why(scope: Scope, quiet: Silence) -> str:
    expected = expectation(scope)
    if expected is None:
        length = length_in_words(scope.words, _rounded(scope.now - quiet.since))
        return scope.words("Nobody has written for {length}; what is usual isn’t known yet.", length=length)
    return scope.words.many(
        "By the group’s own rhythm about {count} conversation would have begun since.",
        "By the group’s own rhythm about {count} conversations would have begun since.",
        round(expected.between(quiet.since, scope.now)),
    )
