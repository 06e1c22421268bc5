"""Nothing is changed before it was seen what people will read: a page that shows it, and asks."""

from collections.abc import Sequence

from msgspec import Struct
from starlette.responses import Response

from warmfield.console.calendar.calendar_sayings import CalendarSayings
from warmfield.console.calendar.said_beforehand import Beforehand, Change, beforehand, made_by
from warmfield.console.frame import page, refusal, went
from warmfield.console.visit import Visit
from warmfield.wording import later

HERE = "/calendar"
OURS = frozenset({"form", "once", "sure"})
NOTHING = later("Nothing would change by this. It may be over, or somebody was quicker.")


class Asking(Struct, frozen=True, kw_only=True):
    """`key` names the occurrence it is about; empty for a new one. `to` and `undo` are addresses of ours."""

    changes: Sequence[Change]
    action: str
    heading: str
    yes: str
    done: str
    key: str = ""
    to: str = ""
    undo: str = ""
    rule: str = ""
    back: bool = False
    """Where the form is shown again to who goes back, with what was typed; else a page."""


async def asked_first(visit: Visit, asking: Asking) -> Response:
    """With `sure=yes` it is done; else it is shown."""
    seen = beforehand(visit, asking.changes, asking.key)
    if seen is None:
        return refusal(visit, NOTHING, 409)
    if (await visit.form()).get("sure") == "yes":
        await visit.ask(list(asking.changes))
        made = "" if asking.key else made_by(visit, asking.changes[0].at)
        return went(
            asking.to or HERE, asking.done, undo=f"/calendar/planned/{made}/undo" if made else asking.undo
        )
    return page(visit, "sure.html", HERE, await _values(visit, asking, seen))


async def sent_again(visit: Visit) -> list[tuple[str, str]]:
    """What was typed, to be sent once more with the answer."""
    sent = (await visit.request.form()).multi_items()
    return [(name, value) for name, value in sent if name not in OURS and isinstance(value, str)]


async def _values(visit: Visit, asking: Asking, seen: Beforehand) -> dict[str, object]:
    return {
        "asking": asking,
        "seen": seen,
        "hidden": await sent_again(visit),
        "cal": CalendarSayings(visit),
        "dry": visit.rulebook.plan.mode == "dry",
    }
