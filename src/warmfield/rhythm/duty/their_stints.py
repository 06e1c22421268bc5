"""The hours of one person's duty that lie in a time they name."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from warmfield.acts.moment import Moment
from warmfield.community.ids import PersonId
from warmfield.community.rota import Beat
from warmfield.rhythm.duty.duty_words import Hours
from warmfield.rhythm.duty.weeks_ahead import made_weeks
from warmfield.rhythm.local_time import zone_of

LITTLE = timedelta(minutes=90)
"""Who gives away an evening gives away the hour before it too, rather than keep so little."""
NIGHT = timedelta(hours=4)
"""What begins before midnight belongs to its evening, so long after midnight."""


Window = tuple[datetime, datetime]


class Theirs(Struct, frozen=True, kw_only=True):
    """Hours of a person on a beat in the week of `monday`."""

    monday: date
    beat: Beat
    hours: Hours


def theirs(moment: Moment, who: PersonId, window: Window) -> Iterator[Theirs]:
    """What of their duty lies in the window and is still ahead, week by week."""
    first, last = (int(one.timestamp()) for one in window)
    midnight = window[1].astimezone(zone_of(moment.rulebook)).time() == time(0)
    more = int((NIGHT if midnight else LITTLE).total_seconds())
    now = int(moment.now.timestamp()) // 60 * 60
    for rota in made_weeks(moment):
        for one in rota.stints:
            if one.person == who and one.start < last and one.end > max(first, now):
                start = one.start if first - one.start <= LITTLE.total_seconds() else first
                end = one.end if one.end - last <= more else last
                yield Theirs(monday=rota.monday, beat=rota.beats[one.beat], hours=(max(start, now), end))
