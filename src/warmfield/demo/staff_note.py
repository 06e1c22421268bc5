"""What the team writes down about members, and what it does by hand."""

from collections.abc import Iterator
from datetime import timedelta

from warmfield.community.events import Event
from warmfield.community.ids import ClauseNumber, GroupId, PersonId
from warmfield.community.member_commands import ConsentNoted, MemberMeasured, NoteWritten
from warmfield.community.records import CONSENT_WAYS, CONSENTS
from warmfield.community.rhythm_commands import Paused, Resumed
from warmfield.demo.month import Month

NOTED = (
    (21, "jinyu", "an"), (16, "huilong", "he"), (9, "english", "an"), (4, "jinyu", "zhou"),
    (1, "longze", "an"),
)  # fmt: skip
AGREED = ((23, "huilong"), (15, "jinyu"), (6, "english"))


def what_staff_note(month: Month) -> Iterator[Event]:
    said = month.material.said
    for nth, (days, group, by) in enumerate(NOTED):
        yield NoteWritten(
            at=month.at(days, "11:20"), id=month.name("note"), who=month.writers(group)[nth].who,
            group=GroupId(group), text=said["note"][nth % len(said["note"])], by=PersonId(by),
        )  # fmt: skip
    for nth, (days, group) in enumerate(AGREED):
        yield ConsentNoted(
            at=month.at(days, "12:10"), id=month.name("agreed"), who=month.writers(group)[nth + 1].who,
            about=CONSENTS[nth % len(CONSENTS)], how=CONSENT_WAYS[0], by=PersonId("an"),
        )  # fmt: skip
    yield MemberMeasured(
        at=month.at(5, "20:45"), id=month.name("measure"), who=month.reader("huilong").who,
        group=GroupId("huilong"), rung="mute", clause=ClauseNumber("7.4"), text=said["measured"][0],
        lasts=timedelta(hours=12), by=PersonId("zhou"),
    )  # fmt: skip
    maths = GroupId("maths")
    yield Paused(at=month.at(11, "18:00"), id=month.name("pause"), group=maths, text=said["paused"][0],
                 by=PersonId("zhou"))  # fmt: skip
    yield Resumed(at=month.at(11, "21:00"), id=month.name("resume"), group=maths, by=PersonId("zhou"))
