"""The archive looks back beside a running engine: newest first, by group and kind, before a place."""

from datetime import UTC, datetime

from tests.console.conftest import Office
from tests.console.test_inbox_page import ask_for_a_link

from warmfield.community.events import MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId


async def say(office: Office, number: int, group: str = "parents") -> None:
    said = MessageSent(
        at=datetime.now(UTC), id=EventId(f"m{number}"), who=MemberId("lobby:ann"), group=GroupId(group),
        nickname="Leo's dad - Longze Garden", text=f"word {number}",
    )  # fmt: skip
    await office.app.engine.take([said])


async def test_the_journal_is_given_newest_first_and_goes_on_before_a_place(office: Office):
    for number in range(4):
        await say(office, number)
    await say(office, 9, "readers")
    archive, here = office.app.archive, [GroupId("parents")]
    last = await archive.journal(groups=here, kinds=["message"], limit=2)
    assert [one.event.id for one in last] == ["m3", "m2"]
    before = await archive.journal(groups=here, kinds=["message"], before=last[-1].seq)
    assert [one.event.id for one in before] == ["m1", "m0"]


async def test_what_was_asked_is_found_by_its_member(office: Office):
    await ask_for_a_link(office)
    asked = await office.app.archive.requests(member=MemberId("lobby:ann"))
    assert [one.sort for one in asked] == ["link"]
    assert await office.app.archive.requests(member=MemberId("lobby:bea")) == []
    assert len(await office.app.archive.sent()) > 0
