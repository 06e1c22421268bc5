"""What templates say about values: hours, days, people, in the reader's language and the community's time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from babel.dates import format_date, format_skeleton, format_timedelta

from warmfield.acts.for_staff import STATES
from warmfield.community.ids import GroupId, PersonId
from warmfield.community.request_sorts import beside, by_done, offered
from warmfield.community.requests import Request
from warmfield.console.visit import Visit
from warmfield.rhythm.why_held import why_held
from warmfield.rhythm.wish import Item

NAMED = 3


class Sayings:
    """One a page."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._locale = visit.words.language

    def clock(self, moment: datetime) -> str:
        return f"{moment.astimezone(self._visit.clocks):%H:%M}"

    def day(self, moment: datetime) -> str:
        return format_date(moment.astimezone(self._visit.clocks), "full", locale=self._locale)

    def ago(self, moment: datetime) -> str:
        return format_timedelta(moment - self._visit.now, add_direction=True, locale=self._locale)

    def moment(self, moment: datetime) -> str:
        """Day and hour, short; with the year where it is another."""
        here, now = moment.astimezone(self._visit.clocks), self._visit.now.astimezone(self._visit.clocks)
        day = format_skeleton("MMMd" if here.year == now.year else "yMMMd", here, locale=self._locale)
        return f"{day} {here:%H:%M}"

    def length(self, length: timedelta) -> str:
        """Up to two months in days: “4 weeks” would be too little for a month."""
        if timedelta(days=2) <= length <= timedelta(days=60):
            return self._visit.words.many("{count} day", "{count} days", length.days)
        return format_timedelta(length, locale=self._locale, threshold=2)

    def roles(self, person: PersonId) -> str:
        words, known = self._visit.words, self._visit.rulebook.plan.people.get(person)
        return "" if known is None else words(", ").join(words(role) for role in known.roles)

    def person(self, person: PersonId | None) -> str:
        """The name of a person of the plan; who isn't in it any more stands for themselves."""
        known = None if person is None else self._visit.rulebook.plan.people.get(person)
        return (person or "") if known is None else known.name

    def group(self, group: str | None) -> str:
        """The name of a group of the plan; what isn't one stands for itself."""
        found = self._visit.rulebook.plan.groups.get(GroupId(group or ""))
        return (group or "") if found is None else found.name

    def groups(self, groups: Sequence[str]) -> str:
        """Up to three by name, more by number."""
        if len(groups) > NAMED:
            return self._visit.words.many("{count} group", "{count} groups", len(groups))
        return self._visit.words(", ").join(self.group(one) for one in groups)

    def doer(self, item: Item) -> str:
        plan = self._visit.rulebook.plan
        person = None if item.wish.by is None else plan.people.get(item.wish.by)
        return plan.community.assistant.name if person is None else person.name

    def held(self, item: Item) -> str:
        words = self._visit.words
        return why_held(item, self._visit.rulebook, words) or words("planned")

    def outcome(self, request: Request) -> str:
        """How it was answered, and by whom."""
        state, by = self._visit.words(STATES[request.state]), self.person(request.answered_by)
        return f"{state} · {by}" if by else state

    def beside(self, request: Request) -> str:
        """What may be written beside an approval; empty where words change nothing."""
        return self._visit.words(sentence) if (sentence := beside(request.sort)) else ""

    def by_done(self, request: Request) -> bool:
        return by_done(request.sort)

    def offered(self, request: Request) -> bool:
        return offered(request.sort)
