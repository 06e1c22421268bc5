"""Signing in over another site: a real provider over HTTP; what isn't as agreed opens nothing."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import OctKey, RSAKey
from tests.console.conftest import Office, form_in, open_office
from tests.console.oidc_site import CLIENT, SECRET, OidcSite, oidc_site

from warmfield.app.home import make_home
from warmfield.app.oidc_joined import issuer
from warmfield.app.settings import OidcSettings, SettingsWrong
from warmfield.console.signing.sign_in_notes import noted

SETTINGS = """[oidc]
issuer = "{issuer}"
client_id = "{client}"
client_secret_file = "oidc.secret"
label = "School"
"""


@pytest.fixture(name="site")
async def fixture_site() -> AsyncIterator[OidcSite]:
    async with oidc_site() as site:
        yield site


@pytest.fixture(name="school")
async def fixture_school(tmp_path: Path, site: OidcSite) -> AsyncIterator[Office]:
    """A home whose settings name the provider, and whose plan knows one account there."""
    home = tmp_path / "home"
    make_home(home, "plan.yaml", "en")
    (home / "oidc.secret").write_text(SECRET + "\n", "utf-8")
    (home / "settings.toml").write_text(SETTINGS.format(issuer=site.issuer, client=CLIENT), "utf-8")
    plan = (home / "plan.yaml").read_text("utf-8")
    assert plan.count("{lobby: he}") == 1
    both = plan.replace("{lobby: he}", "{lobby: he, oidc: he@school.example}")
    (home / "plan.yaml").write_text(both, "utf-8")
    async with open_office(home) as office:
        yield office


async def led_away(browser: httpx.AsyncClient, ahead: str = "") -> str:
    """Where the provider sends the browser back to."""
    off = await browser.get("/sign-in/oidc", params={"next": ahead} if ahead else None)
    assert off.status_code == 303
    async with httpx.AsyncClient() as outside:
        agreed = await outside.get(off.headers["location"])
    return agreed.headers["location"]


async def test_an_account_of_the_plan_signs_in_and_goes_where_it_wanted(school: Office):
    async with school.browser() as browser:
        assert "Sign in with School" in (await browser.get("/sign-in")).text
        came = await browser.get(await led_away(browser, "/groups"))
        assert (came.status_code, came.headers["location"]) == (303, "/groups")
        page = await browser.get("/settings/sign-in")
        assert "knows you as he@school.example" in page.text
    [last] = await school.app.keyring.do(noted, what="signed_in", limit=1)
    assert (last.person, last.by) == ("he", "oidc")


async def test_what_came_back_counts_once_and_for_its_own_browser(school: Office):
    async with school.browser() as browser, school.browser() as other:
        back = await led_away(browser)
        assert (await other.get(back)).status_code == 403
        assert (await browser.get(back)).status_code == 303
        assert (await browser.get(back)).status_code == 403


BENT: dict[str, Callable[[OidcSite], object]] = {
    "another nonce": lambda site: site.claims.update(nonce="other"),
    "another issuer": lambda site: site.claims.update(iss="https://evil.test"),
    "for another site": lambda site: site.claims.update(aud="another"),
    "asked by another site": lambda site: site.claims.update(azp="another"),
    "expired": lambda site: site.claims.update(exp=1_700_000_000),
    "never expires": lambda site: site.claims.update(exp=None),
    "not verified": lambda site: site.claims.update(email_verified=False),
    "verified in words": lambda site: site.claims.update(email_verified="false"),
    "no e-mail": lambda site: site.claims.update(email=""),
    "another key": lambda site: setattr(site, "key", RSAKey.generate_key(2048, {"kid": "one"})),
    "other metadata": lambda site: site.metadata.update(issuer="https://evil.test"),
    "no keys": lambda site: site.metadata.update(jwks_uri="http://127.0.0.1:9/none"),
    "keys of another kind": lambda site: site.metadata.update(jwks_uri="file:///etc/passwd"),
}


@pytest.mark.parametrize("how", BENT)
async def test_what_is_not_as_agreed_opens_nothing(school: Office, site: OidcSite, how: str):
    async with school.browser() as browser:
        back = await led_away(browser)
        BENT[how](site)
        refused = await browser.get(back)
        assert (refused.status_code, "didn&#39;t work" in refused.text) == (403, True)
        assert (await browser.get("/")).status_code == 303


async def test_a_token_signed_with_the_shared_secret_opens_nothing(school: Office, site: OidcSite):
    async with school.browser() as browser:
        back = await led_away(browser)
        site.key, site.algorithm = OctKey.import_key(SECRET + "0123456789ab"), "HS256"
        assert (await browser.get(back)).status_code == 403


CHANGED = ({"state": "x"}, {"code": "x"}, {"iss": "https://evil.test"}, {"code": None, "error": "denied"})


@pytest.mark.parametrize("changed", CHANGED)
async def test_an_address_that_was_changed_on_the_way_opens_nothing(school: Office, changed: dict[str, str]):
    async with school.browser() as browser:
        parts = urlsplit(await led_away(browser))
        asked = {name: one[0] for name, one in parse_qs(parts.query).items()} | changed
        refused = await browser.get(parts.path, params={k: v for k, v in asked.items() if v is not None})
        assert refused.status_code == 403
        assert (await browser.get("/")).status_code == 303


async def test_who_is_not_in_the_plan_is_told_what_to_do(school: Office, site: OidcSite):
    site.claims["email"] = "mallory@school.example"
    async with school.browser() as browser:
        refused = await browser.get(await led_away(browser))
    assert (refused.status_code, "can add your account to the plan" in refused.text) == (403, True)
    assert "mallory" not in refused.text


async def test_a_provider_that_is_away_is_said_so_in_words(school: Office, site: OidcSite):
    site.metadata["token_endpoint"] = None
    async with school.browser() as browser:
        refused = await browser.get("/sign-in/oidc")
    assert (refused.status_code, "didn&#39;t work" in refused.text) == (403, True)


async def test_without_the_settings_the_way_is_not_there(office: Office):
    async with office.browser() as browser:
        assert (await browser.get("/sign-in/oidc")).status_code == 404
        assert "/sign-in/oidc" not in (await browser.get("/sign-in")).text
    async with office.signed_in("he") as browser:
        assert form_in(await browser.get("/settings/sign-in"))


def test_settings_that_cannot_be_are_refused_with_the_mend(tmp_path: Path):
    with pytest.raises(SettingsWrong, match="https://"):
        issuer(OidcSettings(issuer="http://school.example"), tmp_path)
    with pytest.raises(SettingsWrong, match="client_secret_file"):
        issuer(OidcSettings(issuer="https://school.example", client_secret_file="none"), tmp_path)
    with pytest.raises(SettingsWrong, match="https://"):
        issuer(OidcSettings(issuer="http://localhost.evil.test"), tmp_path)
    assert issuer(OidcSettings(), tmp_path) is None
