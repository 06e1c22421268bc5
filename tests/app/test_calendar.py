"""Calendars read back as calendars do: a year of them, across daylight saving, and without anybody's name."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event
from tests.rhythm.hall import LEO, PARENTS, Hall, at, plan_with
from typer.testing import CliRunner

from warmfield.app.calendar_feed import address
from warmfield.app.home import make_home, secret_of
from warmfield.app.ics import Shown, calendar_of
from warmfield.app.making import App, make
from warmfield.app.web import web
from warmfield.cli import make as make_cli
from warmfield.community import staff_commands as c
from warmfield.plan.sections.rhythm_parts import Fixture
from warmfield.rhythm.activities.occurrences import FAR, all_series, around

BERLIN = ZoneInfo("Europe/Berlin")
PARK = Fixture(
    name={"en": "Park"},
    sort="activity",
    days=("saturday",),
    at=time(9, 30),
    owner="tang",
    place={"en": "Brookview"},
)


def berlin(**rhythm: object) -> Hall:
    plan = plan_with(**rhythm)
    return Hall(
        plan.model_copy(
            update={"community": plan.community.model_copy(update={"time_zone": "Europe/Berlin"})}
        )
    )


def kites(hall: Hall, **more: object) -> Hall:
    fields = {
        "title": "Kites",
        "starts": at(7, 22),
        "groups": (PARENTS,),
        "owner": "tang",
        "by": "tang",
    } | more
    hall.take(c.ActivityPlanned, **fields)
    return hall


def calendar(hall: Hall) -> Calendar:
    shown = Shown(hall.rulebook, hall, [PARENTS], hall.now)
    made = Calendar.from_ical(calendar_of(shown, "c0ffee"))
    assert isinstance(made, Calendar)
    return made


def events(hall: Hall) -> list[Event]:
    return [one for one in calendar(hall).walk("VEVENT") if isinstance(one, Event)]


def starts_of(found: list[Event], until: datetime) -> list[datetime]:
    """Expand as a calendar does: the rule, without EXDATE, with each RECURRENCE-ID in place of its day."""
    starts: set[datetime] = set()
    for one in found:
        if "RRULE" in one:
            whole = rrulestr(one["RRULE"].to_ical().decode(), dtstart=one["DTSTART"].dt)
            left = {each.dt for each in _exdates(one)}
            starts |= {each for each in whole.between(one["DTSTART"].dt, until, inc=True) if each not in left}
        elif "RECURRENCE-ID" not in one and one["STATUS"] != "CANCELLED":
            starts.add(one["DTSTART"].dt)
    for one in found:
        if "RECURRENCE-ID" in one:
            starts.discard(one["RECURRENCE-ID"].dt)
            starts |= set() if one["STATUS"] == "CANCELLED" else {one["DTSTART"].dt}
    return sorted(each.astimezone(UTC) for each in starts)


def _exdates(one: Event) -> list[object]:
    given = one.get("EXDATE", [])
    return [each for part in (given if isinstance(given, list) else [given]) for each in part.dts]


def ours(hall: Hall, until: datetime) -> list[datetime]:
    every = [
        each
        for one in all_series(hall.rulebook, hall)
        for each in around(hall.rulebook, hall, one, hall.now, FAR)
    ]
    return sorted(each.starts for each in every if not each.cancelled and hall.now <= each.starts <= until)


def test_a_year_of_the_calendar_is_a_year_of_ours() -> None:
    hall = kites(berlin(fixtures=(PARK,)), rule="FREQ=WEEKLY;INTERVAL=2")
    hall.take(c.ActivityMoved, activity="a1", to=at(15, 3), by="tang")
    hall.take(c.ActivityCancelled, activity="a1", day=at(21, 22).date(), by="tang")
    until = hall.now + timedelta(days=300)
    found = events(hall)
    assert starts_of(found, until) == ours(hall, until)
    local = {one["DTSTART"].dt.astimezone(BERLIN).time() for one in found if one["SUMMARY"] == "Park"}
    assert local == {time(9, 30)}


def test_a_zone_is_described_for_those_who_dont_know_it() -> None:
    zones = [str(one["TZID"]) for one in calendar(berlin(fixtures=(PARK,))).walk("VTIMEZONE")]
    assert zones == ["Europe/Berlin"]


def test_a_day_that_was_moved_stands_beside_its_rule() -> None:
    hall = kites(berlin(), rule="FREQ=WEEKLY")
    hall.take(c.ActivityMoved, activity="a1", to=at(9, 3), by="tang")
    whole, moved = events(hall)
    assert whole["UID"] == moved["UID"] == "a1@c0ffee.warmfield"
    assert moved["RECURRENCE-ID"].dt == whole["DTSTART"].dt == at(7, 22)
    assert moved["DTSTART"].dt == at(9, 3)
    assert (whole["SEQUENCE"], moved["SEQUENCE"]) == (0, 1)


def test_a_cancelled_day_is_shown_to_those_who_heard_of_it_and_left_out_else() -> None:
    hall = kites(berlin(), rule="FREQ=WEEKLY").until(at(2, 18))
    hall.take(c.ActivityAnnounced, activity="a1", by="tang")
    hall.until(hall.now + timedelta(minutes=1))
    hall.take(c.ActivityCancelled, activity="a1", text="Storm", by="tang")
    hall.take(c.ActivityCancelled, activity="a1", day=at(14, 22).date(), by="tang")
    whole, cancelled = events(hall)
    assert (cancelled["STATUS"], cancelled["COMMENT"]) == ("CANCELLED", "Storm")
    assert [one.dt for one in _exdates(whole)] == [at(14, 22)]


def test_a_single_activity_keeps_its_date_while_it_is_changed_and_cancelled() -> None:
    hall = kites(berlin(), place="Brookview")
    hall.take(c.ActivityChanged, activity="a1", place="https://meet.example/kites", by="tang")
    (one,) = events(hall)
    assert (one["URL"], one["STATUS"], one["SEQUENCE"]) == ("https://meet.example/kites", "CONFIRMED", 1)
    hall.take(c.ActivityCancelled, activity="a1", by="tang")
    (again,) = events(hall)
    assert (again["UID"], again["STATUS"], again["SEQUENCE"]) == (one["UID"], "CANCELLED", 2)


def test_a_series_that_was_ended_ends_in_the_calendar() -> None:
    hall = kites(berlin(), rule="FREQ=WEEKLY")
    hall.take(c.ActivityCancelled, activity="a1", day=at(21, 22).date(), whole=True, by="tang")
    until = hall.now + timedelta(days=300)
    assert starts_of(events(hall), until) == ours(hall, until) == [at(7, 22), at(14, 22)]


def test_nobodys_name_stands_in_it() -> None:
    hall = kites(berlin(fixtures=(PARK,))).until(at(6, 22))
    hall.whisper(LEO, "sign up a1")
    hall.say(LEO, "sign up Park")
    made = calendar_of(Shown(hall.rulebook, hall, [PARENTS], hall.now), "c0ffee").decode()
    assert "Leo" not in made
    assert "Tang" not in made
    assert "Brookview" in made


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    make_home(tmp_path / "home", "plan.yaml", "en")
    made = make(tmp_path / "home")
    running = asyncio.create_task(made.engine.run())
    yield made
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    made.close()


async def test_the_feed_is_read_at_its_address_and_nowhere_else(app: App) -> None:
    right = address("http://home.test", secret_of(app.home), PARENTS)
    inside = httpx.ASGITransport(app=web(app))
    async with httpx.AsyncClient(transport=inside) as phone:
        found = await phone.get(right)
        wrong = [
            await phone.get(right.replace("parents", "trial")),
            await phone.get(right.replace("/calendar/", "/calendar/0")),
            await phone.get("http://home.test/calendar//parents.ics"),
        ]
    assert found.headers["content-type"] == "text/calendar; charset=utf-8"
    names = {str(one["SUMMARY"]) for one in Calendar.from_ical(found.content).walk("VEVENT")}
    assert names == {
        "Monday question",
        "Ask Dr Shen",
        "Thursday tip",
        "Friday riddles",
        "Saturday in the park",
    }
    assert [one.status_code for one in wrong] == [404, 404, 404]


async def test_the_file_of_a_home_and_of_one_group(app: App, tmp_path: Path) -> None:
    run = CliRunner().invoke
    home, out = str(app.home), tmp_path / "trial.ics"
    whole = run(make_cli(), ["calendar", home])
    assert whole.exit_code == 0
    assert run(make_cli(), ["calendar", home, "--group", "trial", "--out", str(out)]).exit_code == 0
    assert {str(one["SUMMARY"]) for one in Calendar.from_ical(out.read_bytes()).walk("VEVENT")} == {
        "Ask Dr Shen"
    }
    wrong = run(make_cli(), ["calendar", home, "--group", "stars"])
    assert wrong.exit_code == 1
    assert "The plan has no group stars; it has parents, trial." in wrong.output


def test_links_name_each_groups_calendar(tmp_path: Path) -> None:
    make_home(tmp_path, "plan.yaml", "en")
    said = CliRunner().invoke(make_cli(), ["links", str(tmp_path)]).output
    assert address("http://127.0.0.1:8400", secret_of(tmp_path), PARENTS) in said
