"""What the team's templates say of duty, in the reader's language."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from warmfield.acts.voice import text_in
from warmfield.community.ids import GroupId, PersonId
from warmfield.community.rota import Beat
from warmfield.console.visit import Visit
from warmfield.plan.sections.staffing import Team
from warmfield.rhythm.duty.duty_words import Hours, duty_said, groups_said


class TeamSayings:
    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._locale = visit.words.language

    def short(self, day: date) -> str:
        return format_skeleton("MMMd", day, locale=self._locale)

    def weekday(self, day: date) -> str:
        return format_date(day, "EEE", locale=self._locale)

    def day(self, day: date) -> str:
        return format_skeleton("MMMEd", day, locale=self._locale)

    def week(self, monday: date) -> str:
        words = self._visit.words
        return words(
            "{first} to {last}", first=self.short(monday), last=self.short(monday + timedelta(days=6))
        )

    def clock(self, moment: datetime) -> str:
        return f"{moment.astimezone(self._visit.clocks):%H:%M}"

    def hours(self, start: datetime, end: datetime) -> str:
        until = self.clock(end)
        return f"{self.clock(start)}–{'24:00' if until == '00:00' else until}"

    def span(self, hours: Hours) -> str:
        """`Fri, 6 Mar, 19:00–22:00`; over more than a day both days."""
        start, end = (datetime.fromtimestamp(one, UTC).astimezone(self._visit.clocks) for one in hours)
        if end - start > timedelta(days=1):
            return f"{self.day(start.date())} {self.clock(start)} – {self.day(end.date())} {self.clock(end)}"
        return f"{self.day(start.date())} {self.hours(start, end)}"

    def duty(self, beat: Beat, who: PersonId | None = None) -> str:
        return duty_said(self._visit.words, self._visit.rulebook, beat, who)

    def groups(self, groups: Sequence[GroupId]) -> str:
        """Those of the reader by name; others' are only counted."""
        own = [one for one in groups if one in self._visit.groups]
        words, more = self._visit.words, len(groups) - len(own)
        if not own:
            return words.many("{count} other group", "{count} other groups", more)
        said = groups_said(words, self._visit.rulebook, own)
        return said if not more else words("{names} and {count} more", names=said, count=more)

    def number(self, hours: float) -> str:
        return format_decimal(round(hours, 1), locale=self._locale)

    def team(self, team: Team) -> str:
        return text_in(team.name, self._locale)

    def profile(self, person: PersonId) -> str:
        return text_in(self._visit.rulebook.plan.people[person].profile, self._locale)

    def names(self, people: Iterable[PersonId]) -> str:
        plan, words = self._visit.rulebook.plan, self._visit.words
        return words(", ").join(plan.people[one].name if one in plan.people else one for one in people)
