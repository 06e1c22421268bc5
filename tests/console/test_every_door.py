"""Every door, tried in every wrong way: nobody comes through, nothing is changed, nothing is told."""

import json
import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Connection
from tests.console.conftest import Office, form_in, open_office
from tests.console.test_inbox_page import ask_for_a_link

from warmfield.app.home import make_home
from warmfield.community.events import Whispered
from warmfield.community.ids import EventId, GroupId, MemberId, PersonId
from warmfield.console.addresses import DOORS
from warmfield.console.audit_words import kinds
from warmfield.console.doors import Door
from warmfield.console.permissions import can
from warmfield.console.signing.keyring_tables import SCHEMA
from warmfield.engine.archive_port import Entry

ODD = "%00%7F%E2%80%AE%3Cscript%3E.."
FOREIGN = {"group": "not-a-group", "request": "r999", "person": "nobody"}
THERE = {"group": "trial", "request": "r1", "member": "lobby:ann", "person": "zhou"}
"""What is there, and not for everybody."""
STREAM = "/events"
"""Never ends; the stream's own test looks at it."""


def path_of(door: Door, filled: str) -> str:
    return re.sub(r"{(\w+)(:\w+)?}", lambda found: FOREIGN.get(found[1], filled), door.path)


def doors(method: str = "") -> Iterator[Door]:
    yield from (one for one in DOORS if method in ("", one.method) and one.path != STREAM)


async def state(office: Office) -> tuple[list[Entry], str]:
    """The last that staff asked for, and what the keyring holds beside sessions and its log."""
    tables = [
        one for one in SCHEMA.sorted_tables if one.name not in ("sessions", "notes", "begun", "handles")
    ]

    def kept(sql: Connection, _now: float) -> str:
        return json.dumps([[list(map(repr, row)) for row in sql.execute(one.select())] for one in tables])

    asked = await office.app.archive.journal(kinds=kinds(), limit=1)
    return asked, await office.app.keyring.do(kept)


async def every(browser: httpx.AsyncClient, door: Door, path: str, **form: str) -> httpx.Response:
    if door.method == "GET":
        return await browser.get(path)
    return await browser.request(door.method, path, data=form)


async def test_who_lacks_the_right_is_told_so_at_every_door(office: Office):
    rulebook = office.app.engine.rulebook
    faults = []
    for person in rulebook.plan.people:
        barred = [one for one in doors() if not can(rulebook, person, one.action)]
        async with office.signed_in(person) as browser:
            token = form_in(await browser.get("/settings/look"))
            before = await state(office)
            for door in barred:
                answer = await every(browser, door, path_of(door, "x"), form=token)
                if answer.status_code != 403 or "roles don&#39;t include this" not in answer.text:
                    faults.append((person, door.path, answer.status_code))
            assert await state(office) == before
    assert faults == []


@pytest.mark.parametrize("filled", ["x", "999", "a" * 300, ODD, "00" * 16])
async def test_what_belongs_to_nobody_here_is_not_there(office: Office, filled: str):
    """Ids of elsewhere in every address: no door does anything, or falls over."""
    faults = []
    async with office.signed_in() as browser:
        token = form_in(await browser.get("/settings/look"))
        before = await state(office)
        for door in doors():
            if "{" in door.path:
                answer = await every(browser, door, path_of(door, filled), form=token, once="1")
                if answer.status_code not in (303, 403, 404, 409, 422):
                    faults.append((door.method, door.path, answer.status_code))
        assert await state(office) == before
    assert faults == []


@pytest.fixture(name="split")
async def fixture_split(tmp_path: Path) -> AsyncIterator[Office]:
    """Ms He works with the parents only; in the trial group a member asks for something."""
    home = tmp_path / "home"
    make_home(home, "plan.yaml", "en")
    plan = (home / "plan.yaml").read_text("utf-8")
    alone = plan.replace("    managers: [he]\n    helpers: [qiao, yu]\n", "    helpers: [qiao, yu]\n")
    assert alone != plan
    (home / "plan.yaml").write_text(alone, "utf-8")
    async with open_office(home) as office:
        asked = Whispered(
            at=datetime.now(UTC), id=EventId("w1"), who=MemberId("lobby:ann"), nickname="Secret Mia",
            group=GroupId("trial"), text="I would like to share https://news.example/a",
        )  # fmt: skip
        await office.app.engine.take([asked])
        yield office


