"""Webhooks, told to a real receiver: signed, in order, again where it fails, and over restarts."""

import asyncio
import base64
import hashlib
import hmac
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path

import pytest
from tests.console.conftest import Office, open_office
from tests.console.test_inbox_page import ask_for_a_link
from tests.console.test_looking_back import say
from tests.webhooks.receiver import Receiver, receiving

from warmfield.community.events import Joined, MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId, PersonId, RequestId
from warmfield.community.staff_commands import RequestAnswered
from warmfield.console.permissions import can
from warmfield.console.signing.keyring import Keyring
from warmfield.engine.noted import Noted
from warmfield.webhooks.delivering import Delivering, HookPorts
from warmfield.webhooks.delivery_book import deliveries_of, put_test, switch_off
from warmfield.webhooks.hook_book import (
    DAY,
    Hook,
    WantedHook,
    add_hook,
    hook_named,
    place_kept,
    remove_hook,
    rotate_secret,
    switch_on,
)
from warmfield.webhooks.notice import KINDS, TEST, Notice, Place
from warmfield.webhooks.poster import Poster

NEAR = [ip_network("127.0.0.0/8")]
SHORT = 1.0
"""Seconds of patience, where a receiver never answers."""
MOMENT = 1_800_000_000.0


class Telling:
    """A home, a clock that a test moves, and who tells; looks are taken by hand."""

    def __init__(self, office: Office, book: Keyring, poster: Poster | None = None) -> None:
        self.office, self.book, self.now = office, book, MOMENT
        self.noted: list[Noted] = []
        app = office.app
        ports = HookPorts(
            book=book,
            archive=app.archive,
            view=app.store.view,
            news=app.bell.news,
            may=lambda person: can(app.engine.rulebook, person, "webhooks"),
            language=lambda: "en",
            observe=self.noted.append,
            clock=lambda: self.now,
        )
        self.delivering = Delivering(ports, poster or Poster(NEAR))

    async def add(
        self,
        receiver: Receiver,
        kinds: Sequence[str] = tuple(KINDS),
        *,
        text: bool = False,
        person: str = "lin",
    ) -> str:
        wanted = WantedHook(
            person=PersonId(person), name="a program", address=receiver.address, kinds=kinds, with_text=text,
            once=f"{receiver.address} {kinds}",
        )  # fmt: skip
        return await self.book.do(add_hook, wanted, Place(seq=await self.office.app.archive.last()))

    async def look(self) -> None:
        """Notice what happened, and send until nothing is due."""
        await self.delivering.look()
        await self.delivering.rested()

    async def hook(self, name: str) -> Hook:
        found = await self.book.do(hook_named, name)
        assert found is not None
        return found


@asynccontextmanager
async def telling(folder: Path, patience: float = 10.0) -> AsyncIterator[Telling]:
    """On what lies in `folder`, whether it is the first time or after a restart."""
    async with open_office(folder / "home") as office:
        one = Telling.__new__(Telling)
        book = Keyring(folder / "hooks.db", lambda: one.now)
        one.__init__(office, book, Poster(NEAR, patience=patience))  # type: ignore[misc] # the clock of the book is the clock of the test
        try:
            yield one
        finally:
            book.close()


async def join(office: Office, name: str) -> None:
    joined = Joined(
        at=datetime.now(UTC), id=EventId(f"j{name}"), group=GroupId("parents"), who=MemberId(f"lobby:{name}"),
        nickname=f"{name}'s mum",
    )  # fmt: skip
    await office.app.engine.take([joined])


async def test_what_happens_is_told_by_its_ids(tmp_path: Path) -> None:
    async with telling(tmp_path) as here, receiving() as receiver:
        await say(here.office, 1)
        await here.add(receiver, ["member.joined", "request.opened", "message.sent"])
        await join(here.office, "ann")
        await ask_for_a_link(here.office)
        await here.look()
    assert receiver.bodies[0]["data"] == {"group": "parents", "what": "join", "who": "lobby:ann"}
    opened = [body["data"] for body in receiver.bodies if body["type"] == "request.opened"]
    assert ("link", "lobby:ann") in [(one["sort"], one["who"]) for one in opened]
    assert "message.sent" not in receiver.kinds, "what was before isn't told"
    assert "mum" not in str(receiver.bodies)


async def test_a_delivery_is_signed_as_standard_webhooks_has_it(tmp_path: Path) -> None:
    async with telling(tmp_path) as here, receiving() as receiver:
        name = await here.add(receiver, ["member.joined"])
        await join(here.office, "ann")
        await here.look()
        secret = (await here.hook(name)).secrets[0]
    ((headers, body),) = receiver.got
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert headers["webhook-timestamp"] == str(int(MOMENT))
    assert headers["content-type"] == "application/json"


