"""Actions go out in order, at the platform's pace, again when it helps, and to a person when it doesn't."""

import asyncio
from datetime import timedelta

import pytest
from tests.engine.house import NOON, Open, fake_connector, said

from warmfield.community.actions import Action, Post
from warmfield.community.capabilities import EVERYTHING, Capabilities
from warmfield.community.events import ActionEnded
from warmfield.community.ids import ActionId
from warmfield.engine.clock import VirtualClock
from warmfield.engine.pace import LONGEST_WAIT, TRIES, Pace, wait_before
from warmfield.engine.ports import Outcome, Store, Turn
from warmfield.platforms.fake import FakeConnector
from warmfield.platforms.fake.connector import LOST_ANSWER

AGAIN = Outcome(how="again", reason="down")


def posted(connector: FakeConnector) -> list[str]:
    return [action.text for action in connector.performed if isinstance(action, Post)]


async def test_actions_of_a_group_go_out_in_order(running: Open, store: Store):
    async with running(store) as house:
        await house.engine.take([said(f"m{number}", f"post {number}") for number in range(5)])
        await house.until(lambda: len(house.ended()) == 5)
        assert posted(house.connector) == ["0", "1", "2", "3", "4"]
        assert {outcome for _, outcome in house.ended()} == {"done"}
        await house.until(lambda: house.engine.waiting == {"events": 0, "actions": 0})
    assert store.pending(NOON + timedelta(days=1)) == []


async def test_the_message_we_posted_is_named_in_the_journal(running: Open, store: Store):
    async with running(store) as house:
        await house.engine.take([said("m1", "post hi")])
        await house.until(house.ended)
        (ended,) = [turn.event for turn in house.turns if isinstance(turn.event, ActionEnded)]
    assert (ended.id, ended.asked) == ("o/m1/post", None)
    assert ended.placed is not None


async def test_a_platform_that_is_down_is_asked_again_later(running: Open, store: Store):
    connector = fake_connector()
    connector.script.extend([AGAIN, AGAIN])
    async with running(store, connector=connector) as house:
        await house.engine.take([said("m1", "post a"), said("m2", "post b")])
        for count in (1, 2):
            await house.until(lambda count=count: house.whats().count("postponed") == count)
            assert posted(connector) == []
            house.clock.move_by(timedelta(seconds=3))
        await house.until(lambda: len(house.ended()) == 2)
    assert posted(connector) == ["a", "b"]


async def test_the_wait_a_platform_asks_for_is_kept(running: Open, store: Store):
    connector = fake_connector()
    connector.script.append(Outcome(how="again", reason="slow down", wait=300.0))
    async with running(store, connector=connector) as house:
        await house.engine.take([said("m1", "post a")])
        await house.until(lambda: house.clock.next_waking() == NOON + timedelta(seconds=300))
        (waiting,) = store.pending(NOON + timedelta(seconds=300))
        assert waiting.attempts == 1
        house.clock.move_by(timedelta(seconds=300))
        await house.until(house.ended)


async def test_what_never_works_is_refused_and_comes_back_whole(running: Open, store: Store):
    connector = fake_connector()
    connector.script.extend([AGAIN] * TRIES)
    async with running(store, connector=connector) as house:
        await house.engine.take([said("m1", "post a")])
        for count in range(1, TRIES):
            await house.until(lambda count=count: house.whats().count("postponed") == count)
            house.clock.move_by(timedelta(seconds=LONGEST_WAIT * 2))
        await house.until(house.ended)
        (ended,) = [turn.event for turn in house.turns if isinstance(turn.event, ActionEnded)]
    assert (ended.outcome, ended.reason) == ("refused", "down")
    assert isinstance(ended.asked, Post)


