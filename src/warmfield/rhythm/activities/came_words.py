"""The host's list of those who came without the code."""

import re

from warmfield.acts.moment import Moment
from warmfield.community.calendar_records import SignUp
from warmfield.community.ids import PersonId
from warmfield.community.staff_commands import CheckedIn
from warmfield.rhythm.activities.activity_commands import commanded
from warmfield.rhythm.activities.activity_faults import Unclear
from warmfield.rhythm.activities.activity_meant import Meant

MOST_GUESTS = 1000


def note_those_who_came(moment: Moment, found: Meant, person: PersonId) -> str:
    """Names of the list are checked in; whoever isn't on it counts as a guest."""
    if not found.rest:
        raise Unclear("nothing_said")
    names = [one.strip() for one in re.split(r"[,，、;；\n]|\band\b|和", found.rest) if one.strip()]
    number = int(names[0]) if len(names) == 1 and names[0].isdigit() else None
    known = [] if number is not None else [one for name in names for one in _fits(found, name)]
    guests = min(MOST_GUESTS, len(names) - len(known) if number is None else number)
    for one in known:
        commanded(moment, _checked(moment, found, person, who=one))
    if guests:
        commanded(moment, _checked(moment, found, person, guests=guests))
    words = moment.words(found.group)
    return words("Noted: {known} from the list, {guests} more.", known=len(known), guests=guests)


def _fits(found: Meant, name: str) -> list[SignUp]:
    """The one of the list who is called so; nobody where several are."""
    folded = name.casefold()
    fits = [one for one in found.one.record.sign_ups if folded in one.name.casefold()]
    return fits if len(fits) == 1 else []


def _checked(
    moment: Moment, found: Meant, person: PersonId, *, who: SignUp | None = None, guests: int = 0
) -> CheckedIn:
    return CheckedIn(
        at=moment.now,
        activity=found.id,
        day=found.one.day,
        who=None if who is None else who.who,
        guests=guests,
        by=person,
    )