async def test_who_works_in_one_group_meets_nothing_of_another(split: Office):
    """By its address, by a filter, by a request's number: it isn't there, and nothing of it is told."""
    faults = []
    async with split.signed_in("he") as browser:
        token = form_in(await browser.get("/settings/look"))
        before, _ = await state(split)
        for door in doors():
            path = re.sub(r"{(\w+)(:\w+)?}", lambda found: THERE.get(found[1], "x"), door.path)
            answer = await every(
                browser, door, f"{path}?group=trial&i=r1", form=token, group="trial", answer="approve"
            )
            told = "Secret Mia" in answer.text or ("trial lessons" in answer.text and "/plan" not in path)
            let_in = "{group}" in door.path and answer.status_code not in (403, 404)
            if told or let_in or answer.status_code >= 500:
                faults.append((door.method, path, answer.status_code, told))
        assert (await state(split))[0] == before
    assert faults == []


async def test_looking_changes_nothing(office: Office):
    await ask_for_a_link(office)
    async with office.signed_in() as browser:
        before = await state(office)
        for door in doors():
            answer = await browser.get(path_of(door, "x"), params={"answer": "approve", "form": "x"})
            assert answer.status_code < 500, door.path
        assert await state(office) == before


async def test_what_is_too_long_is_refused_before_it_is_read(office: Office):
    faults = []
    async with office.signed_in() as browser:
        token = form_in(await browser.get("/settings/look"))
        for door in doors("POST"):
            answer = await browser.post(
                path_of(door, "x"), data={"form": token, "text": "x" * (door.longest + 1)}
            )
            endless = await browser.post(path_of(door, "x"), content=chunks(token))
            if (answer.status_code, endless.status_code) != (413, 413):
                faults.append((door.path, answer.status_code, endless.status_code))
    assert faults == []


async def chunks(token: str):
    """A form that doesn't say how long it is."""
    yield f"form={token}".encode()


async def test_a_form_of_somebody_else_does_not_count(office: Office):
    faults = []
    async with office.signed_in("he") as he, office.signed_in() as browser:
        theirs = form_in(await he.get("/settings/look"))
        before = await state(office)
        for door in doors("POST"):
            answer = await browser.post(path_of(door, "x"), data={"form": theirs})
            if answer.status_code != 403:
                faults.append((door.path, answer.status_code))
        assert await state(office) == before
    assert faults == []


async def test_another_site_can_send_no_form_for_anybody(office: Office):
    elsewhere = [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.test"},
        {"origin": "null"},
    ]
    faults = []
    async with office.signed_in() as browser:
        token = form_in(await browser.get("/settings/look"))
        for headers in elsewhere:
            for path in ("/sign-in/link", "/sign-in/password", *(path_of(one, "x") for one in doors("POST"))):
                answer = await browser.post(path, data={"form": token}, headers=headers)
                if (answer.status_code, answer.text) != (403, "Forms are sent from our own pages only.\n"):
                    faults.append((headers, path, answer.status_code))
    assert faults == []


async def test_a_person_who_left_the_plan_is_out_at_once(office: Office):
    async with office.signed_in("he") as browser:
        plan = office.app.home / "plan.yaml"
        text = plan.read_text("utf-8").replace("\n  he:", "\n  hedy:").replace("{lobby: he}", "{lobby: hedy}")
        plan.write_text(re.sub(r"(?<=[\[ ,])he(?=[\],\n:])", "hedy", text), "utf-8")
        planned = await office.app.read_again()
        assert planned.rulebook is not None, planned.problems
        assert PersonId("he") not in planned.rulebook.plan.people
        assert (await browser.get("/")).status_code == 303
