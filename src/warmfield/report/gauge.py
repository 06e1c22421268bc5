"""Every day of every group by the health gauge (7.4), gathered turn by turn."""

from collections.abc import Iterable, Iterator

from warmfield.community.draft import Draft, Record, View
from warmfield.community.ids import GroupId
from warmfield.community.pulse import DayHeard, PulseRecord, UsualRecord
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.pulse.gauged import Gauge, gauge_of
from warmfield.rhythm.pulse.so_far import beside_usual


class Days:
    """Call `see` with the records of every turn in order, then `gauge` once."""

    def __init__(self) -> None:
        self._days: dict[GroupId, list[DayHeard]] = {}
        self._upto: dict[GroupId, int] = {}

    def see(self, changed: Iterable[Record]) -> None:
        """A day is over when it is put to what is usual; only then is it looked at."""
        for record in changed:
            if isinstance(record, PulseRecord):
                self._days.setdefault(record.id, [])
            elif isinstance(record, UsualRecord):
                upto = self._upto.get(record.id, 0)
                self._days.setdefault(record.id, []).extend(day for day in record.days if day.day > upto)
                self._upto[record.id] = record.upto

    def gauge(self, rulebook: Rulebook, view: View | Draft) -> Iterator[Gauge]:
        """From each group's first message to the last day of all; the last day as far as it went."""
        for group in sorted(self._days):
            pulse = view.get(PulseRecord, group)
            last = [] if pulse is None else [beside_usual(rulebook, view, pulse)]
            for day in (*self._days[group], *last):
                yield gauge_of(rulebook.plan, group, day)
