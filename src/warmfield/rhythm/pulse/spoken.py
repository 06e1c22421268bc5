"""How many members wrote in the week before the last seven days."""

from warmfield.community.pulse import WEEK, UsualRecord
from warmfield.rhythm.wish import Scope


def week_before(scope: Scope) -> int | None:
    """None where the group's weeks aren't known yet."""
    usual, day = scope.view.get(UsualRecord, scope.group), scope.today.toordinal() - WEEK
    found = (one.week for one in reversed(usual.days if usual else ()) if one.day == day and one.week >= 0)
    return next(found, None)
