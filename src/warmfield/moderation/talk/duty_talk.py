"""What staff say about duty in private: when am I on, I can't, swap with, a note for the next."""

import re

from warmfield.acts.moment import Moment
from warmfield.community.events import Whispered
from warmfield.community.ids import PersonId
from warmfield.moderation.talk.hearing import plain
from warmfield.rhythm.activities.activity_faults import Unclear, fault
from warmfield.rhythm.duty.asked_duty import cant, wants_swap, which_time, who_is_on, with_whom
from warmfield.rhythm.duty.days_said import days_said
from warmfield.rhythm.duty.leave_note import leave_note
from warmfield.rhythm.duty.their_stints import Window, theirs
from warmfield.rhythm.local_time import day_of, zone_of

SHORT = 3
"""Letters; ids of people that are no longer may be words of every day: he, an, may."""
_NOTE = re.compile(
    r"^\s*/?\s*(?:note|hand ?over|交接|交班|留言)(?![a-z])\s*[:：,，]?\s*(.*)$", re.DOTALL | re.IGNORECASE
)
_WHO = re.compile(
    r"^(?:(?:my )?duty|rota|who(?:'s| is) on duty(?: now| today)?|when am i on(?: duty)?|值班表?|我的值班"
    r"|(?:今天|现在)?谁在?值班|我什么时候值班|排班表?)[?!。. ]*$"
)
_SWAP = re.compile(r"\b(?:swap|switch|trade)\b|[换调]个?班|对调|[和跟与].{1,12}换|[替代]我|帮我值")
_OFF = re.compile(
    r"\b(?:can(?:'t|not|t)|can not|won't be able|unable|not available|unavailable)\b"
    r"|来不了|去不了|不能来|没空|没时间|有事|不方便|值不了"
)
_OFF_SURELY = re.compile(
    r"\b(?:time off|day off|on leave|off duty|can(?:'t|not) (?:be|do)(?: on)? duty)\b"
    r"|请假|休假|值不了班|不能值班"
)


def answer_duty(moment: Moment, event: Whispered, person: PersonId) -> str | None:
    """None when it isn't about duty."""
    if not moment.rulebook.plan.duty.coverage:
        return None
    note = _NOTE.match(event.text)
    if note is not None:
        return _note(moment, person, note[1].strip())
    said = plain(event.text).lstrip("/").replace("’", "'")
    if _WHO.match(said):
        return who_is_on(moment, person)
    try:
        return _change(moment, person, said)
    except Unclear as unclear:
        return fault(moment.words(None), zone_of(moment.rulebook), unclear)


def _change(moment: Moment, person: PersonId, said: str) -> str | None:
    """A swap or time off. Raises Unclear where a day may be one or another."""
    other, rest = _named(moment, person, said)
    if _SWAP.search(said):
        return _swap(moment, person, other, rest)
    surely = _OFF_SURELY.search(said) is not None
    return _off(moment, person, rest, surely=surely) if surely or _OFF.search(said) else None


def _note(moment: Moment, person: PersonId, text: str) -> str:
    if text:
        return leave_note(moment, person, text)
    words = moment.words(None)
    return words("What should they know? Write it behind “note”.")


def _named(moment: Moment, person: PersonId, said: str) -> tuple[PersonId | None, str]:
    """Somebody else of the staff who is named, and the words without the name."""
    names = {
        plain(name): who
        for who, one in moment.rulebook.plan.people.items()
        for name in (one.name, *([who] if len(who) > SHORT else []))
        if who != person
    }
    for name in sorted(names, key=len, reverse=True):
        found = re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", said)
        if name and found is not None:
            return names[name], f"{said[: found.start()]} {said[found.end() :]}"
    return None, said


def _windows(moment: Moment, said: str) -> list[Window]:
    clocks = zone_of(moment.rulebook)
    return [one.window(clocks) for one in days_said(said, day_of(moment.now, clocks))]


def _swap(moment: Moment, person: PersonId, other: PersonId | None, rest: str) -> str:
    windows = _windows(moment, rest)
    if not windows:
        return which_time(moment)
    if other is None:
        return with_whom(moment, person, windows[0])
    return wants_swap(moment, person, other, windows[0], windows[1] if len(windows) > 1 else None)


def _off(moment: Moment, person: PersonId, said: str, *, surely: bool) -> str | None:
    """Where they have no duty then, it may be about something else."""
    windows = _windows(moment, said)
    if not windows:
        return which_time(moment) if surely else None
    if not surely and not any(True for one in windows for _ in theirs(moment, person, one)):
        return None
    return "\n".join(cant(moment, person, one) for one in windows)
