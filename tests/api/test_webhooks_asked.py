"""Webhooks by the API: added, tested, their secret changed, removed."""

from tests.api.conftest import program
from tests.console.conftest import Office


async def test_a_webhook_lives_by_the_api(office: Office) -> None:
    sent = {"address": "https://told.example/hook", "kinds": ["request.opened"]}
    async with program(office) as client:
        key = {"idempotency-key": "hook"}
        made = (await client.post("webhooks", json=sent, headers=key)).json()
        assert (await client.post("webhooks", json=sent, headers=key)).json() == made
        at = f"webhooks/{made['id']}"
        assert made["secret"].startswith("whsec_")
        assert "secret" not in (await client.get(at)).json()
        await client.post(f"{at}/test")
        tests = (await client.get(f"{at}/deliveries")).json()
        assert [(one["kind"], one["state"]) for one in tests] == [("test", "waiting")]
        assert (await client.post(f"{at}/rotate")).json()["secret"] != made["secret"]
        assert (await client.delete(at)).status_code == 200
        assert (await client.get("webhooks")).json() == []
        assert (await client.delete(at)).status_code == 404


async def test_what_is_wrong_is_said(office: Office) -> None:
    async with program(office) as client:
        address = await client.post(
            "webhooks", json={"address": "https://me:x@y.example", "kinds": ["message.sent"]}
        )
        kinds = await client.post("webhooks", json={"address": "https://y.example", "kinds": ["everything"]})
    assert [one.json()["errors"][0]["where"] for one in (address, kinds)] == ["body.address", "body.kinds"]
    assert "request.opened" in kinds.json()["errors"][0]["what"]
