"""What the calendar's templates say of days, hours and of what takes place, in the reader's language."""

from collections.abc import Iterable
from datetime import date, datetime

from babel.dates import format_date, format_skeleton

from warmfield.acts.voice import text_in
from warmfield.community.ids import GroupId, PersonId
from warmfield.console.calendar.asked_days import Asked
from warmfield.console.calendar.days_shown import ADay, Due, OnDuty, TakesPlace
from warmfield.console.plan_lines import PlanLine, line_of, path_of
from warmfield.console.visit import Visit
from warmfield.rhythm.activities.occurrences import Occurrence
from warmfield.rhythm.gate import HELD
from warmfield.rhythm.local_time import day_of, whole_day
from warmfield.rhythm.sorts import SORTS
from warmfield.rhythm.wish import Item
from warmfield.web.looks import tint

ICONS = {"activity": "users", "session": "mic", "fixture": "calendar-days"}
MOST_DUE = 6
"""Posts and words of a day in a week; the others are counted."""
MOST_NAMED = 2
"""Groups named before the others are counted."""


class CalendarSayings:
    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._words = visit.words
        self._locale = visit.words.language

    def heading(self, asked: Asked) -> str:
        if asked.view == "day":
            return format_date(asked.day, "full", locale=self._locale)
        if asked.view == "month":
            return format_skeleton("yMMMM", asked.day, locale=self._locale)
        words = self._words
        return words("{first} to {last}", first=self.short(asked.first), last=self.short(asked.last))

    def short(self, day: date) -> str:
        return format_skeleton("MMMd", day, locale=self._locale)

    def weekday(self, day: date) -> str:
        return format_date(day, "EEE", locale=self._locale)

    def day(self, day: date) -> str:
        return format_skeleton("MMMEd", day, locale=self._locale)

    def moment(self, moment: datetime) -> str:
        return f"{self.short(self.local(moment))} {self.clock(moment)}"

    def local(self, moment: datetime) -> date:
        return day_of(moment, self._visit.clocks)

    def clock(self, moment: datetime) -> str:
        return f"{moment.astimezone(self._visit.clocks):%H:%M}"

    def hours(self, start: datetime, end: datetime) -> str:
        until = self.clock(end)
        return f"{self.clock(start)}–{'24:00' if until == '00:00' else until}"

    def title(self, one: Occurrence) -> str:
        """A session by its topic."""
        return one.topic(self._locale) if one.series.talk else one.title(self._locale)

    def place(self, one: Occurrence) -> str:
        return one.place(self._locale)

    def icon(self, place: TakesPlace) -> str:
        return ICONS[place.kind]

    def rows(self, day: ADay) -> list[tuple[datetime, TakesPlace | None, Due | None]]:
        """What takes place and what is said, in the order of time."""
        rows: list[tuple[datetime, TakesPlace | None, Due | None]]
        rows = [(one.one.starts, one, None) for one in day.places]
        rows += [(one.item.at, None, one) for one in day.due]
        return sorted(rows, key=lambda row: (row[0], row[1] is None))

    def address(self, one: Occurrence) -> str:
        return f"/calendar/of/{one.series.id}/{one.day}"

    def in_short(self, day: ADay) -> tuple[list[Due], int]:
        """What is said on a day, first of all; and how much more there is. What has no room is a warning."""
        those = [one for one in day.due if one.item.held != "day_full"]
        return those[:MOST_DUE], max(0, len(those) - MOST_DUE)

    def lanes(self, day: ADay) -> list[list[tuple[int, int, str]]]:
        """The day's duty in minutes: a lane a duty, with where each stint begins, its length and look."""
        lanes: dict[tuple[tuple[str, ...], str], list[tuple[int, int, str]]] = {}
        start = whole_day(day.day, self._visit.clocks).start
        for one in day.duty:
            first, last = (int((moment - start).total_seconds()) // 60 for moment in (one.start, one.end))
            look = tint(self._name(one.person)) if one.person else "gap"
            lanes.setdefault((one.roles, one.team), []).append((first, last - first, look))
        return list(lanes.values())

    def duty_in_short(self, day: ADay) -> str:
        people = len({one.person for one in day.duty if one.person})
        return self._words.many("{count} person on duty", "{count} people on duty", people)

    def _name(self, person: PersonId) -> str:
        known = self._visit.rulebook.plan.people.get(person)
        return person if known is None else known.name

    def groups(self, groups: Iterable[GroupId]) -> str:
        """The reader's by name, of many the first ones; how many more there are."""
        plan, every = self._visit.rulebook.plan.groups, list(groups)
        names = [plan[one].name for one in every if one in self._visit.groups][:MOST_NAMED]
        words, more = self._words, len(every) - len(names)
        said = words(", ").join(names)
        return said if more <= 0 else words("{names} and {count} more", names=said, count=more)

    def coming(self, one: Occurrence) -> str:
        """`7 of 20 places`; empty where nobody signs up."""
        if not one.series.signed_up_for:
            return ""
        words = self._words
        return words("{taken} of {all} places", taken=one.capacity - one.free, all=one.capacity)

    def duty(self, one: OnDuty) -> str:
        """What somebody is on duty as."""
        team = self._visit.rulebook.plan.teams.get(one.team)
        said = [self._words(role) for role in one.roles]
        said += [text_in(team.name, self._locale)] if team is not None and not said else []
        return " / ".join(said)

    def sort(self, item: Item) -> str:
        return self._words(SORTS[item.wish.sort].name)

    def sort_named(self, sort: str) -> str:
        return self._words(SORTS[sort].name)

    def row(self, item: Item) -> str:
        return SORTS[item.wish.sort].row

    def line(self, where: str) -> PlanLine | None:
        """Where it stands in the plan's file."""
        return line_of(self._visit.ports.source(), path_of(where))

    def held(self, reason: str) -> str:
        return self._words(HELD[reason]) if reason else ""

    def doer(self, item: Item) -> str:
        plan = self._visit.rulebook.plan
        person = None if item.wish.by is None else plan.people.get(item.wish.by)
        return plan.community.assistant.name if person is None else person.name

    def warnings(self, day: ADay) -> list[str]:
        """What is too much, or missing, on a day."""
        many, words = self._words.many, self._words
        said = [
            many(
                "{group}: the day has no room for {count} post",
                "{group}: the day has no room for {count} posts",
                count,
                group=self.groups([group]),
            )
            for group, count in day.full.items()
        ]
        said += [
            words(
                "{group}: “{one}” and “{other}” at the same time",
                group=self.groups([group]),
                one=self.title(one),
                other=self.title(other),
            )
            for group, one, other in day.clashes
        ]
        said += [
            words(
                "Nobody on duty {hours} as {duty}", hours=self.hours(gap.start, gap.end), duty=self.duty(gap)
            )
            for gap in day.gaps
        ]
        return said
