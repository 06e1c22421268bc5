"""What programs ask and do, over a real store and engine."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.api.conftest import program
from tests.console.conftest import Office
from tests.console.test_inbox_page import ask_for_a_link
from tests.console.test_looking_back import say

from warmfield.community.events import Event, Joined
from warmfield.community.ids import EventId, GroupId, MemberId

SOON = (datetime.now(UTC) + timedelta(days=3)).replace(hour=3, minute=0, second=0, microsecond=0)
LATER = SOON + timedelta(hours=2)


def moment(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


async def lines(office: Office, kind: str) -> list[Event]:
    return [one.event for one in await office.app.archive.journal(kinds=[kind])]


async def join(office: Office, member: str, group: str = "parents", nickname: str = "Mia's mum") -> None:
    joined = Joined(
        at=datetime.now(UTC), id=EventId(f"j{member}{group}"), group=GroupId(group), who=MemberId(member),
        nickname=nickname,
    )  # fmt: skip
    await office.app.engine.take([joined])


async def test_groups_tell_how_they_are_doing(office: Office) -> None:
    await say(office, 1)
    async with program(office) as client:
        first = (await client.get("groups", params={"limit": 1})).json()
        assert [one["id"] for one in first["items"]] == ["parents"]
        assert first["items"][0]["gauge"]["messages"] == 1
        rest = (await client.get("groups", params={"cursor": first["next"]})).json()
        one = (await client.get("groups/parents")).json()
    plan = office.app.engine.rulebook.plan
    assert ["parents", *(each["id"] for each in rest["items"])] == list(plan.groups)
    assert rest["next"] is None
    assert one["next_due"]["group"] == "parents"


async def test_sentences_come_in_the_language_that_is_asked_for(office: Office) -> None:
    async with program(office) as client:
        refused = await client.get("groups/none", headers={"accept-language": "zh-CN"})
    assert "不" in refused.json()["detail"]


async def test_somebody_sees_only_their_own_groups(office: Office) -> None:
    """Shen teaches in one group; what belongs to others isn't there."""
    plan = office.app.engine.rulebook.plan
    near = {who for group in plan.groups.values() for who in (group.owner, *group.managers, *group.helpers)}
    who, theirs = next(
        (who, [at for at, group in plan.groups.items() if who in (*group.managers, *group.helpers)])
        for who in near
        if not {"owner", "deputy"} & set(plan.people[who].roles)
    )
    for at in plan.groups:
        await say(office, hash(at) % 1000, at)
        await join(office, f"lobby:{at}", at)
    other = next((at for at in plan.groups if at not in theirs), None)
    async with program(office, who) as client:
        assert [one["id"] for one in (await client.get("groups")).json()["items"]] == theirs
        if other is not None:
            for path in (f"groups/{other}", f"groups/{other}/sessions", f"agenda?group={other}"):
                assert (await client.get(path)).status_code == 404


async def test_an_agenda_tells_what_is_due_and_refuses_a_year(office: Office) -> None:
    async with program(office) as client:
        week = {"group": "parents", "until": moment(datetime.now(UTC) + timedelta(days=7))}
        items = (await client.get("agenda", params=week)).json()["items"]
        wide = await client.get("agenda", params={"until": moment(datetime.now(UTC) + timedelta(days=7))})
        years = {"group": "parents", "since": moment(SOON + timedelta(days=900)), "until": moment(LATER)}
        past = await client.get("agenda", params=years)
    assert items == sorted(items, key=lambda one: one["at"])
    assert {one["group"] for one in items} == {"parents"}
    assert (wide.status_code, "At most 2 days" in wide.json()["detail"]) == (422, True)
    assert past.json()["items"] == []


async def test_a_request_is_answered_once(office: Office) -> None:
    await ask_for_a_link(office)
    async with program(office, "he") as first, program(office, "zhou") as second:
        seen = (await first.get("requests", params={"state": "open"})).json()["items"]
        asked = next(one for one in seen if one["sort"] == "link")
        assert asked["answers"] == ["approve", "refuse", "take", "pass"]
        path = f"requests/{asked['id']}/answer"
        assert (await first.post(path, json={"answer": "done"})).status_code == 422
        done = await first.post(path, json={"answer": "approve"})
        late = await second.post(path, json={"answer": "refuse"})
    assert (done.json()["state"], done.json()["answered_by"]) == ("approved", "he")
    assert (late.status_code, late.json()["type"]) == (409, "/api/v1/docs#answered")
    assert len(await lines(office, "request_answered")) == 1


async def test_who_may_not_answer_is_refused(office: Office) -> None:
    await ask_for_a_link(office)
    async with program(office, "qiao") as client:
        one = (await client.get("requests/r1")).json()
        refused = await client.post("requests/r1/answer", json={"answer": "approve"})
    assert (one["answers"], refused.status_code) == ([], 403)


