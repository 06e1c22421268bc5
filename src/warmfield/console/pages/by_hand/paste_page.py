"""A chat of a group is pasted: what was understood is shown, then taken, then what the rules found."""

from collections.abc import AsyncIterator, Mapping
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.community.events import Joined, Left, MessageSent
from warmfield.community.findings import Decision
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.requests import Request
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, page, waiting, went
from warmfield.console.pages.by_hand.by_hand_page import chosen_group, groups_by_hand
from warmfield.console.pages.reports.decision_words import DecisionWords
from warmfield.console.pages.reports.report_words import ReportWords
from warmfield.console.pasting_port import LONGEST_PASTE, Pasted
from warmfield.console.visit import Visit
from warmfield.wording import later

FIRST_SHOWN, LAST_SHOWN = 6, 3
LEFT_OUT_SHOWN = 10
NAMES_SHOWN = 30
FOUND_SHOWN = 100
EMPTY = later("There is nothing in it yet. Copy messages in WeChat on the computer and paste them here.")
NO_CHAT = later(
    "No message could be read in this. It should look like: a name, a time, and below it what they said."
)


async def _form(visit: Visit) -> Values:
    return _values(visit, {"group": chosen_group(visit) or ""})


def _values(visit: Visit, form: Mapping[str, str], pasted: Pasted | None = None, unclear: str = "") -> Values:
    said = [] if pasted is None else pasted.said
    return {
        "groups": groups_by_hand(visit),
        "form_now": {"group": "", "text": "", "day": "", **form},
        "pasted": pasted,
        "unclear": visit.words(unclear) if unclear else "",
        "people": len({one.who for one in said}),
        "first": said[:FIRST_SHOWN],
        "last": said[max(FIRST_SHOWN, len(said) - LAST_SHOWN) :],
        "between": max(0, len(said) - FIRST_SHOWN - LAST_SHOWN),
        "fresh": 0 if pasted is None else sum(one.id not in pasted.known for one in said),
        "left_out": [] if pasted is None else pasted.left_out[:LEFT_OUT_SHOWN],
        "left_out_count": 0 if pasted is None else sum(one.count for one in pasted.left_out),
        "new_names": [] if pasted is None else pasted.new_names[:NAMES_SHOWN],
        "rep": ReportWords(visit),
        "what": lambda one: _what(visit, one),
    }


def _what(visit: Visit, one: MessageSent | Joined | Left) -> str:
    if isinstance(one, MessageSent):
        return one.text or f"[{one.media}]"
    return visit.words("came into the group") if isinstance(one, Joined) else visit.words("left the group")


async def look_or_take(visit: Visit) -> Response:
    """`step` is `take` once it was seen what is understood; the text stays in the form until it is taken."""
    form = await visit.form(LONGEST_PASTE)
    group = GroupId(form.get("group", ""))
    if group not in groups_by_hand(visit):
        raise HTTPException(404)
    text = form.get("text", "")
    if not text.strip():
        return page(visit, "paste.html", "/by-hand", _values(visit, form, unclear=EMPTY), 422)
    pasted = await visit.ports.pasting(group, text, _day(form), await _same(visit))
    if not pasted.events:
        return page(visit, "paste.html", "/by-hand", _values(visit, form, pasted, NO_CHAT), 422)
    if form.get("step") != "take":
        return page(visit, "paste.html", "/by-hand", _values(visit, form, pasted))
    await visit.ask(pasted.events)
    return _taken(visit, group, pasted)


def _day(form: Mapping[str, str]) -> date | None:
    try:
        return date.fromisoformat(form.get("day", ""))
    except ValueError:
        return None


async def _same(visit: Visit) -> dict[MemberId, MemberId]:
    """Who new names belong to: fields named after the account the name would get."""
    form = await visit.form()
    return {
        MemberId(name.removeprefix("is-")): MemberId(member)
        for name, member in form.items()
        if name.startswith("is-") and member
    }


def _taken(visit: Visit, group: GroupId, pasted: Pasted) -> Response:
    times = [one.at for one in pasted.said]
    asked = {"group": group, "from": min(times).isoformat(), "to": max(times).isoformat()}
    fresh = sum(one.id not in pasted.known for one in pasted.said)
    known = len(pasted.said) - fresh
    said = visit.words.many("{count} new message taken in.", "{count} new messages taken in.", fresh)
    if known:
        said += " " + visit.words.many("{count} was there already.", "{count} were there already.", known)
    return went(f"/by-hand/pasted?{urlencode(asked)}", said)


async def _found(visit: Visit) -> Values:
    group = chosen_group(visit)
    if group is None:
        raise HTTPException(404)
    since, until = _moment(visit, "from"), _moment(visit, "to")
    decisions = [one async for one in _decided(visit, group, since, until)]
    return {
        "group": group,
        "group_name": visit.rulebook.group(group).name,
        "since": since,
        "until": until,
        "found": [(one, _asked(visit, one)) for one in decisions],
        "rep": ReportWords(visit),
        "told": DecisionWords(visit),
        "query": visit.request.url.query,
    }


async def _decided(visit: Visit, group: GroupId, since: datetime, until: datetime) -> AsyncIterator[Decision]:
    """What the rules found in the messages of that time, oldest first."""
    known = await visit.ports.archive.decisions(
        groups=[group], before=until + timedelta(seconds=1), limit=FOUND_SHOWN
    )
    for one in reversed(known):
        if one.at >= since and one.band != "pass":
            yield one


def _asked(visit: Visit, decision: Decision) -> list[Request]:
    """What is to be done about it, while it waits."""
    return [one for one in waiting(visit) if decision.id == one.decision or decision.event == one.event]


def _moment(visit: Visit, name: str) -> datetime:
    try:
        moment = datetime.fromisoformat(visit.asked.get(name, ""))
    except ValueError:
        raise HTTPException(404) from None
    if moment.tzinfo is None:
        raise HTTPException(404)
    return moment


DOORS = (
    Door("/by-hand/paste", Shown("paste.html", "/by-hand", _form), "answer"),
    Door("/by-hand/paste", look_or_take, "answer", "POST", longest=LONGEST_PASTE + 100_000),
    Door("/by-hand/pasted", Shown("pasted.html", "/by-hand", _found), "answer"),
)
