"""A group in virtual time over a small plan: people come, write and fall silent, and the clock runs."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from warmfield.community import actions as a
from warmfield.community import events as e
from warmfield.community.draft import membership_key
from warmfield.community.findings import Decision
from warmfield.community.ids import EventId, GroupId, MemberId, MessageId, PersonId, RequestId
from warmfield.community.records import MemberRecord, MembershipRecord
from warmfield.community.requests import Request
from warmfield.community.roster import RosterRecord, SweepRecord
from warmfield.community.staff_commands import RequestAnswered
from warmfield.engine.ports import Turn
from warmfield.plan.load import load
from warmfield.plan.model import Plan
from warmfield.plan.rulebook import Rulebook
from warmfield.rehearsal.play import Stage

PLAN = Path(__file__).parents[1] / "scenes" / "rhythm" / "seldom.yaml"
START = datetime(2026, 3, 2, 1, tzinfo=UTC)
"""Monday, 2 March 2026, 09:00 in Shanghai."""
DAY = timedelta(days=1)
PARENTS = GroupId("parents")


def small_plan(**lurkers: object) -> Plan:
    """The scenes' plan: 20 days of silence, 7 of waiting, a sweep every 28; with these settings changed."""
    plan = load(PLAN.read_text("utf-8"), "plan.yaml").plan
    assert plan is not None
    assert plan.rhythm.lurkers is not None
    settings = plan.rhythm.lurkers.model_copy(update=lurkers)
    return plan.model_copy(update={"rhythm": plan.rhythm.model_copy(update={"lurkers": settings})})


class QuietGroup:
    """`now` moves with `wait`; what was done is kept in `turns`, newest last."""

    def __init__(self, plan: Plan | None = None, group: GroupId = PARENTS) -> None:
        self.plan = plan or small_plan()
        self.group = group
        self.stage = Stage(Rulebook(self.plan))
        self.now = START
        self.turns: list[Turn] = []
        self._count = 0
        self.take(e.PlanPublished(**self.given(), version="1"))

    def given(self) -> dict[str, Any]:
        self._count += 1
        return {"at": self.now, "id": EventId(f"e{self._count}")}

    def take(self, event: e.Event) -> list[Turn]:
        made = list(self.stage.take(event))
        self.turns += made
        return made

    def wait(self, days: float) -> list[Turn]:
        self.now += days * DAY
        made = list(self.stage.wait(self.now))
        self.turns += made
        return made

    def join(self, *names: str) -> None:
        for name in names:
            self.take(e.Joined(**self.given(), group=self.group, who=MemberId(name), nickname=name))

    def say(self, name: str, text: str = "大家好", reply_to: MessageId | None = None) -> MessageId:
        given = self.given()
        self.take(
            e.MessageSent(
                **given, group=self.group, who=MemberId(name), nickname=name, text=text, reply_to=reply_to
            )
        )
        return MessageId(given["id"])

    def whisper(self, name: str, text: str) -> str:
        """Give the assistant's answer; empty when there is none."""
        word = e.Whispered(**self.given(), who=MemberId(name), text=text, group=self.group)
        return "".join(one.text for one in tells(self.take(word)) if one.member == name)

    def answer(self, number: str, how: str, text: str = "", by: str = "lin") -> list[Turn]:
        given = self.given()
        answered = RequestAnswered(**given, request=RequestId(number), answer=how, text=text, by=PersonId(by))
        return self.take(answered)

    def until_asked(self) -> Request:
        """Somebody writes now and then; the sweep comes, the words go out, the waiting time ends."""
        self.wait(27)
        self.say("lobby:he", "大家早上好")
        self.wait(9)
        return self.request()

    def request(self) -> Request:
        """The newest about those who stayed silent."""
        asked = [one for turn in self.turns for one in turn.requests if one.sort == "lurkers"]
        found = self.stage.shelf.get(Request, asked[-1].id)
        assert found is not None
        return found

    def asked(self) -> set[str]:
        """Who was sent the friendly word, or is named in a request to send it."""
        words = {one.member for one in tells(self.turns) if one.clause == "1.8"}
        by_hand = [one for turn in self.turns for one in turn.requests if one.sort == "lurkers_word"]
        return words | {name for one in by_hand for name in one.subject["members"].split("\n")}

    def here(self, name: str) -> MembershipRecord:
        found = self.stage.shelf.get(MembershipRecord, membership_key(self.group, MemberId(name)))
        return found or MembershipRecord(group=self.group, member=MemberId(name))

    def put(self, *records: MembershipRecord | MemberRecord) -> None:
        """Let something be known, as if it had happened."""
        self.stage.shelf.keep(records)

    def roster(self) -> tuple[MemberId, ...]:
        found = self.stage.shelf.get(RosterRecord, self.group)
        return () if found is None else found.members

    def sweep(self) -> SweepRecord:
        return self.stage.shelf.get(SweepRecord, self.group) or SweepRecord(id=self.group)

    def decisions(self) -> Iterator[Decision]:
        """Each as it stands now."""
        made = {one.id for turn in self.turns for one in turn.records if isinstance(one, Decision)}
        for name in sorted(made):
            found = self.stage.shelf.get(Decision, name)
            assert found is not None
            yield found


def tells(turns: list[Turn]) -> list[a.Tell]:
    """The private words, without those to staff."""
    said = [one for turn in turns for one in turn.actions if isinstance(one, a.Tell)]
    return [one for one in said if "/staff/" not in one.id]


def removed(turns: list[Turn]) -> list[MemberId]:
    return [one.member for turn in turns for one in turn.actions if isinstance(one, a.RemoveMember)]
