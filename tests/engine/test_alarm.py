"""Timers fall due once, also after a restart, and are skipped when they come too late to be of use."""

from datetime import timedelta

from tests.engine.house import NOON, Open, said

from warmfield.community.events import TimerDue
from warmfield.community.records import GroupRecord
from warmfield.engine.clock import VirtualClock
from warmfield.engine.ports import Store

LATER = NOON + timedelta(minutes=10)


async def test_a_timer_falls_due_at_its_time(running: Open, store: Store):
    async with running(store) as house:
        await house.engine.take([said("m1", f"timer {LATER.isoformat()}")])
        await house.until(lambda: house.clock.next_waking() == LATER)
        house.clock.move_to(LATER)
        await house.until(house.fired)
        (due,) = [turn.event for turn in house.turns if isinstance(turn.event, TimerDue)]
    assert (due.at, due.timer, due.sort) == (LATER, "m1", "timer")
    assert store.next_due() is None


async def test_a_timer_set_before_a_restart_falls_due_after_it(running: Open, store: Store):
    async with running(store) as house:
        await house.engine.take([said("m1", f"timer {LATER.isoformat()}")])
    async with running(store, clock=VirtualClock(LATER + timedelta(days=1))) as house:
        await house.until(house.fired)
        assert house.fired() == [("m1", False)]


async def test_a_timer_too_late_to_be_of_use_is_noted_and_nothing_follows(running: Open, store: Store):
    async with running(store) as house:
        await house.engine.take([said("m1", f"soon {LATER.isoformat()}")])
    async with running(store, clock=VirtualClock(LATER + timedelta(minutes=2))) as house:
        await house.until(house.fired)
        assert house.fired() == [("m1", True)]
    assert store.view().get(GroupRecord, "unplanned") is None
    assert store.next_due() is None


async def test_a_cancelled_timer_does_not_fall_due(running: Open, store: Store):
    async with running(store) as house:
        soonest = (NOON + timedelta(minutes=1)).isoformat()
        await house.engine.take([said("m1", f"timer {soonest}"), said("m2", f"timer {LATER.isoformat()}")])
        await house.engine.take([said("m3", "cancel m1")])
        house.clock.move_to(LATER)
        await house.until(house.fired)
        assert house.fired() == [("m2", False)]


async def test_a_timer_cancelled_while_it_fell_due_does_nothing(running: Open, store: Store):
    """The cancelling message stood before it in the same batch."""
    async with running(store) as house:
        await house.engine.take([said("m1", f"timer {LATER.isoformat()}")])
        due = TimerDue(id="t/m1", at=LATER, timer="m1")  # type: ignore[arg-type] # ids are strings
        await house.engine.take([said("m2", "cancel m1"), due])
        assert house.fired() == []


async def test_the_same_timer_set_again_for_the_same_time_falls_due_again(running: Open, store: Store):
    async with running(store) as house:
        house.clock.move_to(LATER)
        await house.engine.take([said("m1", f"timer {NOON.isoformat()}")])
        await house.until(house.fired)
        house.clock.move_by(timedelta(seconds=1))
        again = store.view().get(GroupRecord, "unplanned")
        assert again is not None
        await house.engine.take([said("m1-again", f"timer {NOON.isoformat()}")])
        await house.until(lambda: len(house.fired()) == 2)
