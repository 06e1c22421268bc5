"""A session is planned, begun, changed and ended from the console; the group reads what was shown before."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.console.conftest import Office, open_office
from tests.console.test_calendar_page import SOON, activities, sent

from warmfield.app.home import make_home
from warmfield.community.events import MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.session_records import Open, SessionRecord

HERE = "/calendar/now/parents"


@pytest.fixture(name="office")
async def fixture_awake(tmp_path: Path) -> AsyncIterator[Office]:
    """Whatever the hour is at which the test runs."""
    make_home(tmp_path / "home", "plan.yaml", "en")
    plan = tmp_path / "home" / "plan.yaml"
    plan.write_text(re.sub(r"(?m)^ *quiet_hours:.*\n", "", plan.read_text("utf-8")), "utf-8")
    async with open_office(tmp_path / "home") as office:
        yield office


def on(office: Office) -> Open | None:
    record = office.app.store.view().get(SessionRecord, "parents")
    return None if record is None else record.on


async def test_a_session_is_planned_after_its_announcement_was_seen(office: Office):
    talk = {
        "topic": "How to choose a book", "group": "parents", "day": str(SOON), "clock": "20:00",
        "minutes": "45", "speakers": "Dr Shen, a guest", "host": "tang",
    }  # fmt: skip
    async with office.signed_in() as browser:
        shown = await sent(browser, "/calendar/session", "/calendar/session", **talk)
        assert "Coming up: How to choose a book" in shown.text
        assert "Dr Shen" in shown.text
        assert activities(office) == []
        done = await sent(browser, "/calendar/session", "/calendar/session", **talk, sure="yes")
        assert done.status_code == 303
        [record] = activities(office)
        assert ([one.name for one in record.speakers], record.owner) == (["Dr Shen", "a guest"], "tang")
        again = await sent(browser, "/calendar/session", "/calendar/session", **talk, sure="yes")
    assert (again.status_code, "planned for then already" in again.text) == (422, True)


async def test_a_session_begins_goes_on_and_ends(office: Office):
    async with office.signed_in("tang") as browser:
        shown = await sent(browser, f"{HERE}/open", HERE, topic="The half hour before bed", minutes="30")
        assert "We begin: The half hour before bed." in shown.text
        assert on(office) is None
        await sent(browser, f"{HERE}/open", HERE, topic="The half hour before bed", minutes="30", sure="yes")
        begun = on(office)
        assert begun is not None
        changed = {"topic": "An hour before bed", "minutes": "50", "speakers": "Dr Shen"}
        await sent(browser, f"{HERE}/change", HERE, **changed, sure="yes")
        longer = on(office)
        assert longer is not None
        assert (longer.of.topic, longer.until > begun.until + timedelta(minutes=15)) == (
            "An hour before bed",
            True,
        )
        shown = await sent(browser, f"{HERE}/close", HERE)
        assert on(office) is not None
        await sent(browser, f"{HERE}/close", HERE, sure="yes")
        assert on(office) is None
        assert "No session is on" in (await browser.get(HERE)).text


async def test_what_members_ask_meanwhile_is_collected(office: Office):
    async with office.signed_in("tang") as browser:
        begin = {"topic": "Sleep", "minutes": "30", "speakers": "Dr Shen", "sure": "yes"}
        await sent(browser, f"{HERE}/open", HERE, **begin)
        asked = MessageSent(
            at=datetime.now(UTC), id=EventId("q"), group=GroupId("parents"), who=MemberId("lobby:leo"),
            nickname="Leo's dad - Longze Garden", text="How long should a child of six sleep?",
        )  # fmt: skip
        await office.app.engine.take([asked])
        page = await browser.get(HERE)
    assert "How long should a child of six sleep?" in page.text


async def test_without_a_topic_nothing_begins(office: Office):
    async with office.signed_in("tang") as browser:
        wrong = await sent(browser, f"{HERE}/open", HERE, topic="", minutes="30", sure="yes")
        assert (wrong.status_code, "A session needs a topic" in wrong.text) == (422, True)
        assert (await browser.get("/calendar/now/elsewhere")).status_code == 404
    assert on(office) is None
