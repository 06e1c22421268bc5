"""The plan's pages: read by all, changed by forms and in the file, published by who may."""

import re
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from tests.console.conftest import Office, form_in, open_office
from tests.store.test_failures import pragma

from warmfield.community.ids import PersonId
from warmfield.community.records import InboxRecord
from warmfield.community.requests import Request
from warmfield.community.staff_commands import RequestAnswered
from warmfield.console.planning.plan_book import draft_of
from warmfield.plan.edited import Put, edited
from warmfield.plan.load import version_of


def plan_file(office: Office) -> Path:
    return office.app.home / "plan.yaml"


def fields_in(page: httpx.Response) -> dict[str, str | list[str]]:
    """What a browser would send of the page's form as it stands: its boxes, texts and choices."""
    form = page.text.partition('<form method="post" class="form planform')[2].partition("</form>")[0]
    found: dict[str, str | list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = (re.search(rf'{key}="([^"]*)"', tag) for key in ("name", "value"))
        ticked = 'type="checkbox"' not in tag or "checked" in tag
        if name and ticked:
            found[name[1]] = [*found.get(name[1], []), plain(value[1] if value else "")]
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        found[name] = plain(text)
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = [*found.get(name, []), chosen[1] if chosen else ""]
    return found


def plain(text: str) -> str:
    for code, sign in (("&#39;", "'"), ("&#34;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(code, sign)
    return text


async def send(browser: httpx.AsyncClient, path: str, **changed: str | list[str]) -> httpx.Response:
    """Fill in the form at `path` and save it."""
    page = await browser.get(path)
    return await browser.post(path, data={**fields_in(page), "do": "save", **changed})


async def press(browser: httpx.AsyncClient, path: str, page: str = "", **fields: str) -> httpx.Response:
    """Press a button whose form stands on `page`."""
    shown = await browser.get(page or path.rpartition("/")[0])
    return await browser.post(path, data={"form": form_in(shown), **fields})


async def publish(browser: httpx.AsyncClient, draft: str, **fields: str) -> httpx.Response:
    page = await browser.get(draft)
    version, disk = (re.search(rf'name="{name}" value="(\w*)"', page.text) for name in ("version", "on_disk"))
    known = {"version": version[1] if version else "", "on_disk": disk[1] if disk else ""}
    return await browser.post(f"{draft}/publish", data={"form": form_in(page), **known, **fields})


async def test_everybody_reads_the_plan_with_its_lines(office: Office):
    async with office.signed_in("an") as browser:
        page = await browser.get("/plan")
    assert page.status_code == 200
    assert "1.5 Adverts" in page.text
    assert "The software" in page.text
    number = plan_file(office).read_text("utf-8").splitlines().index('  - number: "1.5"') + 1
    assert f"plan.yaml:{number}" in page.text
    assert "/plan/edit/" not in page.text


async def test_who_may_not_change_the_plan_can_not(office: Office):
    async with office.signed_in("an") as browser:
        for path in ("/plan/edit/community", "/plan/edit/people/lin"):
            assert (await browser.get(path)).status_code == 403
        page = await browser.get("/plan/yaml?line=41")
        sent = await press(browser, "/plan/yaml", "/plan", text="a: 1", do="save")
    assert "<textarea" not in page.text
    assert sent.status_code == 403


async def test_a_form_changes_one_line_and_publishing_brings_it_into_force(office: Office):
    before = plan_file(office).read_text("utf-8")
    async with office.signed_in() as browser:
        saved = await send(browser, "/plan/edit/clauses/1", min_words="12")
        assert saved.headers["location"] == "/plan/drafts/d1"
        assert plan_file(office).read_text("utf-8") == before
        page = await browser.get("/plan/drafts/d1")
        assert "“Words beside a link, at least” is 12 now, was 10" in page.text
        done = await publish(browser, "/plan/drafts/d1")
        versions = await browser.get("/plan/versions")
    assert done.headers["location"] == "/plan"
    after = plan_file(office).read_text("utf-8")
    differing = [(a, b) for a, b in zip(before.splitlines(), after.splitlines(), strict=True) if a != b]
    assert [b for _, b in differing] == [differing[0][0].replace("10", "12", 1)]
    assert office.app.engine.rulebook.version == version_of(after)
    assert "Published by Ms Lin." in versions.text


async def test_a_form_that_is_sent_as_it_stands_changes_nothing(office: Office):
    paths = (
        *("community", "positioning", "review", "people/lin", "groups/parents", "ladders/default"),
        *(f"clauses/{at}" for at in range(len(office.app.engine.rulebook.plan.clauses))),
        *("posts", "reminders", "announcements", "warm_up", "sessions", "lurkers", "gauge", "fixtures/0"),
    )
    async with office.signed_in() as browser:
        for path in paths:
            saved = await send(browser, f"/plan/edit/{path}")
            assert saved.headers.get("location") == "/plan", (path, saved.status_code)


async def test_a_mistake_is_told_beside_its_field_and_what_was_typed_stays(office: Office):
    async with office.signed_in() as browser:
        refused = await send(browser, "/plan/edit/warm_up", window="soon", wait="25 minutes")
    assert refused.status_code == 422
    beside = refused.text.partition('id="window"')[2].partition('class="field')[0]
    assert "isn&#39;t a stretch of the day" in beside or "`soon`" in beside
    assert 'value="25 minutes"' in refused.text


async def test_people_come_and_go(office: Office):
    async with office.signed_in() as browser:
        await send(browser, "/plan/edit/people/new", name="Wu Xin", roles=["host"], accounts="lobby: wu")
        page = await browser.get("/plan?draft=d1")
        assert "/plan/edit/people/wu_xin?draft=d1" in page.text
        gone = await send(browser, "/plan/edit/people/lin?draft=d1", do="remove")
        assert gone.status_code == 422
        kept = await send(browser, "/plan/edit/people/wu_xin?draft=d1", do="remove")
        assert kept.headers["location"] == "/plan/drafts/d1"
        page = await browser.get("/plan/drafts/d1")
    assert "the two plans say the same" in page.text or "the plan in force" in page.text


async def test_a_clause_of_a_kind_is_added(office: Office):
    async with office.signed_in() as browser:
        kinds = await browser.get("/plan/edit/clauses/new")
        assert "/plan/edit/clauses/new?kind=flooding" in kinds.text
        fields = {"number": "1.12", "text.en": "Slowly, please.", "text.zh": "请慢一点。", "messages": "5"}
        saved = await send(browser, "/plan/edit/clauses/new?kind=flooding", **fields)
        page = await browser.get(saved.headers["location"])
    assert "1.12 is new: “Slowly, please.”" in page.text


async def test_a_ladder_is_changed_step_by_step(office: Office):
    async with office.signed_in() as browser:
        rows = {"steps.do": ["note", "mute", "remove", ""], "steps.times": ["3", "", "", ""]}
        await send(browser, "/plan/edit/ladders/default", **rows, **{"steps.lasts": ["", "2 hours", "", ""]})
        page = await browser.get("/plan/yaml?draft=d1")
    assert "steps: [note 3 times, mute for 2 hours, remove]" in page.text


async def test_two_change_different_things_of_one_draft(office: Office):
    async with office.signed_in() as lin, office.signed_in("zhou") as zhou:
        await send(lin, "/plan/edit/clauses/1", min_words="12")
        page = await zhou.get("/plan/edit/posts?draft=d1")
        await send(lin, "/plan/edit/clauses/1?draft=d1", min_words="14")
        fields = {**fields_in(page), "a_day": "3", "do": "save", "draft": "d1"}
        saved = await zhou.post("/plan/edit/posts", data=fields)
        assert saved.status_code == 303
        page = await lin.get("/plan/drafts/d1")
    assert "is 14 now" in page.text
    assert "is 3 now" in page.text


async def test_two_change_the_same_and_the_second_sees_it(office: Office):
    async with office.signed_in() as lin, office.signed_in("zhou") as zhou:
        await send(lin, "/plan/edit/clauses/1", min_words="12")
        page = await zhou.get("/plan/edit/clauses/1?draft=d1")
        await send(lin, "/plan/edit/clauses/1?draft=d1", min_words="14")
        mine = {**fields_in(page), "min_words": "20", "do": "save", "draft": "d1"}
        met = await zhou.post("/plan/edit/clauses/1", data=mine)
        assert met.status_code == 409
        assert 'value="20"' in met.text
        again = await zhou.post("/plan/edit/clauses/1", data={**fields_in(met), "do": "save", "draft": "d1"})
        assert again.status_code == 303
        page = await lin.get("/plan/drafts/d1")
    assert "is 20 now" in page.text


async def test_two_write_in_the_file_and_neither_loses_a_word(office: Office):
    text = plan_file(office).read_text("utf-8")
    async with office.signed_in() as lin, office.signed_in("zhou") as zhou:
        await press(
            lin, "/plan/yaml", "/plan/yaml", text=text.replace("min_words: 10", "min_words: 12"), do="save"
        )
        page = await zhou.get("/plan/yaml?draft=d1")
        seen = re.search(r'name="seen" value="(\w+)"', page.text)
        assert seen
        known = {"draft": "d1", "seen": seen[1], "do": "save"}
        await press(
            lin, "/plan/yaml", "/plan/yaml", text=text.replace("min_words: 10", "min_words: 14"), **known
        )
        mine = text.replace("min_words: 10", "min_words: 20")
        met = await press(zhou, "/plan/yaml", "/plan/yaml", text=mine, **known)
        assert met.status_code == 409
        assert "min_words: 20" in met.text
        assert "is 14 now, was 20" in met.text
        own = await press(zhou, "/plan/yaml", "/plan/yaml", text=mine, do="save")
    assert own.headers["location"] == "/plan/drafts/d2"


async def test_a_draft_of_an_old_plan_says_so_and_takes_the_newer_in(office: Office):
    async with office.signed_in() as browser:
        await send(browser, "/plan/edit/clauses/1", min_words="12")
        await send(browser, "/plan/edit/posts", a_day="3", draft="")
        await publish(browser, "/plan/drafts/d2")
        page = await browser.get("/plan/drafts/d1")
        assert "The plan changed since this draft was begun" in page.text
        await press(browser, "/plan/drafts/d1/catch-up", "/plan/drafts/d1")
        page = await browser.get("/plan/drafts/d1")
        assert "The plan changed since" not in page.text
        await publish(browser, "/plan/drafts/d1")
    assert office.app.engine.rulebook.plan.rhythm.posts.a_day == 3
    assert "min_words: 12" in plan_file(office).read_text("utf-8")


async def test_a_file_changed_by_hand_is_shown_and_nothing_of_it_is_lost(office: Office):
    by_hand = plan_file(office).read_text("utf-8").replace("a_week: 2", "a_week: 3 # by hand")
    async with office.signed_in() as browser:
        await send(browser, "/plan/edit/clauses/1", min_words="12")
        stale = await browser.get("/plan/drafts/d1")
        plan_file(office).write_text(by_hand, "utf-8")
        page = await browser.get("/plan")
        assert "Somebody changed plan.yaml by hand" in page.text
        assert "is 3 now, was 2" in page.text
        version = re.search(r'name="version" value="(\w+)"', stale.text)
        assert version
        known = {"version": version[1], "on_disk": office.app.engine.rulebook.version}
        met = await browser.post("/plan/drafts/d1/publish", data={"form": form_in(stale), **known})
        assert met.status_code == 409
        assert plan_file(office).read_text("utf-8") == by_hand
        assert (await publish(browser, "/plan/drafts/d1")).status_code == 303
        kept = await browser.get("/plan/yaml?draft=d2")
    assert "# by hand" in kept.text
    assert "min_words: 12" in plan_file(office).read_text("utf-8")


async def test_where_the_journal_takes_nothing_the_plan_before_stays_on_the_disk_too(office: Office):
    before = plan_file(office).read_text("utf-8")
    async with office.signed_in() as browser:
        await send(browser, "/plan/edit/clauses/1", min_words="12")
        pragma(office.app.store, "query_only=ON")
        assert (await publish(browser, "/plan/drafts/d1")).status_code == 503
        assert plan_file(office).read_text("utf-8") == before
        assert office.app.engine.rulebook.version == version_of(before)
        assert [one.name for one in office.app.home.iterdir() if one.name.startswith(".")] == []
        pragma(office.app.store, "query_only=OFF")
        assert (await publish(browser, "/plan/drafts/d1")).status_code == 303
    assert "min_words: 12" in plan_file(office).read_text("utf-8")


async def test_an_earlier_version_comes_back(office: Office):
    first = plan_file(office).read_text("utf-8")
    async with office.signed_in() as browser:
        await send(browser, "/plan/edit/clauses/1", min_words="12")
        await publish(browser, "/plan/drafts/d1")
        back = await press(browser, f"/plan/versions/{version_of(first)}/back", "/plan/versions")
        await publish(browser, back.headers["location"])
    assert plan_file(office).read_text("utf-8") == first
    assert office.app.engine.rulebook.version == version_of(first)


@pytest.fixture(name="by_two")
async def fixture_by_two(office: Office) -> Office:
    """The plan asks two people for every change."""
    text = plan_file(office).read_text("utf-8")
    plan_file(office).write_text(edited(text, [Put(("community", "publishing"), "two people")]), "utf-8")
    await office.app.read_again()
    return office


def asked(office: Office) -> Request:
    inbox = office.app.store.view().get(InboxRecord, "")
    found = office.app.store.view().get(Request, inbox.open[-1]) if inbox else None
    assert found is not None
    return found


async def settled(office: Office, number: int, state: str) -> None:
    while (found := await office.app.plan_book.do(draft_of, number)) is None or found.state != state:
        await office.app.plan_book.do(draft_of, number)


async def test_two_people_publish_where_the_plan_asks_for_them(by_two: Office):
    async with by_two.signed_in() as lin:
        await send(lin, "/plan/edit/clauses/1", min_words="12")
        alone = await publish(lin, "/plan/drafts/d1")
        assert alone.status_code == 403
        await press(lin, "/plan/drafts/d1/ask", "/plan/drafts/d1")
        request = asked(by_two)
        assert (request.sort, request.whom) == ("plan_change", ("zhou",))
        assert "is 12 now, was 10" in request.quote
        changed = await send(lin, "/plan/edit/posts?draft=d1", a_day="3", draft="d1")
        assert changed.status_code == 404
        yes = RequestAnswered(
            at=datetime.now(UTC), id="y", request=request.id, answer="approve", by=PersonId("zhou")
        )
        await by_two.app.engine.take([yes])
        await settled(by_two, 1, "published")
        versions = await lin.get("/plan/versions")
    assert "min_words: 12" in plan_file(by_two).read_text("utf-8")
    assert "Published by Ms Lin, agreed to by Mr Zhou." in versions.text


async def test_a_yes_to_an_old_draft_takes_nothing_newer_back(by_two: Office):
    async with by_two.signed_in() as lin, by_two.signed_in("zhou") as zhou:
        await send(lin, "/plan/edit/clauses/1", min_words="12")
        await press(lin, "/plan/drafts/d1/ask", "/plan/drafts/d1")
        await send(lin, "/plan/edit/posts", a_day="3", draft="")
        assert (await publish(zhou, "/plan/drafts/d2")).status_code == 303
        request, at = asked(by_two), datetime.now(UTC)
        yes = RequestAnswered(at=at, id="y", request=request.id, answer="approve", by=PersonId("zhou"))
        await by_two.app.engine.take([yes])
        await settled(by_two, 1, "open")
        page = await lin.get("/plan/drafts/d1")
    assert by_two.app.engine.rulebook.plan.rhythm.posts.a_day == 3
    assert "min_words: 10" in plan_file(by_two).read_text("utf-8")
    assert "Mr Zhou agreed to this draft; it only has to be published." in page.text
    assert "The plan changed since this draft was begun" in page.text


async def test_who_wrote_last_does_not_agree_to_it(by_two: Office):
    async with by_two.signed_in() as lin, by_two.signed_in("zhou") as zhou:
        await send(lin, "/plan/edit/clauses/1", min_words="12")
        await send(zhou, "/plan/edit/clauses/1?draft=d1", min_words="14", draft="d1")
        assert (await publish(zhou, "/plan/drafts/d1")).status_code == 403
        assert (await publish(lin, "/plan/drafts/d1")).status_code == 303


async def test_a_no_opens_the_draft_again(by_two: Office):
    async with by_two.signed_in() as lin:
        await send(lin, "/plan/edit/clauses/1", min_words="12")
        await press(lin, "/plan/drafts/d1/ask", "/plan/drafts/d1")
        no = RequestAnswered(
            at=datetime.now(UTC), id="n", request=asked(by_two).id, answer="refuse", by=PersonId("zhou")
        )
        await by_two.app.engine.take([no])
        await settled(by_two, 1, "open")
        page = await lin.get("/plan/drafts/d1")
    assert "Mr Zhou said no." in page.text


async def test_a_manager_asks_an_owner(office: Office):
    async with office.signed_in("he") as he:
        await send(he, "/plan/edit/clauses/1", min_words="12")
        page = await he.get("/plan/drafts/d1")
        assert "Publish now" not in page.text
        assert (await publish(he, "/plan/drafts/d1")).status_code == 403
        await press(he, "/plan/drafts/d1/ask", "/plan/drafts/d1")
        assert set(asked(office).whom) == {"lin", "zhou"}
        await press(he, "/plan/drafts/d1/no-longer", "/plan/drafts/d1")
        inbox = office.app.store.view().get(InboxRecord, "")
    assert inbox is not None
    assert inbox.open == ()


async def test_losing_a_right_is_said_first(office: Office):
    async with office.signed_in("zhou") as zhou:
        await send(zhou, "/plan/edit/groups/trial", owner="lin")
        await send(zhou, "/plan/edit/people/zhou?draft=d1", roles=["manager"], draft="d1")
        page = await zhou.get("/plan/drafts/d1")
        assert "You could no longer publish the plan yourself." in page.text
        assert "Only Ms Lin could change it from then on." in page.text
        assert (await publish(zhou, "/plan/drafts/d1")).status_code == 422
        assert (await publish(zhou, "/plan/drafts/d1", sure="yes")).status_code == 303


async def test_a_draft_that_was_dropped_comes_back(office: Office):
    async with office.signed_in() as browser:
        await send(browser, "/plan/edit/clauses/1", min_words="12")
        await press(browser, "/plan/drafts/d1/drop", "/plan/drafts/d1")
        assert 'href="/plan/drafts/d1"' not in (await browser.get("/plan")).text
        await press(browser, "/plan/drafts/d1/pick-up", "/plan")
        assert 'href="/plan/drafts/d1"' in (await browser.get("/plan")).text


async def test_drafts_survive_a_restart(tmp_path: Path):
    async with open_office(tmp_path / "home") as office, office.signed_in() as browser:
        await send(browser, "/plan/edit/clauses/1", min_words="12")
    async with open_office(tmp_path / "home") as office, office.signed_in() as browser:
        page = await browser.get("/plan/drafts/d1")
    assert "is 12 now, was 10" in page.text


# What comes in wrong.

BOMB = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BOMB, "P114"),
        ("a:\n\t- 1\n", "P101"),
        ("[" * 5000, "P101"),
        ("a: 1\na: 2\n", "P103"),
        ("", "P102"),
        ("a: \x00", "P115"),
        ("clauses: <script>alert(1)</script>", "P1"),
    ],
)
async def test_whatever_is_typed_is_answered_with_its_problem(office: Office, text: str, code: str):
    async with office.signed_in() as browser:
        page = await browser.get("/plan/yaml")
        answer = await browser.post("/plan/check", data={"form": form_in(page), "text": text})
        shown = await browser.post("/plan/yaml", data={"form": form_in(page), "text": text, "do": "check"})
    assert answer.status_code == 200
    assert any(one["code"].startswith(code) for one in answer.json()["problems"])
    assert not answer.json()["fit"]
    assert code in shown.text
    assert "<script>alert" not in shown.text


