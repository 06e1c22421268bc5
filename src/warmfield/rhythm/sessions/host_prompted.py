"""The host is asked to get ready: one request, with words to begin with. Being there answers it."""

from warmfield.acts.amounts import zone
from warmfield.acts.inbox import close
from warmfield.acts.moment import Moment
from warmfield.community.events import TimerDue
from warmfield.community.ids import RequestId
from warmfield.community.records import Timer
from warmfield.community.requests import Request
from warmfield.rhythm.ask_person import ask_person
from warmfield.rhythm.sessions.session_slots import planned_named
from warmfield.rhythm.wish import Item, scope_of


def ask_host(moment: Moment, item: Item) -> None:
    planned = planned_named(scope_of(moment, item.group), item.wish.about)
    if planned is None:
        return
    words, topic = moment.words(item.group), planned.topic
    starts = planned.starts.astimezone(zone(moment.rulebook.plan.community.time_zone))
    greeting = words("Good to see you all. Our topic now: {topic}.", topic=topic)
    if not planned.speakers:
        greeting = words("Good to see you all. Our topic now: {topic}. Who begins?", topic=topic)
    request = ask_person(
        moment,
        item.group,
        "session_prompt",
        words(
            "You host “{topic}” at {starts}. I open it then; please be there.",
            topic=topic,
            starts=f"{starts:%H:%M}",
        ),
        ready=greeting,
        role="host",
        person=item.wish.by or "",
        how=words(
            "In the group or to me you can write: “extend 10 minutes”, “question time”, "
            "“end session”, or before it begins “cancel session”."
        ),
    )
    if request is not None:
        name = f"session_prompted/{request.id}"
        moment.draft.timers.append(
            Timer(id=name, sort="session_prompted", due=planned.starts, group=item.group, about=request.id)
        )


def host_prompted(moment: Moment, event: TimerDue) -> None:
    """The session begins: nobody else is asked to come to it the day after."""
    request = moment.draft.get(Request, RequestId(event.about))
    if request is not None and request.state == "open":
        close(moment, request, "done")
