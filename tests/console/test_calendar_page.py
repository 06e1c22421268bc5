"""The calendar: what is planned there is announced as it was shown, and who comes is checked in by hand."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from tests.console.conftest import Office, form_in, open_office

from warmfield.app.home import make_home
from warmfield.community.calendar_records import ActivityRecord, CalendarRecord, OccurrenceRecord
from warmfield.community.events import Whispered
from warmfield.community.ids import EventId, GroupId, MemberId, PersonId
from warmfield.community.staff_commands import ActivityPlanned, TimeOff

SOON = (datetime.now(UTC) + timedelta(days=3)).date()
WALK = {
    "title": "A walk in the park",
    "day": str(SOON),
    "clock": "10:00",
    "minutes": "90",
    "groups": "parents",
    "place": "South gate",
    "capacity": "3",
}


async def sent(
    browser: httpx.AsyncClient, path: str, page: str = "/calendar/activity", **fields: str
) -> httpx.Response:
    """A form of a page, with its tokens."""
    shown = await browser.get(page)
    once = re.search(r'name="once" value="(\w+)"', shown.text)
    assert once
    return await browser.post(path, data={**fields, "form": form_in(shown), "once": once[1]})


def activities(office: Office) -> list[ActivityRecord]:
    view = office.app.store.view()
    calendar = view.get(CalendarRecord, "") or CalendarRecord()
    found = (view.get(ActivityRecord, one.id) for one in calendar.activities)
    return [one for one in found if one is not None]


def occurrence(office: Office, key: str) -> OccurrenceRecord:
    found = office.app.store.view().get(OccurrenceRecord, key)
    assert found is not None
    return found


async def plan_walk(office: Office, capacity: int = 3) -> str:
    """Its address in the calendar."""
    now = datetime.now(UTC)
    starts = datetime.combine(SOON, datetime.min.time(), UTC) + timedelta(hours=2)
    planned = ActivityPlanned(
        at=now, id=EventId("p"), title="A walk in the park", starts=starts, place="South gate",
        groups=(GroupId("parents"),), owner=PersonId("tang"), capacity=capacity, by=PersonId("tang"),
    )  # fmt: skip
    await office.app.engine.take([planned])
    return f"/calendar/of/a1/{SOON}"


async def sign_up(office: Office, *names: str) -> None:
    for name in names:
        said = Whispered(
            at=datetime.now(UTC), id=EventId(f"up {name}"), who=MemberId(f"lobby:{name}"),
            nickname=f"{name}'s dad - Longze Garden", group=GroupId("parents"), text="sign up a1",
        )  # fmt: skip
        await office.app.engine.take([said])


@pytest.mark.parametrize("view", ["day", "week", "month", "nonsense"])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_every_view_shows_what_takes_place(office: Office, view: str, language: str):
    await plan_walk(office)
    async with office.signed_in(language=language) as browser:
        page = await browser.get(f"/calendar?view={view}&day={SOON}")
    assert page.status_code == 200
    assert "A walk in the park" in page.text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30", "<script>"])
async def test_a_day_that_is_none_is_today(office: Office, day: str):
    async with office.signed_in() as browser:
        page = await browser.get(f"/calendar?view=month&day={day}")
    assert (page.status_code, "<script>" in page.text.replace("<script src", "")) == (200, False)


async def test_nothing_is_planned_before_it_was_seen_what_members_will_read(office: Office):
    async with office.signed_in() as browser:
        shown = await sent(browser, "/calendar/activity", **WALK)
        assert shown.status_code == 200
        assert "Coming up: A walk in the park" in shown.text
        assert "3 places are left." in shown.text
        assert activities(office) == []
        done = await sent(browser, "/calendar/activity", **WALK, sure="yes")
        assert done.status_code == 303
        [walk] = activities(office)
        assert (walk.title, walk.place, walk.capacity, walk.groups) == (
            "A walk in the park", "South gate", 3, ("parents",),
        )  # fmt: skip
        assert "stands in the calendar" in (await browser.get(done.headers["location"])).text


async def test_what_was_just_planned_is_taken_out_again(office: Office):
    async with office.signed_in() as browser:
        done = await sent(browser, "/calendar/activity", **WALK, sure="yes")
        page = await browser.get(done.headers["location"])
        undo = re.search(r'action="(/calendar/planned/a1/undo)"', page.text)
        assert undo
        assert (await sent(browser, undo[1])).status_code == 303
    assert activities(office)[0].ended_at is not None


async def test_a_form_sent_twice_plans_once(office: Office):
    async with office.signed_in() as browser:
        form = {
            **WALK,
            "form": form_in(await browser.get("/calendar/activity")),
            "once": "same",
            "sure": "yes",
        }
        await browser.post("/calendar/activity", data=form)
        await browser.post("/calendar/activity", data=form)
    assert len(activities(office)) == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "", "Please fill this in."),
        ("title", "x" * 61, "at most 60 characters"),
        ("day", "2026-02-30", "Please choose a day."),
        ("day", "2020-01-01", "That is past."),
        ("day", "2099-01-01", "too far ahead"),
        ("clock", "25:61", "Please write an hour"),
        ("minutes", "-5", "a number from 5"),
        ("capacity", "0", "a number from 1"),
        ("groups", "somebody-else", "at least one group"),
        ("again", "hourly", "Please choose one of these."),
        ("owner", "nobody", "Please choose one of these."),
    ],
)
async def test_what_cannot_be_is_said_beside_the_field_and_nothing_typed_is_lost(
    office: Office, field: str, value: str, said: str
):
    async with office.signed_in() as browser:
        wrong = await sent(browser, "/calendar/activity", **{**WALK, field: value, "sure": "yes"})
    assert (wrong.status_code, said in wrong.text, "South gate" in wrong.text) == (422, True, True)
    assert activities(office) == []


async def test_control_characters_and_markup_in_a_title_are_harmless(office: Office):
    async with office.signed_in() as browser:
        title = "<b>Walk</b>\u202e\x07 & talk"
        await sent(browser, "/calendar/activity", **{**WALK, "title": title}, sure="yes")
        page = await browser.get(f"/calendar?day={SOON}")
    assert activities(office)[0].title == "<b>Walk</b> & talk"
    assert "&lt;b&gt;Walk" in page.text


@pytest.mark.parametrize(
    ("again", "rule"),
    [
        ("week", "FREQ=WEEKLY;BYDAY="),
        ("fortnight", "FREQ=WEEKLY;INTERVAL=2;BYDAY="),
        ("nth", "FREQ=MONTHLY;BYDAY="),
        ("month", "FREQ=MONTHLY;BYMONTHDAY="),
        ("day", "FREQ=DAILY"),
    ],
)
async def test_plain_choices_become_a_rule(office: Office, again: str, rule: str):
    async with office.signed_in() as browser:
        shown = await sent(browser, "/calendar/activity", **WALK, again=again)
        assert "every" in shown.text
        await sent(
            browser,
            "/calendar/activity",
            **WALK,
            again=again,
            until=str(SOON + timedelta(days=90)),
            sure="yes",
        )
    [walk] = activities(office)
    assert walk.rule.startswith(rule)
    assert "UNTIL=" in walk.rule


async def test_a_change_says_what_is_corrected_and_to_whom(office: Office):
    here = await plan_walk(office)
    await sign_up(office, "leo", "mia")
    new = {
        "title": "A walk in the park",
        "day": str(SOON),
        "clock": "15:30",
        "minutes": "120",
        "place": "North gate",
        "capacity": "3",
    }
    async with office.signed_in("tang") as browser:
        shown = await sent(browser, f"{here}/change", here, **new)
        assert "2 people who signed up are told privately" in shown.text
        assert "moved to another time" in shown.text
        assert occurrence(office, f"a1/{SOON}").moved_to is None
        done = await sent(browser, f"{here}/change", here, **new, sure="yes")
        record = occurrence(office, f"a1/{SOON}")
        assert (record.place, record.moved_to and record.moved_to.hour) == ("North gate", 7)
        back = re.search(
            r'action="(/calendar/of/[^"]+/back[^"]+)"', (await browser.get(done.headers["location"])).text
        )
        assert back
        await sent(browser, back[1].replace("&amp;", "&"), here)
    moved = occurrence(office, f"a1/{SOON}").moved_to
    assert moved is not None
    assert moved.hour == 2


async def test_calling_off_shows_the_reason_first_and_can_be_taken_back(office: Office):
    here = await plan_walk(office)
    await sign_up(office, "leo")
    async with office.signed_in("he") as browser:
        shown = await sent(browser, f"{here}/cancel", here, text="Heavy rain is coming.")
        assert "Heavy rain is coming." in shown.text
        assert "is cancelled" in shown.text
        assert not occurrence(office, f"a1/{SOON}").cancelled
        done = await sent(browser, f"{here}/cancel", here, text="Heavy rain is coming.", sure="yes")
        assert occurrence(office, f"a1/{SOON}").cancelled
        back = re.search(
            r'action="(/calendar/of/[^"]+/back[^"]+)"', (await browser.get(done.headers["location"])).text
        )
        assert back
        await sent(browser, back[1], here)
    assert not occurrence(office, f"a1/{SOON}").cancelled


async def test_nothing_different_is_no_change(office: Office):
    here = await plan_walk(office)
    same = {
        "title": "A walk in the park",
        "day": str(SOON),
        "clock": "10:00",
        "minutes": "120",
        "place": "South gate",
        "capacity": "3",
    }
    async with office.signed_in("tang") as browser:
        answer = await sent(browser, f"{here}/change", here, **same)
    assert (answer.status_code, "Nothing is different yet" in answer.text) == (422, True)


async def test_somebody_is_checked_in_and_a_slip_taken_back(office: Office):
    here = await plan_walk(office)
    await sign_up(office, "leo")
    async with office.signed_in("yu") as browser:
        page = await browser.get(f"{here}/here")
        assert "leo&#39;s dad" in page.text
        await sent(browser, f"{here}/here", f"{here}/here", who="lobby:leo")
        assert occurrence(office, f"a1/{SOON}").sign_ups[0].came
        assert "1 person is here" in (await browser.get(f"{here}/here")).text
        await sent(browser, f"{here}/here", f"{here}/here", who="lobby:leo", came="no")
        assert not occurrence(office, f"a1/{SOON}").sign_ups[0].came
        await sent(browser, f"{here}/here", f"{here}/here", guests="1")
        await sent(browser, f"{here}/here", f"{here}/here", guests="1", came="no")
        await sent(browser, f"{here}/here", f"{here}/here", guests="1", came="no")
        assert occurrence(office, f"a1/{SOON}").guests == 0
        assert (await sent(browser, f"{here}/here", f"{here}/here", who="lobby:nobody")).status_code == 404


async def test_who_waits_stands_on_the_waiting_list(office: Office):
    here = await plan_walk(office, capacity=1)
    await sign_up(office, "leo", "mia")
    async with office.signed_in() as browser:
        page = await browser.get(here)
    assert "Waiting list" in page.text
    assert page.text.index("leo&#39;s") < page.text.index("Waiting list") < page.text.index("mia&#39;s")


async def test_others_may_look_but_not_change(office: Office):
    here = await plan_walk(office)
    async with office.signed_in("shen") as browser:
        assert (await browser.get(here)).status_code == 200
        assert (await sent(browser, f"{here}/cancel", "/calendar/activity", sure="yes")).status_code == 404
    async with office.signed_in("yu") as browser:
        form = form_in(await browser.get("/calendar"))
        refused = await browser.post("/calendar/activity", data={**WALK, "form": form, "sure": "yes"})
    assert refused.status_code == 403
    assert len(activities(office)) == 1


@pytest.mark.parametrize(
    "path", ["/calendar/of/a9/2026-11-25", "/calendar/of/a1/nonsense", "/calendar/of/a1/2020-01-01"]
)
async def test_what_is_not_there_is_said_so(office: Office, path: str):
    await plan_walk(office)
    async with office.signed_in() as browser:
        assert (await browser.get(path)).status_code == 404


async def test_a_gap_of_duty_and_too_much_at_once_are_warned_of(office: Office):
    await plan_walk(office)
    now = datetime.now(UTC)
    start = datetime.combine(SOON, datetime.min.time(), UTC) - timedelta(hours=8)
    off = [
        TimeOff(
            at=now, id=EventId(f"off {who}"), person=PersonId(who), window=(start, start + timedelta(days=1))
        )
        for who in ("mo", "tang")
    ]
    await office.app.engine.take(off)
    second = ActivityPlanned(
        at=now, id=EventId("p2"), title="Another walk", groups=(GroupId("parents"),),
        starts=datetime.combine(SOON, datetime.min.time(), UTC) + timedelta(hours=3),
    )  # fmt: skip
    await office.app.engine.take([second])
    async with office.signed_in() as browser:
        page = await browser.get(f"/calendar?view=day&day={SOON}")
    assert "“A walk in the park” and “Another walk” at the same time" in page.text


async def test_a_groups_dates_are_downloaded_by_who_works_there(office: Office):
    await plan_walk(office)
    async with office.signed_in() as browser:
        dates = await browser.get("/calendar/file/of/parents.ics")
        assert dates.headers["content-type"].startswith("text/calendar")
        assert "SUMMARY:A walk in the park" in dates.text
        assert (await browser.get("/calendar/file/of/others.ics")).status_code == 404


async def test_what_belongs_to_other_groups_is_not_there(tmp_path: Path):
    """Ms He works with the parents alone: neither others' activities nor their members' names."""
    make_home(tmp_path / "home", "plan.yaml", "en")
    plan = tmp_path / "home" / "plan.yaml"
    plan.write_text(
        plan.read_text("utf-8").replace(
            "    managers: [he]\n    helpers: [qiao, yu]\n", "    helpers: [qiao, yu]\n"
        ),
        "utf-8",
    )
    async with open_office(tmp_path / "home") as office:
        now, starts = datetime.now(UTC), datetime.combine(SOON, datetime.min.time(), UTC) + timedelta(hours=2)
        trial = GroupId("trial")
        both = (GroupId("parents"), trial)
        await office.app.engine.take(
            [
                ActivityPlanned(at=now, id=EventId("p1"), title="Theirs", starts=starts, groups=(trial,)),
                ActivityPlanned(at=now, id=EventId("p2"), title="Ours", starts=starts, groups=both),
                *(
                    Whispered(
                        at=now, id=EventId(f"up {group}"), who=MemberId(f"lobby:{group}"), group=group,
                        nickname=f"Somebody of {group} - Longze Garden", text="sign up a2",
                    )
                    for group in both
                ),
            ]
        )  # fmt: skip
        async with office.signed_in("he") as browser:
            assert (await browser.get(f"/calendar/of/a1/{SOON}")).status_code == 404
            ours = await browser.get(f"/calendar/of/a2/{SOON}")
            week = await browser.get(f"/calendar?day={SOON}&group=trial")
            door = await sent(
                browser, f"/calendar/of/a2/{SOON}/here", f"/calendar/of/a2/{SOON}/here", who="lobby:trial"
            )
    assert ("Somebody of parents" in ours.text, "Somebody of trial" in ours.text) == (True, False)
    assert "1 sign-up from another group" in ours.text
    assert "Theirs" not in week.text
    assert door.status_code == 404