async def test_after_a_new_secret_both_sign_for_a_day(tmp_path: Path) -> None:
    async with telling(tmp_path) as here, receiving() as receiver:
        name = await here.add(receiver, ["member.joined"])
        await here.book.do(rotate_secret, name)
        await join(here.office, "ann")
        await here.look()
        here.now += DAY + 1
        await join(here.office, "bea")
        await here.look()
    assert [len(headers["webhook-signature"].split()) for headers, _ in receiver.got] == [2, 1]


async def test_what_was_written_is_told_only_where_it_was_chosen(tmp_path: Path) -> None:
    async with telling(tmp_path) as here, receiving() as receiver:
        await here.add(receiver, ["message.sent"], text=True)
        await say(here.office, 7)
        await here.look()
    assert receiver.bodies[0]["data"]["text"] == "word 7"


async def test_a_decision_is_told_with_its_clause(tmp_path: Path) -> None:
    async with telling(tmp_path) as here, receiving() as receiver:
        await here.add(receiver, ["decision.made"], text=True)
        said = MessageSent(
            at=datetime.now(UTC), id=EventId("m1"), who=MemberId("lobby:ann"), group=GroupId("parents"),
            nickname="Leo's dad - Longze Garden", text="https://news.example/a",
        )  # fmt: skip
        await here.office.app.engine.take([said])
        await here.look()
    (about,) = [body["data"] for body in receiver.bodies]
    assert (about["decision"], about["clause"], about["band"]) == ("d/m1", "1.2", "act")
    assert about["text"] == "https://news.example/a"


async def test_a_request_s_end_is_told_with_who_answered(tmp_path: Path) -> None:
    async with telling(tmp_path) as here, receiving() as receiver:
        await here.add(receiver, ["request.opened", "request.closed"])
        await ask_for_a_link(here.office)
        answered = RequestAnswered(
            at=datetime.now(UTC), id=EventId("a"), request=RequestId("r1"), answer="refuse",
            by=PersonId("he"),
        )  # fmt: skip
        await here.office.app.engine.take([answered])
        await here.look()
        await here.look()
    closed = [body["data"] for body in receiver.bodies if body["type"] == "request.closed"]
    assert [(one["request"], one["state"], one["by"]) for one in closed] == [("r1", "refused", "he")]


async def test_a_restart_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    async with receiving() as receiver:
        async with telling(tmp_path) as here:
            await here.add(receiver, ["member.joined"])
            await join(here.office, "ann")
            await here.look()
            await join(here.office, "bea")
        async with telling(tmp_path) as here:
            await join(here.office, "cat")
            await here.look()
            place = await here.book.do(place_kept)
            (newest,) = await here.office.app.archive.journal(kinds=["join"], limit=1)
            assert place is not None
            assert place.seq >= newest.seq
            await here.look()
    assert [body["data"]["who"] for body in receiver.bodies] == ["lobby:ann", "lobby:bea", "lobby:cat"]
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 3


@pytest.mark.parametrize(
    "answer", ["500 Oops", "503 Busy", "429 Slowly", "302 Found\r\nLocation: /other", ""]
)
async def test_what_did_not_arrive_is_sent_again_later_under_the_same_id(tmp_path: Path, answer: str) -> None:
    async with telling(tmp_path, SHORT) as here, receiving() as receiver:
        name = await here.add(receiver, ["member.joined"])
        receiver.answers = [answer, answer]
        await join(here.office, "ann")
        await here.look()
        await here.look()
        assert len(receiver.got) == 1, "it rests first"
        here.now += 6
        await here.look()
        assert (await here.hook(name)).fails == 2
        here.now += 61
        await here.look()
        (delivery,) = await here.book.do(deliveries_of, name)
        assert (delivery.state, delivery.attempts, (await here.hook(name)).fails) == ("done", 3, 0)
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1


async def test_a_receiver_that_is_down_is_tried_for_a_day_then_switched_off(tmp_path: Path) -> None:
    async with telling(tmp_path) as here:
        async with receiving() as receiver:
            name = await here.add(receiver, ["member.joined"])
        await join(here.office, "ann")
        tries = 0
        while not (await here.hook(name)).off:
            await here.look()
            tries += 1
            here.now = max(here.now + 1, (await here.hook(name)).rests_until)
        assert (await here.hook(name)).off == "failing"
        assert here.now - MOMENT >= DAY
        assert 10 < tries < 40
        assert [one.what for one in here.noted] == ["webhook_off"]
        (delivery,) = await here.book.do(deliveries_of, name)
        assert delivery.state == "failed"