async def test_the_same_key_does_it_once_and_answers_alike(office: Office) -> None:
    sent = {"title": "A walk in the park", "starts": moment(SOON), "groups": ["parents"]}
    async with program(office) as client:
        key = {"idempotency-key": "walk"}
        first = await client.post("activities", json=sent, headers=key)
        again = await client.post("activities", json=sent, headers=key)
        other = await client.post("activities", json={**sent, "title": "Another"}, headers=key)
    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert first.content == again.content
    assert again.headers["idempotency-replayed"] == "true"
    assert other.json()["type"] == "/api/v1/docs#key_used"
    assert len(await lines(office, "activity_planned")) == 1


async def test_a_key_holds_even_where_the_answer_was_lost(office: Office) -> None:
    """Killed between doing and answering: the journal knows what was done."""
    sent = {"title": "A walk in the park", "starts": moment(SOON), "groups": ["parents"]}
    async with program(office) as client:
        key = {"idempotency-key": "walk"}
        first = await client.post("activities", json=sent, headers=key)
        await office.app.keyring.do(lambda sql, _now: sql.exec_driver_sql("DELETE FROM given_answers"))
        again = await client.post("activities", json=sent, headers=key)
    assert (again.status_code, again.json()["id"]) == (201, first.json()["id"])
    assert len(await lines(office, "activity_planned")) == 1


async def test_one_program_s_keys_are_not_another_s(office: Office) -> None:
    sent = {"title": "A tip", "text": "Read aloud."}
    async with program(office) as one, program(office) as other:
        key = {"idempotency-key": "same"}
        first = await one.post("pieces", json=sent, headers=key)
        second = await other.post("pieces", json={"title": "Another tip"}, headers=key)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["id"] != second.json()["id"]


async def test_an_activity_is_planned_changed_moved_and_cancelled(office: Office) -> None:
    sent = {"title": "A walk in the park", "starts": moment(SOON), "groups": ["parents"], "capacity": 9}
    async with program(office) as client:
        made = (await client.post("activities", json=sent)).json()
        path = f"activities/{made['id']}"
        assert (made["next"]["starts"], made["next"]["capacity"]) == (moment(SOON), 9)
        await client.post(f"{path}/change", json={"place": "Longze park", "minutes": 90})
        moved = (await client.post(f"{path}/move", json={"to": moment(LATER)})).json()["next"]
        assert (moved["place"], moved["starts"]) == ("Longze park", moment(LATER))
        until = {"until": moment(LATER + timedelta(days=1))}
        days = (await client.get("occurrences", params=until)).json()
        assert [one["starts"] for one in days if one["activity"] == made["id"]] == [moment(LATER)]
        off = (await client.post(f"{path}/cancel", json={"text": "Rain"})).json()["next"]
        assert (off["cancelled"], off["why"]) == (True, "Rain")
        again = await client.post(f"{path}/cancel", json={})
    assert (again.status_code, again.json()["type"]) == (409, "/api/v1/docs#nothing_to_do")
    assert [one.by for one in await lines(office, "activity_moved")] == ["lin"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"starts": "2020-01-01T10:00:00Z"}, "body.starts"),
        ({"rule": "FREQ=HOURLY"}, "body.rule"),
        ({"rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}, "body.rule"),
        ({"owner": "nobody"}, "body.owner"),
        ({"groups": []}, "body.groups"),
        ({"titel": "A slip"}, "body.titel"),
    ],
)
async def test_what_is_wrong_with_a_plan_is_said_with_its_place(
    office: Office, wrong: dict[str, object], where: str
) -> None:
    sent = {"title": "A walk", "starts": moment(SOON), "groups": ["parents"], **wrong}
    async with program(office) as client:
        refused = await client.post("activities", json=sent)
    assert refused.status_code == 422
    assert where in [one["where"] for one in refused.json()["errors"]]
    assert await lines(office, "activity_planned") == []


async def test_of_two_who_edit_the_second_is_told(office: Office) -> None:
    sent = {"title": "A walk in the park", "starts": moment(SOON), "groups": ["parents"]}
    async with program(office) as client:
        path = f"activities/{(await client.post('activities', json=sent)).json()['id']}"
        tag = (await client.get(path)).headers["etag"]
        mine = await client.post(f"{path}/change", json={"place": "Here"}, headers={"if-match": tag})
        theirs = await client.post(f"{path}/change", json={"place": "There"}, headers={"if-match": tag})
        place = (await client.get(path)).json()["next"]["place"]
    assert (mine.status_code, theirs.status_code, place) == (200, 412, "Here")


async def test_a_session_is_planned_changed_and_called_off(office: Office) -> None:
    sent = {"topic": "Sleep", "starts": moment(SOON), "ends": moment(LATER), "speakers": ["shen"]}
    async with program(office) as client:
        planned = (await client.post("groups/parents/sessions", json=sent)).json()
        one = next(each for each in planned if each["topic"] == "Sleep")
        twice = await client.post("groups/parents/sessions", json=sent)
        change = {"session": one["key"], "topic": "Sleep and dreams"}
        changed = (await client.post("groups/parents/sessions/change", json=change)).json()
        left = (await client.post("groups/parents/sessions/close", json={"session": one["key"]})).json()
        gone = await client.post("groups/parents/sessions/close", json={"session": one["key"]})
    assert (one["starts"], one["host"]) == (moment(SOON), "lin")
    assert "Sleep and dreams" in [each["topic"] for each in changed]
    assert one["key"] not in [each["key"] for each in left]
    assert (twice.status_code, gone.status_code) == (409, 404)


