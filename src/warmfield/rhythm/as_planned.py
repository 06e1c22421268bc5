"""Whether the plan alone says what happens on a day, or staff and members have had their hands in it."""

from datetime import date

from warmfield.community.calendar_records import CalendarRecord
from warmfield.rhythm.wish import Scope


def as_planned(scope: Scope, first: date, last: date) -> bool:
    """No activity of the staff and nothing changed, announced or signed up for from `first` to `last`."""
    calendar = scope.once(_calendar)
    if calendar is None:
        return True
    begins, ends = first.toordinal(), last.toordinal()
    listed = (*calendar.activities, *calendar.occurrences)
    return not any(one.since <= ends and begins <= one.until for one in listed)


def _calendar(scope: Scope) -> CalendarRecord | None:
    return scope.view.get(CalendarRecord, "")
