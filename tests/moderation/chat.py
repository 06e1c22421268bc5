"""A chat in memory: events go through the real turn over the reference plan, and every record is kept."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from msgspec import structs

from warmfield.community import actions as a
from warmfield.community import events as e
from warmfield.community.draft import R, Record, key_of
from warmfield.community.findings import Decision, Span
from warmfield.community.records import MemberRecord, Timer
from warmfield.community.requests import Request
from warmfield.engine.ports import Turn
from warmfield.engine.turn import turn
from warmfield.plan import reference
from warmfield.plan.load import load
from warmfield.plan.model import Plan
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.read import read
from warmfield.reading.values import Link, Reading

MINUTE = timedelta(minutes=1)
START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ADVERT = "加微信 shua8899 代购奶粉 正品低价 全场五折 扫码进群抢优惠"
BARE = "https://ex.test/a"
LEO = "乐乐爸-龙泽苑"


def reference_plan(language: str = "zh") -> Plan:
    loaded = load(reference.text(language), "plan.yaml")
    assert loaded.plan is not None
    return loaded.plan


def reading_of(text: str) -> Reading:
    """A reading by hand, so that these tests don't move with the models: `代购` makes an advert."""
    links = tuple(Link(one[0], "ex.test", Span(*one.span())) for one in re.finditer(r"https?://\S+", text))
    said = re.sub(r"https?://\S+", "", text)
    return Reading(
        text=text,
        plain=text,
        words=len(re.findall(r"[\u4e00-\u9fff]", said)),
        links=links,
        advert=0.9999 if "代购" in text else 0.0,
        heat=0.9 if "你这个人" in text else 0.0,
        directed="你" in text,
        skeleton=said,
    )


def read_as_advert(text: str) -> Reading:
    """The real reading, with the model's answer given: for what compares wordings."""
    return structs.replace(read(text), advert=0.9999)


class Records:
    """A view over a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[tuple[type[Record], str], Record] = {}

    def get(self, sort: type[R], key: str) -> R | None:
        return cast("R | None", self.kept.get((sort, key)))


class Chat:
    """`now` moves one minute with every event; ids count up: e1, e2, …"""

    def __init__(self, plan: Plan) -> None:
        self.rulebook = Rulebook(plan)
        self.records = Records()
        self.now = START
        self.count = 0
        self.actions: list[a.Action] = []
        self.timers: dict[str, Timer] = {}

    def take(self, event: e.Event, reading: Reading | None = None) -> Turn:
        done = turn(self.rulebook, self.records, event, reading)
        for record in (*done.requests, *done.records):
            self.records.kept[type(record), key_of(record)] = record
        for gone in done.cancelled:
            self.timers.pop(gone, None)
        self.timers.update({timer.id: timer for timer in done.timers})
        self.actions.extend(done.actions)
        return done

    def given(self, *, after: timedelta = MINUTE) -> dict[str, Any]:
        self.now += after
        self.count += 1
        return {"at": self.now, "id": f"e{self.count}"}

    def say(
        self,
        who: str,
        text: str,
        group: str = "parents",
        nickname: str = LEO,
        *,
        after: timedelta = MINUTE,
        replaces: str | None = None,
        reply_to: str | None = None,
        reading: Reading | None = None,
    ) -> Turn:
        event = e.MessageSent(
            **self.given(after=after),
            group=group,
            who=who,
            nickname=nickname,
            text=text,
            replaces=replaces,
            reply_to=reply_to,
        )
        return self.take(event, reading or reading_of(text))

    def whisper(self, who: str, text: str) -> str:
        """Give the assistant's answer; empty when there is none."""
        done = self.take(e.Whispered(**self.given(), who=who, text=text))
        told = [one.text for one in done.actions if isinstance(one, a.Tell) and one.member == who]
        return told[-1] if told else ""

    def join(self, who: str, nickname: str = LEO, **more: str) -> Turn:
        return self.take(e.Joined(**self.given(), group="parents", who=who, nickname=nickname, **more))

    def due(self, sort: str) -> Turn:
        """Let the first timer of a sort fall due."""
        timer = next(one for one in self.timers.values() if one.sort == sort)
        self.now = max(self.now, timer.due)
        del self.timers[timer.id]
        return self.take(
            e.TimerDue(
                **self.given(),
                timer=timer.id,
                sort=timer.sort,
                group=timer.group,
                member=timer.member,
                about=timer.about,
            )
        )

    def decision(self, done: Turn) -> Decision:
        assert done.decision is not None
        return self.records.kept[Decision, done.decision.id]

    def requests(self, sort: str | None = None) -> list[Request]:
        """The open requests."""
        every = [one for one in self.records.kept.values() if isinstance(one, Request)]
        return [one for one in every if one.state == "open" and sort in (None, one.sort)]

    def member(self, who: str) -> MemberRecord:
        return self.records.kept[MemberRecord, who]


def names(done: Turn) -> list[str]:
    """The actions by name, without words to staff."""
    return [type(one).__name__ for one in done.actions if "/staff/" not in one.id]
