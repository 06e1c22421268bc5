"""Which activity and day a person of the staff writes about, and whether they may."""

import re
from datetime import date

from msgspec import Struct

from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId, PersonId
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.activities.activity_commands import named
from warmfield.rhythm.activities.activity_faults import Unclear
from warmfield.rhythm.activities.occurrences import Occurrence, all_series, last_of, next_of, on_day
from warmfield.rhythm.activities.series import Series
from warmfield.rhythm.local_time import day_of, zone_of

_ID = re.compile(
    r"^(?P<id>a\d{1,5}|f[0-9a-z]{3})(?:\s*[/-]\s*(?:(?P<year>\d{4})-)?(?P<month>\d{2})-?(?P<day>\d{2}))?(?![0-9a-z])",
    re.IGNORECASE,
)
_EDGES = " \t\n:：,，;；。、"


class Meant(Struct, frozen=True):
    """`rest` is what was written after it."""

    one: Occurrence
    title: str
    group: GroupId
    rest: str

    @property
    def id(self) -> str:
        return self.one.series.id


def reference(moment: Moment, person: PersonId, text: str, *, backwards: bool = False) -> Meant:
    """`a1`, `f3k2-0314`, or a title, with the rest of the line. Raises Unclear.

    `backwards`: what is looked back on, the last that took place. Else the next.
    """
    found = _ID.match(text)
    one = named(moment.rulebook, moment.draft, found["id"]) if found else None
    day, rest = None, text
    if one is not None and found is not None:
        rest = text[found.end() :]
        day = _day(moment, one, found) if found["month"] else None
    else:
        one, rest = _by_title(moment, text)
    occurrence = _occurrence(moment, one, day, backwards=backwards)
    language = moment.rulebook.language
    title = occurrence.title(language)
    if not may_change(moment.rulebook, occurrence, person):
        raise Unclear("not_allowed", title=title)
    group = next((at for at in one.groups if at in moment.rulebook.plan.groups), one.groups[0])
    return Meant(occurrence, title, group, rest.strip(_EDGES))


def starts_with_id(text: str) -> bool:
    return _ID.match(text) is not None


def may_change(rulebook: Rulebook, one: Occurrence, person: PersonId | None) -> bool:
    """Its host, and whoever decides in one of its groups."""
    return person == one.series.owner or any(
        person in rulebook.deciders(group) for group in one.series.groups
    )


def _by_title(moment: Moment, text: str) -> tuple[Series, str]:
    folded = text.casefold()
    titles = {
        title.casefold(): one
        for one in all_series(moment.rulebook, moment.draft)
        for _, title in one.titles
        if title
    }
    for title in sorted(titles, key=len, reverse=True):
        if folded.startswith(title):
            return titles[title], text[len(title) :]
    raise Unclear("no_activity", name=text.strip(_EDGES).split("\n")[0][:40])


def _day(moment: Moment, one: Series, found: re.Match[str]) -> date:
    """Without a year: the nearest."""
    today = day_of(moment.now, zone_of(moment.rulebook))
    years = [int(found["year"])] if found["year"] else [today.year - 1, today.year, today.year + 1]
    days = []
    for year in years:
        try:
            days.append(date(year, int(found["month"]), int(found["day"])))
        except ValueError:
            continue
    if not days:
        raise Unclear("no_such_day", year=years[-1], month=found["month"], day=found["day"])
    day = min(days, key=lambda each: abs(each - today))
    if not one.falls_on(day):
        raise Unclear("no_day_of_it", title=one.titles[0][1], day=day)
    return day


def _occurrence(moment: Moment, one: Series, day: date | None, *, backwards: bool) -> Occurrence:
    rulebook, view = moment.rulebook, moment.draft
    if day is not None:
        return on_day(rulebook, view, one, day)
    before = last_of(rulebook, view, one, moment.now) if backwards else None
    found = before or next_of(rulebook, view, one, moment.now)
    if found is None:
        raise Unclear("over", title=one.titles[0][1])
    return found
