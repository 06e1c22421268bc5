"""How a report says its figures: shares, times, changes, the sorts of requests."""

from datetime import date, datetime, timedelta
from functools import cached_property

from babel.dates import format_date, format_interval, format_timedelta
from babel.numbers import format_decimal, format_percent

from warmfield.acts.voice import text_in
from warmfield.community.ids import ClauseNumber
from warmfield.community.tallies import Cited
from warmfield.console.inbox_sayings import NAMES
from warmfield.console.visit import Visit
from warmfield.report.clause_tally import RUNGS, ClauseTally
from warmfield.report.fairness import Compared, Treated
from warmfield.report.period import Period
from warmfield.rhythm.pulse.gauged import SAYS, Gauge, because
from warmfield.rhythm.sorts import SORTS
from warmfield.rhythm.warm_up.topics import topics
from warmfield.rhythm.wish import Scope
from warmfield.wording import later

PRESET_SAID = {
    "7": later("Last 7 days"),
    "30": later("Last 30 days"),
    "90": later("Last 90 days"),
    "month": later("Last month"),
}
RUNG_SAID = {
    "note": later("a private word"),
    "warn": later("a warning"),
    "mute": later("a mute"),
    "remove": later("a removal"),
}
VERDICTS = {
    "few": later("Too few to compare."),
    "alike": later("No difference beyond chance."),
    "milder": later("Staff got off more often than chance explains. Please look at these."),
    "harder": later("Staff were treated more strictly than chance explains. Please look at these."),
}


class ReportWords:
    """One a page."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self.words = visit.words
        self._locale = visit.words.language

    def percent(self, share: float) -> str:
        return str(format_percent(round(share, 2), locale=self._locale))

    def number(self, value: float) -> str:
        rounded = round(value) if value >= 10 or value == round(value) else round(value, 1)
        return str(format_decimal(rounded, locale=self._locale))

    def length(self, seconds: float | None) -> str:
        if seconds is None:
            return "–"
        waited = timedelta(seconds=seconds)
        return str(format_timedelta(waited, "minute", threshold=1.5, locale=self._locale))

    def longer(self, now: float | None, before: float | None) -> str:
        """A length beside that of the other period."""
        if now is None or before is None:
            return ""
        said, was = self.length(now), self.length(before)
        return "=" if said == was else f"{'↑' if now > before else '↓'} {was}"

    def period(self, period: Period) -> str:
        if period.days == 1:
            return str(format_date(period.first, "long", locale=self._locale))
        return str(format_interval(period.first, period.last, "yMMMd", locale=self._locale))

    def day(self, day: date) -> str:
        return str(format_date(day, "MMMd" if self._locale == "zh" else "d MMM", locale=self._locale))

    def change(self, now: float, before: float | None, *, share: bool = False) -> str:
        """Beside the other period: what it was then."""
        if before is None:
            return ""
        said, was = (self.percent(one) if share else self.number(one) for one in (now, before))
        return "=" if said == was else f"{'↑' if now > before else '↓'} {was}"

    def clause(self, number: ClauseNumber) -> str:
        """The title of a clause; one that the plan no longer has stands for itself."""
        found = self._visit.rulebook.clause(number)
        return "" if found is None else text_in(found.title, self._locale)

    def request(self, sort: str) -> str:
        return self.words(NAMES[sort]) if sort in NAMES else sort

    def post(self, sort: str) -> str:
        said = self.words(SORTS[sort].name) if sort in SORTS else sort
        return said[:1].upper() + said[1:]

    def rung(self, rung: str) -> str:
        return self.words(RUNG_SAID[rung]) if rung in RUNG_SAID else rung

    def preset(self, name: str) -> str:
        return self.words(PRESET_SAID[name])

    def verdict(self, row: Compared) -> str:
        return self.words(VERDICTS[row.verdict])

    def treated(self, one: Treated) -> str:
        """`3 of 4 (75 %, somewhere from 30 % to 95 %)`; of nothing a dash."""
        if not one.met:
            return "–"
        low, high = one.interval
        return self.words(
            "{followed} of {met}: {share} (between {low} and {high})",
            followed=one.followed,
            met=one.met,
            share=self.percent(one.share),
            low=self.percent(low),
            high=self.percent(high),
        )

    def followed(self, one: ClauseTally) -> list[tuple[str, str]]:
        """What followed how often, each by what its decisions are found under."""
        parts = [
            (rung, f"{self.rung(rung)} {one.followed[rung]}") for rung in RUNGS if one.followed.get(rung)
        ]
        nothing = one.waiting + one.refused + one.dry
        said = self.words("nothing {count}", count=nothing)
        return [*parts, ("nothing", said)] if nothing else parts

    def let_be(self, one: ClauseTally) -> str:
        """Why some weren't followed by anything."""
        words = self.words
        counts = (
            (one.waiting, words("{count} to be looked at", count=one.waiting)),
            (one.refused, words("{count} no breach, a person said", count=one.refused)),
            (one.exempt, words("{count} exempt by the plan", count=one.exempt)),
            (one.allowed, words("{count} allowed before", count=one.allowed)),
            (one.dry, words("{count} only noted", count=one.dry)),
        )
        return words(", ").join(text for count, text in counts if count) or "–"

    def feels(self, day: Gauge) -> str:
        return self.words(SAYS[day.says])

    def because(self, day: Gauge) -> str:
        return because(day, self.words)

    def moment(self, moment: datetime) -> str:
        local = moment.astimezone(self._visit.clocks)
        return f"{self.day(local.date())} {local:%H:%M}"

    def gauge(self, day: Gauge) -> str:
        return f"{self.day(day.day)} · {self.words(SAYS[day.says])} · {because(day, self.words)}"

    def topic(self, key: str) -> str:
        """Topics are kept by a key; one that the plan no longer has is known by nothing else."""
        if not key:
            return self.words("Their own words")
        return self._topics.get(key, self.words("A topic the plan no longer has"))

    @cached_property
    def _topics(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for group in self._visit.groups[:1]:
            visit = self._visit
            scope = Scope(rulebook=visit.rulebook, view=visit.view, group=group, now=visit.now)
            found |= {one.key: one.text for one in topics(scope)}
        return found


def group_names(visit: Visit) -> dict[str, str]:
    return {at: visit.rulebook.group(at).name for at in visit.groups}


def total(found: list[Cited]) -> int:
    return sum(one.count for one in found if one.band != "pass")
