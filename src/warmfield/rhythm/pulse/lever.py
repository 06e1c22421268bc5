"""Too lively a day has a lever: the host is asked, once, to gather it into a topic or to slow it down."""

from math import floor

from msgspec.structs import replace

from warmfield.acts.inbox import ask_staff
from warmfield.acts.moment import Moment
from warmfield.community.events import MessageSent
from warmfield.community.ids import PersonId
from warmfield.community.pulse import PulseRecord
from warmfield.community.requests import Request
from warmfield.reading.values import Reading
from warmfield.rhythm.agenda import placed
from warmfield.rhythm.pulse.comfort import LEVELS, LIVELY
from warmfield.rhythm.pulse.gauged import Gauge, because, gauge_of
from warmfield.rhythm.pulse.so_far import beside_usual
from warmfield.rhythm.wish import Wish, scope_of
from warmfield.wording import later

AGAIN = 0.1
"""How much more must be written until a full day is looked at again."""
TITLE = {
    "busy": later("{group} is livelier today than is easy to follow. Could you gather it into one topic?"),
    "drowned": later("{group} is too much to follow today. Could you slow it down?"),
}
READY = {
    "busy": later(
        "What a lively day! So that nobody has to search for the answers later: let’s gather them in one "
        "place. Which question of today matters most to you? Answer here, and I’ll sum it up tonight."
    ),
    "drowned": later(
        "So much is being said today that some of us can’t keep up. Let’s take one topic at a time: first "
        "the last question, please. Everything else is welcome tomorrow, or in a private word."
    ),
}


def look(moment: Moment, event: MessageSent, reading: Reading) -> None:
    """After so many messages only: the pulse knows at which count the day may have become too full."""
    pulse = moment.draft.get(PulseRecord, event.group)
    if pulse is None or pulse.messages < pulse.look_at:
        return
    heard = beside_usual(moment.rulebook, moment.draft, pulse)
    day = gauge_of(moment.rulebook.plan, event.group, heard, gone=0.0)
    look_at = max(floor(day.high), floor(pulse.messages * (1 + AGAIN))) + 1
    moment.draft.put(replace(pulse, look_at=look_at))
    if _graver(day, pulse.asked) and _beyond_usual(day):
        _ask(moment, day)


def taken_up(moment: Moment, request: Request, how: str, by: PersonId | None, why: str) -> None:
    """The host has it in hand, or thinks otherwise; either way nothing more follows today."""


def _graver(day: Gauge, asked: str) -> bool:
    return day.says in TITLE and (not asked or LEVELS.index(day.says) > LEVELS.index(asked))


def _beyond_usual(day: Gauge) -> bool:
    """A group that is always full needs another band or another group, not a request every day."""
    return day.messages > LIVELY * day.usual or day.because == "little_of_use"


def _ask(moment: Moment, day: Gauge) -> None:
    """Not into a session, and not in quiet hours: then it is looked at again some messages later."""
    group, words = day.group, moment.words(day.group)
    title = words(TITLE[day.says], group=moment.rulebook.group(group).name)
    wish = Wish(
        key=f"gather/{day.says}",
        sort="gather",
        at=moment.now,
        until=moment.now,
        title=title,
        where="gauge",
        firm=True,
    )
    if moment.rulebook.plan.mode == "dry" or placed(scope_of(moment, group), wish).held:
        return
    request = ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="gather",
            at=moment.now,
            group=group,
            event=moment.event.id,
            title=title,
            ready=words(READY[day.says]),
            subject={"role": "host", "why": because(day, words)},
        ),
    )
    pulse = moment.draft.get(PulseRecord, group)
    if pulse is not None:
        moment.draft.put(replace(pulse, asked=day.says, request=request.id))
