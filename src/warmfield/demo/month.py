"""The month that is made: its plan, its people, its days, and where chance comes from."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from warmfield.community.events import Joined, MessageSent, Whispered
from warmfield.community.ids import EventId, GroupId, MemberId, MessageId, PersonId
from warmfield.demo.crowds import CROWDS, Crowd, Inhabitant, account, crowd_of
from warmfield.demo.material import Material, material
from warmfield.plan.model import Plan

DAYS = 30
OFTEN = 2
"""So often a sentence is said on a day, and in one group only."""


class Month:
    """Ends at `ends`; the same for the same seed, day and plan.

    People who do something that happens once are taken from those who otherwise only read.
    """

    def __init__(self, plan: Plan, ends: datetime, seed: int = 1, crowds: Sequence[Crowd] = CROWDS) -> None:
        self.plan, self.ends, self.seed, self.crowds = plan, ends, seed, crowds
        self.zone = ZoneInfo(plan.community.time_zone)
        self.today = ends.astimezone(self.zone).date()
        self.material: Material = material(plan.community.languages[0])
        self.people: dict[GroupId, list[Inhabitant]] = {
            crowd.group: crowd_of(crowd, plan, self.material, self.dice(crowd.group)) for crowd in crowds
        }
        self._readers = {at: [one for one in those if not one.writes] for at, those in self.people.items()}
        self._said: dict[tuple[date, str], list[GroupId]] = {}
        self._made = 0

    @property
    def begins(self) -> datetime:
        return self.at(DAYS, "00:00")

    def dice(self, about: str) -> random.Random:
        """Chance of its own for each thing, so that one more of one leaves the others as they were."""
        return random.Random(f"{self.seed}/{self.today}/{about}")  # noqa: S311 - invented life, no secret

    def at(self, days_ago: int, clock: str) -> datetime:
        """A moment of the community's clock."""
        day = self.today - timedelta(days=days_ago)
        return datetime.combine(day, time.fromisoformat(clock), self.zone).astimezone(UTC)

    def just(self, minutes: float) -> datetime:
        """So many minutes before the end, whatever hour that is."""
        return self.ends - timedelta(minutes=minutes)

    def weekdays(self, weekday: int) -> Iterator[tuple[int, date]]:
        """The days of the month that are this day of the week (Monday is 0), as days ago."""
        for days_ago in range(DAYS, -1, -1):
            day = self.today - timedelta(days=days_ago)
            if day.weekday() == weekday:
                yield days_ago, day

    def name(self, about: str) -> EventId:
        self._made += 1
        return EventId(f"demo/{about}/{self._made}")

    def fresh(self, text: str, group: GroupId, day: date) -> bool:
        """Whether it may be said there that day, and then it is: said everywhere, it would be a copy."""
        said = self._said.setdefault((day, text), [])
        if len(said) >= OFTEN or any(one != group for one in said):
            return False
        said.append(group)
        return True

    def reader(self, group: str) -> Inhabitant:
        """Somebody who hasn't written yet; each is given once."""
        return self._readers[GroupId(group)].pop(0)

    def writers(self, group: str) -> list[Inhabitant]:
        return [one for one in self.people[GroupId(group)] if one.writes]

    def newcomer(self, group: str, nickname: str) -> Inhabitant:
        self._made += 1
        who = account(self.plan.groups[GroupId(group)].platform, f"new-{self._made}", nickname)
        return Inhabitant(who=who, group=GroupId(group), nickname=nickname, writes=0.0)

    def staff(self, person: str) -> MemberId:
        return MemberId(f"lobby:{person}")

    def says(self, by: Inhabitant, at: datetime, text: str, answers: str = "") -> MessageSent:
        return MessageSent(
            id=self.name("says"), at=at, group=by.group, who=by.who, nickname=by.nickname,
            text=text, reply_to=MessageId(answers) if answers else None,
        )  # fmt: skip

    def staff_says(self, person: str, group: str, at: datetime, text: str, answers: str = "") -> MessageSent:
        name = self.plan.people[PersonId(person)].name
        by = Inhabitant(who=self.staff(person), group=GroupId(group), nickname=name, writes=0.0)
        return self.says(by, at, text, answers)

    def whispers(self, by: Inhabitant, at: datetime, text: str) -> Whispered:
        return Whispered(
            id=self.name("whispers"), at=at, who=by.who, nickname=by.nickname, text=text, group=by.group
        )

    def joins(
        self, who: Inhabitant, at: datetime, via: str = "", invited_by: MemberId | None = None
    ) -> Joined:
        return Joined(
            id=self.name("joins"), at=at, group=who.group, who=who.who, nickname=who.nickname,
            via=via, invited_by=invited_by,
        )  # fmt: skip