async def test_a_connector_that_raises_is_asked_again(running: Open, store: Store):
    class Stumbling(FakeConnector):
        async def perform(self, action: Action) -> Outcome:
            if not house.noted[-1:] or "postponed" not in house.whats():
                raise ConnectionResetError
            return await super().perform(action)

    stumbling = Stumbling(fake_connector()._chat)
    async with running(store, connector=stumbling) as house:
        await house.engine.take([said("m1", "post a")])
        await house.until(lambda: "postponed" in house.whats())
        house.clock.move_by(timedelta(seconds=3))
        await house.until(house.ended)
        assert [one.reason for one in house.noted if one.what == "postponed"] == ["ConnectionResetError"]


async def test_an_answer_that_got_lost_does_not_do_it_twice(running: Open, store: Store):
    """The platform knows the key and answers as it did."""
    connector = fake_connector()
    connector.script.append(LOST_ANSWER)
    async with running(store, connector=connector) as house:
        await house.engine.take([said("m1", "post a")])
        await house.until(lambda: "postponed" in house.whats())
        house.clock.move_by(timedelta(seconds=3))
        await house.until(house.ended)
    assert posted(connector) == ["a"]


async def test_a_platform_that_nobody_connects_to_refuses(running: Open, store: Store):
    async with running(store, platform="elsewhere") as house:
        await house.engine.take([said("m1", "post a")])
        await house.until(house.ended)
        assert house.ended() == [("m1/post", "refused")]


async def test_what_was_left_in_the_outbox_goes_out_after_a_restart(running: Open, store: Store):
    connector = fake_connector()
    connector.script.append(Outcome(how="again", reason="down", wait=3600.0))
    async with running(store, connector=connector) as house:
        await house.engine.take([said("m1", "post a"), said("m2", "post b")])
        await house.until(lambda: house.clock.next_waking() == NOON + timedelta(hours=1))
    later = VirtualClock(NOON + timedelta(hours=1))
    async with running(store, connector=connector, clock=later) as house:
        await house.until(lambda: len(house.ended()) == 2)
    assert posted(connector) == ["a", "b"]


async def test_a_platform_is_asked_no_faster_than_it_takes():
    clock = VirtualClock(NOON)
    pace = Pace(Capabilities(platform="x", can=EVERYTHING, per_second=2.0).per_second, clock)
    await pace.slot()
    await pace.slot()
    assert clock.next_waking() is None

    third = asyncio.create_task(pace.slot())
    await asyncio.sleep(0)
    assert clock.next_waking() == NOON + timedelta(seconds=0.5)
    clock.move_by(timedelta(seconds=0.5))
    await third


@pytest.mark.parametrize("attempts", range(1, TRIES))
def test_waits_grow_and_stay_within_a_quarter(attempts: int):
    wait = wait_before(ActionId("a"), attempts).total_seconds()
    assert 0.75 * min(2 ** (attempts - 1), LONGEST_WAIT) <= wait <= 1.25 * LONGEST_WAIT
    assert wait == wait_before(ActionId("a"), attempts).total_seconds()
    assert wait != wait_before(ActionId("b"), attempts).total_seconds()


async def test_what_the_outbox_no_longer_holds_is_not_sent_nor_told_of(running: Open, store: Store):
    """Between two batches the store may change: an action of somebody who was erased goes nowhere."""
    connector = fake_connector()
    connector.script.append(AGAIN)
    async with running(store, connector=connector) as house:
        await house.engine.take([said("m1", "post a"), said("m2", "post b")])
        await house.until(lambda: house.whats().count("postponed") == 1)
        ended = ActionEnded(id="x", at=NOON, action=ActionId("m1/post"), outcome="refused")
        await house.engine.between(lambda: store.commit([Turn(event=ended)]))
        house.clock.move_by(timedelta(seconds=3))
        await house.until(lambda: posted(connector) == ["b"])
        await house.until(lambda: house.engine.waiting["actions"] == 0)
    assert [name for name, _ in house.ended()] == ["m2/post"]


async def test_work_that_fails_between_two_batches_is_told_and_ends_nothing(running: Open, store: Store):
    async with running(store) as house:
        with pytest.raises(ZeroDivisionError):
            await house.engine.between(lambda: 1 // 0)
        await house.engine.take([said("m1", "post a")])
        await house.until(lambda: len(house.ended()) == 1)
