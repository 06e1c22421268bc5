"""Settings: two levels, found by a word; looks that go along; the team's ways in; the house itself."""

import io
import zipfile

from tests.console.conftest import Office, form_in

from warmfield.community.ids import GroupId, PersonId
from warmfield.console.housekeeping import PlatformState
from warmfield.console.pages.about_page import libraries, vendored
from warmfield.console.pages.platforms_page import lacks
from warmfield.console.pages.settings_entries import SETTINGS
from warmfield.console.signing.keyring import sessions_of
from warmfield.engine.ports import Right


async def test_each_sees_the_settings_they_may_see(office: Office):
    async with office.signed_in("lin") as owner, office.signed_in("mo") as starter:
        whole, few = await owner.get("/settings"), await starter.get("/settings")
        for entry in SETTINGS:
            assert f'href="{entry.path}"' in whole.text
            assert (await owner.get(entry.path)).status_code == 200
            allowed = (await starter.get(entry.path)).status_code == 200
            assert allowed == (f'href="{entry.path}"' in few.text), entry.path


async def test_a_word_finds_a_setting(office: Office):
    async with office.signed_in() as browser:
        page = await browser.get("/settings", params={"q": "BACKUP"})
        nothing = await browser.get("/settings", params={"q": "备份"})
    assert 'href="/settings/backup"' in page.text
    assert 'href="/settings/look"' not in page.text
    assert "No setting speaks of “备份”." in nothing.text


async def test_a_word_is_data_and_nothing_else(office: Office):
    async with office.signed_in() as browser:
        page = await browser.get("/settings", params={"q": '"><script>alert(1)</script>' * 50})
    assert (page.status_code, "<script>alert" in page.text) == (200, False)


async def test_language_and_theme_go_along_to_every_device(office: Office):
    async with office.signed_in("he") as browser:
        page = await browser.get("/settings/look")
        done = await browser.post(
            "/settings/look", data={"form": form_in(page), "language": "zh", "theme": "dark"}
        )
        assert done.headers["location"] == "/settings/look"
        assert "已保存" in (await browser.get("/settings/look")).text
    async with office.signed_in("he") as elsewhere:
        page = await elsewhere.get("/settings")
        assert '<html lang="zh-CN" data-theme="dark">' in page.text
        wrong = await elsewhere.post("/settings/look", data={"form": form_in(page), "language": "xx"})
        assert wrong.status_code == 422
        await elsewhere.post("/settings/look", data={"form": form_in(page), "language": "", "theme": ""})
        assert 'data-theme="auto"' in (await elsewhere.get("/settings")).text


async def test_a_link_for_somebody_signs_them_in_and_may_be_withdrawn(office: Office):
    async with office.signed_in("lin") as owner, office.browser() as theirs:
        token = form_in(await owner.get("/settings/team"))
        words = []
        for _ in range(2):
            made = await owner.post("/settings/team/mo/link", data={"form": token})
            words.append(made.text.partition("/sign-in/link?word=")[2].partition('"')[0])
        assert (await theirs.post("/sign-in/link", data={"word": words[0]})).status_code == 303
        await owner.post("/settings/team/mo/withdraw", data={"form": token})
        assert (await theirs.post("/sign-in/link", data={"word": words[1]})).status_code == 403


async def test_a_lost_phone_signs_in_no_more(office: Office):
    async with office.signed_in("lin") as owner, office.signed_in("mo") as theirs:
        token = form_in(await owner.get("/settings/team"))
        assert (await owner.post("/settings/team/mo/forget", data={"form": token})).status_code == 303
        assert (await theirs.get("/")).status_code == 303
        assert await office.app.keyring.do(sessions_of, PersonId("mo")) == []
        own = await owner.post("/settings/team/lin/forget", data={"form": token})
        assert own.status_code == 403


async def test_a_deputy_makes_no_link_for_an_owner(office: Office):
    """They would come to rights they don't have."""
    async with office.signed_in("zhou") as deputy:
        page = await deputy.get("/settings/team")
        assert "/settings/team/lin/link" not in page.text
        for deed in ("link", "end", "withdraw", "forget"):
            refused = await deputy.post(f"/settings/team/lin/{deed}", data={"form": form_in(page)})
            assert refused.status_code == 403, deed
        assert (await deputy.post("/settings/team/he/link", data={"form": form_in(page)})).status_code == 200


async def test_a_backup_holds_the_community_and_no_keys(office: Office):
    async with office.signed_in() as browser:
        page = await browser.get("/settings/backup")
        assert "Not downloaded here yet" in page.text
        packed = await browser.post("/settings/backup", data={"form": form_in(page)})
        assert "by Ms Lin" in (await browser.get("/settings/backup")).text
    names = zipfile.ZipFile(io.BytesIO(packed.content)).namelist()
    assert {"warmfield.db", "lobby.db", "plan.yaml"} <= set(names)
    assert not {"keys.db", "secret.key", "settings.toml"} & set(names)
    assert list(office.app.home.glob(".backup-*")) == []


async def test_the_platforms_say_how_they_do(office: Office):
    async with office.signed_in() as browser:
        page = await browser.get("/settings/platforms")
    assert "connected" in page.text
    assert "all that are needed" in page.text


def test_groups_that_lack_the_same_right_stand_together():
    rights = tuple(Right(group=GroupId(at), name="mute", held=False, mend="Raise it.") for at in "ab")
    state = PlatformState(platform="matrix", state="ready", groups=(), rights=rights)
    [lack] = lacks(state)
    assert (lack.right, lack.groups, lack.mend) == ("mute", ("a", "b"), "Raise it.")


async def test_the_own_way_into_the_lobby_is_shown_to_its_person_only(office: Office):
    async with office.signed_in("lin") as owner, office.signed_in("mo") as starter:
        pages = [(await one.get("/settings/addresses")).text for one in (owner, starter)]
    ways = [page.partition('id="own" value="')[2].partition('"')[0] for page in pages]
    assert all("me=" in way for way in ways)
    assert ways[0] != ways[1]
    assert ways[0] not in pages[1]


async def test_what_others_wrote_stands_with_licence_and_digest(office: Office):
    async with office.signed_in() as browser:
        page = await browser.get("/licences")
    assert {"htmx.js", "icons.svg"} <= {name for one in vendored() for name, _ in one.files}
    assert all(one.licence and one.name in page.text for one in vendored())
    assert "starlette" in {one.name for one in libraries()} or not libraries()


async def test_how_long_things_are_kept_stands_with_the_line_of_the_plan(office: Office):
    async with office.signed_in() as browser:
        page = (await browser.get("/settings/kept")).text
    assert "signs in again after 30 days" in page
    assert "plan.yaml:" in page
