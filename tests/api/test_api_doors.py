"""Nobody gets in without a token, its scope and its person's right; a walk over every address says so."""

import re

import httpx
import pytest
from fastapi.routing import APIRoute
from tests.api.conftest import program
from tests.console.conftest import Office

from warmfield.api.guarded_route import GuardedRoute, right_of
from warmfield.api.routers import ROUTERS
from warmfield.community.ids import PersonId
from warmfield.console.permissions import ALLOWED
from warmfield.console.scopes import OF_ACTION, OPEN, SCOPES
from warmfield.console.signing.api_tokens import Wanted, make_token, revoke_token, tokens_of

ROUTES = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
PATHS = [(re.sub(r"{[\w:]+}", "x", route.path).lstrip("/"), min(route.methods)) for route in ROUTES]
OF_ROUTE = [
    (path, method, right_of(route.openapi_extra)) for (path, method), route in zip(PATHS, ROUTES, strict=True)
]


def test_every_address_is_guarded_and_names_a_right_that_a_scope_opens() -> None:
    assert all(isinstance(route, GuardedRoute) for route in ROUTES)
    assert all(len(route.methods) == 1 for route in ROUTES)
    assert {right for *_, right in OF_ROUTE} <= set(ALLOWED) & (set(OF_ACTION) | OPEN)


def test_scopes_open_known_actions_each_in_one_scope() -> None:
    actions = [action for scope in SCOPES.values() for action in scope.actions]
    assert len(actions) == len(set(actions))
    assert set(actions) <= set(ALLOWED)


async def test_no_address_opens_without_a_token(office: Office) -> None:
    async with office.browser() as nobody:
        for path, method in PATHS:
            for headers in ({}, {"authorization": "Bearer wf_guess"}, {"authorization": "Basic bGluOng="}):
                refused = await nobody.request(method, f"/api/v1/{path}", headers=headers)
                assert refused.status_code == 401, path
                assert refused.headers["www-authenticate"].startswith("Bearer")
                assert refused.headers["content-type"] == "application/problem+json"


async def test_no_address_opens_by_a_session_of_the_console(office: Office) -> None:
    async with office.signed_in() as browser:
        assert (await browser.get("/")).status_code == 200
        assert {
            (await browser.get(f"/api/v1/{path}")).status_code for path, way in PATHS if way == "GET"
        } == {401}


async def test_a_token_opens_no_page_of_the_console(office: Office) -> None:
    async with program(office) as client:
        assert (await client.get("http://console.test/")).status_code == 303
        assert (
            await client.post("http://console.test/inbox/r1", data={"answer": "approve"})
        ).status_code == 401


@pytest.mark.parametrize("scope", SCOPES)
async def test_every_address_asks_for_its_scope(office: Office, scope: str) -> None:
    async with program(office, scopes=[scope]) as client:
        for path, method, right in OF_ROUTE:
            answered = await client.request(method, path)
            barred = answered.status_code == 403 and answered.json()["type"] == "/api/v1/docs#no_scope"
            assert barred == (right not in OPEN and OF_ACTION[right] != scope), path


async def test_a_token_never_does_more_than_its_person_may(office: Office) -> None:
    """Every person of the plan, over every address."""
    people = office.app.engine.rulebook.plan.people
    for who, person in people.items():
        async with program(office, who) as client:
            for path, method, right in OF_ROUTE:
                answered = await client.request(method, path)
                barred = answered.status_code == 403 and answered.json()["type"].endswith("#may_not")
                assert barred == (not ALLOWED[right].intersection(person.roles)), (who, path)


async def test_a_token_ends_when_it_is_taken_back_and_when_its_time_is_over(office: Office) -> None:
    async with program(office) as client:
        assert (await client.get("me")).status_code == 200
        (token,) = await office.app.keyring.do(tokens_of)
        assert await office.app.keyring.do(revoke_token, token.id, PersonId("lin"))
        assert (await client.get("me")).status_code == 401
    over = Wanted(person=PersonId("lin"), name="old", scopes=["read"], days=-1)
    word = await office.app.keyring.do(make_token, over)
    async with office.browser() as client:
        refused = await client.get("/api/v1/me", headers={"authorization": f"Bearer {word}"})
    assert refused.status_code == 401


async def test_a_token_ends_with_its_person(office: Office) -> None:
    async with program(office, "someone who left") as client:
        assert (await client.get("me")).status_code == 401


async def test_whose_token_it_is_stands_in_me(office: Office) -> None:
    async with program(office, "yu", ["read", "members"]) as client:
        me = (await client.get("me")).json()
    assert (me["person"], me["scopes"]) == ("yu", ["members", "read"])
    assert set(me["actions"]) <= {"look", "members", "member_facts", "own_account"}


async def test_what_is_not_there_is_a_problem_too(office: Office) -> None:
    async with program(office) as client:
        for answered, status in (
            (await client.get("nothing/here"), 404),
            (await client.put("me"), 405),
            (await client.get("requests/r99"), 404),
            (await client.get("groups/x"), 404),
        ):
            assert answered.status_code == status
            assert answered.headers["content-type"] == "application/problem+json"
            assert answered.json()["status"] == status


async def test_too_much_is_not_taken_whether_its_length_is_told_or_not(office: Office) -> None:
    async def endless() -> object:
        for _ in range(20):
            yield b" " * 50_000

    async with program(office) as client:
        for content in (b" " * 600_000, endless()):
            refused = await client.post("plan/check", content=content)  # type: ignore[arg-type]
            assert (refused.status_code, refused.json()["type"]) == (413, "/api/v1/docs#too_long")


async def test_no_other_site_is_let_in_by_cors(office: Office) -> None:
    async with program(office) as client:
        answered = await client.get("me", headers={"origin": "https://evil.test"})
        asked = await client.options("me", headers={"origin": "https://evil.test"})
    assert not [name for name in (*answered.headers, *asked.headers) if name.startswith("access-control")]
    assert asked.status_code in (401, 405)


async def test_too_many_requests_are_refused_with_the_time_to_wait(office: Office) -> None:
    async with program(office) as client:
        answers = [await client.get("me") for _ in range(140)]
    refused = [one for one in answers if one.status_code == httpx.codes.TOO_MANY_REQUESTS]
    assert refused
    assert int(refused[0].headers["retry-after"]) >= 1


async def test_the_description_is_openapi_3_1_and_a_page_needs_nothing_foreign(office: Office) -> None:
    async with office.browser() as nobody:
        described = (await nobody.get("/api/v1/openapi.json")).json()
        page = await nobody.get("/api/v1/docs")
    assert described["openapi"].startswith("3.1")
    assert {path.lstrip("/") for path in described["paths"]} == {r.path_format.lstrip("/") for r in ROUTES}
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page.text)
    led = re.findall(r'href="#([^"]+)"', page.text)
    assert [to for to in led if f'id="{to}"' not in page.text] == []
    assert all(f'id="{kind}"' in page.text for kind in ("no_token", "too_many", "scopes", "shapes"))