async def test_it_asks_again_only_when_it_was_told_it_may(tmp_path: Path) -> None:
    async with telling(tmp_path) as here, receiving() as receiver:
        name = await here.add(receiver, ["member.joined"])
        receiver.answers = ["503 Busy\r\nRetry-After: 900"]
        await join(here.office, "ann")
        await here.look()
        assert (await here.hook(name)).rests_until == MOMENT + 900


async def test_what_a_receiver_refuses_holds_up_nothing_else(tmp_path: Path) -> None:
    async with telling(tmp_path) as here, receiving() as receiver:
        name = await here.add(receiver, ["member.joined"])
        receiver.answers = ["422 Unclear"]
        for who in ("ann", "bea"):
            await join(here.office, who)
        await here.look()
        states = [one.state for one in await here.book.do(deliveries_of, name)]
    assert states == ["done", "waiting"]


async def test_a_slow_receiver_holds_up_nobody_else(tmp_path: Path) -> None:
    async with telling(tmp_path, SHORT) as here, receiving() as slow, receiving() as quick:
        await here.add(slow, ["member.joined"])
        await here.add(quick, ["member.joined"])
        slow.answers = [""]
        await join(here.office, "ann")
        await here.delivering.look()
        await quick.until(1)
        assert here.delivering.sending, "the slow one is still being waited for"
        await here.delivering.rested()


async def test_gone_means_gone(tmp_path: Path) -> None:
    async with telling(tmp_path) as here, receiving() as receiver:
        name = await here.add(receiver, ["member.joined"])
        receiver.answers = ["410 Gone"]
        await join(here.office, "ann")
        await here.look()
        assert (await here.hook(name)).off == "gone"


async def test_what_happened_while_it_was_off_is_not_told_afterwards(tmp_path: Path) -> None:
    async with telling(tmp_path) as here, receiving() as receiver:
        name = await here.add(receiver, ["member.joined"])
        await here.book.do(switch_off, name, "owner")
        await join(here.office, "ann")
        await here.look()
        await here.book.do(switch_on, name, Place(seq=await here.office.app.archive.last()))
        await join(here.office, "bea")
        await here.look()
    assert [body["data"]["who"] for body in receiver.bodies] == ["lobby:bea"]


async def test_whose_owner_may_no_longer_is_told_nothing(tmp_path: Path) -> None:
    async with telling(tmp_path) as here, receiving() as receiver:
        name = await here.add(receiver, ["member.joined"], person="he")
        await join(here.office, "ann")
        await here.look()
        assert ((await here.hook(name)).off, receiver.got) == ("owner", [])


async def test_a_private_address_is_not_asked_unless_the_settings_say_so(tmp_path: Path) -> None:
    async with telling(tmp_path) as here, receiving() as receiver:
        closed = Telling(here.office, here.book, Poster())
        name = await closed.add(receiver, ["member.joined"])
        await join(here.office, "ann")
        await closed.look()
        (delivery,) = await here.book.do(deliveries_of, name)
    assert ("private network" in delivery.why, receiver.got) == (True, [])


async def test_a_name_that_leads_inside_is_not_asked_and_the_internet_only_by_https() -> None:
    async def inward(_host: str, _port: int) -> Sequence[str]:
        return ["10.1.2.3"]

    async def outward(_host: str, _port: int) -> Sequence[str]:
        return ["93.184.216.34"]

    assert "private network" in (await Poster(resolve=inward).post("https://x.example/", b"", {})).why
    assert "Only https" in (await Poster(resolve=outward).post("http://x.example/", b"", {})).why


async def test_the_last_fifty_are_kept_for_looking_back(tmp_path: Path) -> None:
    async with telling(tmp_path) as here, receiving() as receiver:
        name = await here.add(receiver, ["member.joined"])
        hook = await here.hook(name)
        for nth in range(60):
            notice = Notice(kind=TEST, key=f"test/{nth}", at=datetime.now(UTC))
            await here.book.do(put_test, hook, notice)
        await here.look()
        assert len(receiver.got) == 60
        assert len(await here.book.do(deliveries_of, name)) == 50
        assert await here.book.do(remove_hook, name)
        assert await here.book.do(deliveries_of, name) == []


async def test_it_tells_by_itself_while_warmfield_runs(tmp_path: Path) -> None:
    async with telling(tmp_path) as here, receiving() as receiver:
        await here.add(receiver, ["member.joined"])
        running = asyncio.create_task(here.delivering.run())
        await join(here.office, "ann")
        await receiver.until(1)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert receiver.kinds == ["member.joined"]
