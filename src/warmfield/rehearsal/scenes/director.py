"""Keep the time and the names of a scene, and make its sentences into events."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from warmfield.community.events import Event
from warmfield.community.findings import Decision
from warmfield.community.ids import EventId, GroupId, MemberId, MessageId, PersonId
from warmfield.plan.rulebook import Rulebook
from warmfield.rehearsal.errors import RehearsalError
from warmfield.rehearsal.scenes.activity_sentences import ACTIVITY_MAKERS
from warmfield.rehearsal.scenes.script import At, Step
from warmfield.rehearsal.scenes.sentences import MAKERS, Told
from warmfield.rehearsal.scenes.session_sentences import SESSION_MAKERS
from warmfield.wording import later

FIRST_DAY = date(2026, 3, 2)
"""Day 1 of every scene, a Monday."""


class Director:
    """Remembers who bears which nickname, what they said last, and what was decided."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._zone = ZoneInfo(rulebook.plan.community.time_zone)
        self.now = self.at(1, time(0))
        self._members: dict[str, MemberId] = {}
        self._names: dict[MemberId, str] = {}
        self._last: dict[tuple[GroupId, MemberId], MessageId] = {}
        self.decisions: list[Decision] = []

    def at(self, day: int, clock: time) -> datetime:
        local = datetime.combine(self.date_of(day), clock, self._zone)
        return local.astimezone(UTC)

    def date_of(self, day: int) -> date:
        return FIRST_DAY + timedelta(days=day - 1)

    def today(self) -> int:
        """The day it is, counted from 1."""
        return (self.now.astimezone(self._zone).date() - FIRST_DAY).days + 1

    def move_on(self, step: Step) -> datetime:
        """Give the step's moment. Raises RehearsalError where the clock would go back."""
        if isinstance(step.when, At):
            moment = self.at(step.when.day or self.today(), step.when.clock)
        else:
            moment = self.now + step.when
        if moment < self.now:
            raise RehearsalError(
                later("The clock goes back here; write a line like “day 2” above."), line=step.line
            )
        self.now = moment
        return moment

    def event(self, step: Step) -> Event | None:
        """Make the step's event; None where it only waits. Raises RehearsalError."""
        make = (MAKERS | ACTIVITY_MAKERS | SESSION_MAKERS).get(step.does)
        if make is None:
            return None
        told = Told(
            step=step, at=self.now, id=EventId(f"m{step.line}"), group=self.group(step), director=self
        )
        return make(told)

    def group(self, step: Step) -> GroupId:
        groups = self._rulebook.plan.groups
        if not step.group:
            return next(iter(groups))
        named = next((at for at, group in groups.items() if step.group in {at, group.name}), None)
        return named or GroupId(step.group)

    def member(self, name: str) -> MemberId:
        """Give the account behind a name: the first name someone had, whatever they are called now."""
        known = self._members.setdefault(name, MemberId(name))
        self._names.setdefault(known, name)
        return known

    def rename(self, member: MemberId, nickname: str) -> None:
        self._members[nickname] = member
        self._names[member] = nickname

    def name_of(self, member: MemberId) -> str:
        """Give the name someone bears now; staff who aren't in the scene go by the plan's name."""
        person = self._rulebook.person(member)
        return self._names.get(member) or (person.name if person else member)

    def off_stage(self, member: MemberId) -> bool:
        """Tell staff of the plan who take no part in the scene."""
        return member not in self._names and self._rulebook.person(member) is not None

    def person(self, name: str) -> PersonId:
        """Give the person of the staff behind a name; a name nobody has stands for itself."""
        return self._rulebook.person_id(self.member(name)) or PersonId(name)

    def said(self, group: GroupId, member: MemberId, message: MessageId) -> None:
        self._last[group, member] = message

    def last_message(self, step: Step, name: str) -> MessageId:
        found = self._last.get((self.group(step), self.member(name)))
        if found is None:
            raise RehearsalError(
                later("{name} has said nothing in this group yet."), line=step.line, name=name
            )
        return found

    def last_decision(self, step: Step, name: str) -> Decision:
        """The newest that did something, about the member where one is named."""
        for one in reversed(self.decisions):
            if one.band != "pass" and (not name or one.member == self.member(name)):
                return one
        raise RehearsalError(later("Nothing was decided yet that could be undone."), line=step.line)
