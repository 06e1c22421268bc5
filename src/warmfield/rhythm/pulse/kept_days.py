"""Days that are over go into their months, for whoever looks back further than what is usual needs."""

from datetime import date

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.months import MonthRecord, month_key, months_of
from warmfield.community.pulse import UsualRecord


def keep_days(moment: Moment, usual: UsualRecord) -> None:
    """All that is known; what stands there already isn't written again."""
    if not usual.days:
        return
    first, last = (date.fromordinal(usual.days[at].day) for at in (0, -1))
    for month in months_of(first, last):
        key = month_key(usual.id, month)
        known = moment.draft.get(MonthRecord, key) or MonthRecord(id=key)
        upto = known.days[-1].day if known.days else 0
        fresh = tuple(
            day
            for day in usual.days
            if day.day > upto and month_key(usual.id, date.fromordinal(day.day)) == key
        )
        if fresh:
            moment.draft.put(replace(known, days=(*known.days, *fresh)))