async def test_a_piece_comes_once_and_is_put_down(office: Office) -> None:
    sent = {"title": "Reading aloud", "link": "https://read.example/a"}
    async with program(office) as client:
        brought = (await client.post("pieces", json=sent)).json()
        assert (await client.post("pieces", json=sent)).status_code == 409
        down = {"verdict": "rejected", "text": "old"}
        assert (await client.post(f"pieces/{brought['id']}/review", json=down)).json()["state"] == "rejected"
        shelf = (await client.get("pieces", params={"state": "rejected"})).json()["items"]
        nothing = await client.post("pieces", json={"title": " ", "text": "<b></b>"})
    assert [one["id"] for one in shelf] == [brought["id"]]
    assert nothing.status_code == 422


async def test_members_are_paged_and_strangers_are_not_there(office: Office) -> None:
    for name in ("ann", "bea", "cat"):
        await join(office, f"lobby:{name}")
    async with program(office) as client:
        found, cursor = [], None
        while True:
            asked = {"limit": 2, **({"cursor": cursor} if cursor else {})}
            page = (await client.get("groups/parents/members", params=asked)).json()
            found += [one["member"] for one in page["items"]]
            cursor = page["next"]
            if cursor is None:
                break
        one = (await client.get("members/lobby:bea")).json()
        stranger = await client.get("members/lobby:zoe")
    assert [name for name in found if name in ("lobby:ann", "lobby:bea", "lobby:cat")] == [
        "lobby:ann", "lobby:bea", "lobby:cat",
    ]  # fmt: skip
    assert one["memberships"][0]["nickname"] == "Mia's mum"
    assert stranger.status_code == 404


async def test_what_staff_know_of_a_member_is_noted(office: Office) -> None:
    await join(office, "lobby:ann")
    async with program(office) as client:
        noted = await client.post("members/lobby:ann/facts", json={"grade": "student", "paid": True})
        unknown = await client.post("members/lobby:ann/facts", json={"grade": "emperor"})
    assert (noted.json()["grade"], noted.json()["paid"]) == ("student", True)
    assert unknown.status_code == 422


async def test_nicknames_that_attack_come_as_they_are_in_json(office: Office) -> None:
    await join(office, "lobby:ann", nickname='<script>"\u202e\x07')
    async with program(office) as client:
        answered = await client.get("members/lobby:ann")
    assert answered.headers["content-type"] == "application/json"
    assert answered.json()["memberships"][0]["nickname"] == '<script>"\u202e\x07'


async def test_time_off_of_others_is_noted_by_who_decides(office: Office) -> None:
    window = {"since": moment(SOON), "until": moment(LATER)}
    async with program(office, "qiao") as client:
        assert (await client.post("duty/time-off", json={"window": window})).status_code == 200
        others = await client.post("duty/time-off", json={"person": "yu", "window": window})
        swap = {"giver": "yu", "taker": "qiao", "window": window}
        assert (await client.post("duty/swaps", json=swap)).status_code == 403
    async with program(office) as client:
        assert (
            await client.post("duty/time-off", json={"person": "yu", "window": window})
        ).status_code == 200
    assert others.status_code == 403
    assert {(one.person, one.by) for one in await lines(office, "time_off")} == {
        ("qiao", "qiao"),
        ("yu", "lin"),
    }  # type: ignore[union-attr]


async def test_the_journal_says_who_asked_and_keeps_words_to_itself_unless_asked(office: Office) -> None:
    await ask_for_a_link(office)
    async with program(office) as client:
        await client.post("requests/r1/answer", json={"answer": "approve", "text": "Nice one"})
        asked = {"kind": "request_answered"}
        (line,) = (await client.get("journal", params=asked)).json()["items"]
        (whole,) = (await client.get("journal", params={**asked, "with_text": True})).json()["items"]
    assert (line["by"], line["about"], line["text"]) == ("lin", {"request": "r1", "answer": "approve"}, None)
    assert whole["text"] == "Nice one"


async def test_a_plan_is_checked_and_nothing_is_kept(office: Office) -> None:
    good = (office.app.home / "plan.yaml").read_text("utf-8")
    async with program(office) as client:
        fine = (await client.post("plan/check", json={"text": good})).json()
        bad = (await client.post("plan/check", json={"text": good.replace("clauses:", "clausess:")})).json()
        now = (await client.get("plan")).json()
    assert (fine["keepable"], fine["version"]) == (True, now["version"])
    assert (bad["keepable"], bool(bad["problems"][0]["mend"])) == (False, True)
