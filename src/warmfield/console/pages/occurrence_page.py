"""One day of an activity, session or fixture: who comes, what is said, what may be done about it."""

from warmfield.community.session_records import SessionRecord
from warmfield.console.calendar.again import rule_in_words
from warmfield.console.calendar.calendar_sayings import CalendarSayings
from warmfield.console.calendar.of_calendar import may, names_shown, occurrence_in
from warmfield.console.calendar.said_beforehand import beforehand
from warmfield.console.doors import Door
from warmfield.console.filled_form import Filled
from warmfield.console.frame import Shown, Values
from warmfield.console.visit import Visit
from warmfield.rhythm.activities.occurrences import Occurrence
from warmfield.rhythm.activities.party_words import party


async def _occurrence(visit: Visit) -> Values:
    return occurrence_values(visit, occurrence_in(visit), Filled(visit, {}))


def occurrence_values(visit: Visit, one: Occurrence, form: Filled) -> Values:
    starts, names = one.starts.astimezone(visit.clocks), names_shown(visit, one)
    language = visit.words.language
    there = {
        "title": one.title(language),
        "day": str(starts.date()),
        "clock": f"{starts:%H:%M}",
        "minutes": str(int((one.ends - one.starts).total_seconds()) // 60),
        "place": one.place(language),
        "capacity": str(one.capacity),
    }
    return {
        "one": one,
        "form": {**there, **form.fields},
        "wrong": form.wrong,
        "cal": CalendarSayings(visit),
        "may_change": may(visit, one),
        "over": one.ends <= visit.now,
        "seen": beforehand(visit, [], one.key),
        "coming": [each for each in names if not each.waiting],
        "waits": [each for each in names if each.waiting],
        "elsewhere": len(one.record.sign_ups) - len(names),
        "party": party,
        "rule": rule_in_words(visit.words, one.series.rule, one.day) if one.series.rule else "",
        "open_in": [
            group
            for group in one.series.groups
            if group in visit.groups and (record := visit.view.get(SessionRecord, group)) and record.on
        ],
    }


DOORS = (
    Door(
        "/calendar/of/{series}/{day}",
        Shown("occurrence.html", "/calendar", _occurrence, live=("coming",)),
        "look",
    ),
)
