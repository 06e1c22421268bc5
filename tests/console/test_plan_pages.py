"""The plan's pages."""

from tests.console.conftest import Office


async def test_all(office: Office):
    async with office.signed_in() as browser:
        for path in (
            "/plan",
            "/plan/versions",
            "/plan/edit/community",
            "/plan/edit/people/new",
            "/plan/edit/clauses/new?kind=links",
        ):
            page = await browser.get(path)
            assert page.status_code == 200, page.text