async def test_a_draft_with_errors_is_kept_and_not_published(office: Office):
    text = plan_file(office).read_text("utf-8").replace("owner: lin", "owner: nobody")
    async with office.signed_in() as browser:
        saved = await press(browser, "/plan/yaml", "/plan/yaml", text=text, do="save")
        draft = saved.headers["location"]
        page = await browser.get(draft)
        assert "Publish now" not in page.text
        version = re.search(r"<code>(\w{4})</code>", page.text)
        assert version
        fields = {"form": form_in(page), "version": version_of(text)}
        assert (await browser.post(f"{draft}/publish", data=fields)).status_code == 422
        asking = await browser.post(f"{draft}/ask", data={"form": form_in(page)})
    assert asking.status_code == 422
    assert "owner: lin" in plan_file(office).read_text("utf-8")


async def test_a_text_that_is_far_too_long_is_refused_in_words(office: Office):
    async with office.signed_in() as browser:
        page = await browser.get("/plan/yaml")
        much = await browser.post(
            "/plan/yaml", data={"form": form_in(page), "text": "x" * 500_000, "do": "save"}
        )
        far = await browser.post(
            "/plan/yaml", data={"form": form_in(page), "text": "群" * 700_000, "do": "save"}
        )
    assert (much.status_code, far.status_code) == (413, 413)
    assert "too long" in much.text
    assert "too long" in far.text


@pytest.mark.parametrize(
    "path",
    [
        "/plan/drafts/d9",
        "/plan/drafts/x",
        "/plan/drafts/d99999999999999999999",
        "/plan/edit/nothing",
        "/plan/edit/people/nobody",
        "/plan/edit/clauses/99",
        "/plan/edit/clauses/-1",
        "/plan/edit/clauses/new?kind=none&draft=d9",
        "/plan/versions/abc",
        "/plan?draft=d9",
    ],
)
async def test_what_is_not_there_is_not_there(office: Office, path: str):
    async with office.signed_in() as browser:
        assert (await browser.get(path)).status_code == 404


async def test_a_name_is_never_markup(office: Office):
    async with office.signed_in() as browser:
        await send(browser, "/plan/edit/people/he", name="<b>何</b> & \u202e")
        for path in (
            "/plan?draft=d1",
            "/plan/drafts/d1",
            "/plan/edit/people/he?draft=d1",
            "/plan/yaml?draft=d1",
        ):
            assert "<b>何" not in (await browser.get(path)).text
