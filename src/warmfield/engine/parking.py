"""A poison event: its turn raised. It is kept with its traceback and a person is asked; the rest goes on."""

import traceback

from warmfield.community.draft import Draft, View
from warmfield.community.events import Event
from warmfield.community.records import Parked
from warmfield.community.requests import Request
from warmfield.engine.ports import Turn
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import later, words_in

TITLE = later("Something here could not be understood and was set aside. Please look at it yourself.")


def park(rulebook: Rulebook, view: View, event: Event, cause: BaseException) -> Turn:
    draft = Draft(view, event.at)
    group = getattr(event, "group", None)
    draft.ask(
        lambda number: Request(
            id=number,
            sort="parked",
            at=event.at,
            group=group,
            member=getattr(event, "who", None),
            event=event.id,
            title=words_in(rulebook.language_of(group))(TITLE),
            quote=getattr(event, "text", ""),
        )
    )
    return Turn(
        event=event,
        records=tuple(draft.changes()),
        requests=tuple(draft.requests),
        parked=Parked(event=event.id, at=event.at, traceback="".join(traceback.format_exception(cause))),
    )
