"""What staff do from day to day, by a program: posts skipped, pauses, requests put off, members erased."""

from datetime import UTC, datetime, timedelta

from tests.api.conftest import program
from tests.api.test_asking_and_doing import join, lines, moment
from tests.console.conftest import Office
from tests.console.test_inbox_page import ask_for_a_link
from tests.webhooks.receiver import receiving
from tests.webhooks.test_delivering import Telling

from warmfield.webhooks.delivery_book import deliveries_of

WEEK = datetime.now(UTC) + timedelta(days=7)


async def test_one_post_is_skipped_reworded_and_happens_after_all(office: Office) -> None:
    async with program(office) as client:
        week = {"group": "parents", "until": moment(WEEK)}
        items = (await client.get("agenda", params=week)).json()["items"]
        one = next(each for each in items if each["speaks"] and not each["held"])
        day = datetime.fromisoformat(one["at"]).date()
        sent = {"key": one["key"], "day": str(day)}
        skipped = await client.post("groups/parents/agenda/skip", json={**sent, "text": "No school"})
        assert (skipped.status_code, skipped.json()["held"]) == (200, "skipped")
        assert (await client.post("groups/parents/agenda/restore", json=sent)).json()["held"] == ""
        worded = await client.post("groups/parents/agenda/reword", json={**sent, "text": "Hello all"})
        none = await client.post("groups/parents/agenda/skip", json={"key": "none", "text": "x"})
    assert (worded.status_code, none.status_code) == (200, 404)
    assert [one.text for one in await lines(office, "due_skipped")] == ["No school"]  # type: ignore[union-attr]


async def test_everything_is_paused_and_goes_on(office: Office) -> None:
    async with program(office) as client:
        sent = {"until": moment(WEEK), "text": "Holidays"}
        (paused,) = (await client.post("pauses", json=sent)).json()
        assert paused == {"group": None, "until": moment(WEEK), "by": "lin", "text": "Holidays"}
        assert len((await client.post("pauses", json={"group": "parents"})).json()) == 2
        assert (await client.post("pauses", json={"until": "2020-01-01T00:00:00Z"})).status_code == 422
        await client.post("pauses/end", json={"group": "parents"})
        assert (await client.post("pauses/end", json={})).json() == []
    async with program(office, "he") as client:
        assert (await client.post("pauses", json={})).status_code == 403


async def test_a_request_is_put_off_given_to_somebody_and_its_answer_taken_back(office: Office) -> None:
    await ask_for_a_link(office)
    async with program(office, "he") as client:
        put_off = await client.post("requests/r1/snooze", json={"until": moment(WEEK)})
        assert put_off.json()["snoozed_until"] == moment(WEEK)
        assert (await client.post("requests/r1/assign", json={"to": "qiao"})).status_code == 422
        assert (await client.post("requests/r1/assign", json={"to": "zhou"})).json()["taken_by"] == "zhou"
        assert (await client.post("requests/r1/undo")).status_code == 422
        done = (await client.post("requests/r1/answer", json={"answer": "approve"})).json()
        assert (done["state"], done["stands"]) == ("approved", "")
        assert (await client.post("requests/r1/undo")).json()["state"] == "open"


async def test_a_request_that_is_opened_again_is_told_again(office: Office) -> None:
    async with receiving() as receiver, program(office, "he") as client:
        here = Telling(office, office.app.keyring)
        name = await here.add(receiver, ["request.opened", "request.closed"])
        here.now = datetime.now(UTC).timestamp()
        await ask_for_a_link(office)
        for path, sent in (
            ("answer", {"answer": "approve"}),
            ("undo", None),
            ("answer", {"answer": "refuse"}),
        ):
            await here.look()
            assert (await client.post(f"requests/r1/{path}", json=sent)).status_code == 200
        await here.look()
        assert len(await here.book.do(deliveries_of, name)) >= 4
    told = [body["type"] for body in receiver.bodies if body["data"]["request"] == "r1"]
    assert told == ["request.opened", "request.closed", "request.opened", "request.closed"]


async def test_a_member_is_handed_out_and_erased_with_what_programs_were_told(office: Office) -> None:
    await join(office, "lobby:ann")
    async with receiving() as receiver, program(office) as client:
        here = Telling(office, office.app.keyring)
        here.now = datetime.now(UTC).timestamp()
        name = await here.add(receiver, ["member.left", "member.joined"])
        await join(office, "lobby:ann", "trial")
        await here.look()
        assert len(await here.book.do(deliveries_of, name)) == 1
        await client.post("members/lobby:ann/notes", json={"text": "Moves in June"})
        kept = (await client.get("members/lobby:ann/export")).json()
        assert "Moves in June" in str(kept)
        wrong = await client.post("members/lobby:ann/erase", json={"account": "lobby:bea"})
        key = {"idempotency-key": "gone"}
        done = await client.post("members/lobby:ann/erase", json={"account": "lobby:ann"}, headers=key)
        gone = await client.get("members/lobby:ann")
        assert await here.book.do(deliveries_of, name) == []
    assert (wrong.status_code, done.json(), gone.status_code) == (422, {"erased": True}, 404)


async def test_somebody_of_the_team_is_not_erased(office: Office) -> None:
    await join(office, "lobby:he")
    async with program(office) as client:
        refused = await client.post("members/lobby:he/erase", json={"account": "lobby:he"})
    assert (refused.status_code, "of the team isn't" in refused.json()["detail"]) == (422, True)
