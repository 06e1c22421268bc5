"""A machine's clock that is set back by hours: nothing is said twice, and the day goes on."""

from collections import Counter
from datetime import timedelta

import pytest
from tests.rhythm.conftest import GROUP, MIDNIGHT
from tests.rhythm.one_group import OneGroup

from warmfield.community.actions import Post
from warmfield.community.events import TimerDue
from warmfield.community.ids import EventId, TimerId
from warmfield.community.rhythm_records import RhythmRecord
from warmfield.rhythm.tick import tick_timer

HOUR = timedelta(hours=1)


def ring(group: OneGroup, hour: float) -> None:
    """The clock rings at an hour that may be one it has shown before."""
    at = MIDNIGHT + hour * HOUR
    due = TimerDue(
        at=at, id=EventId(f"set/{hour}"), timer=TimerId(tick_timer(GROUP)), sort="tick", group=GROUP
    )
    group.turns += group.stage.take(due)


def done(group: OneGroup) -> Counter[str]:
    record = group.stage.shelf.get(RhythmRecord, GROUP)
    assert record is not None
    return Counter(one.key for one in record.done)


@pytest.mark.parametrize("hour", [0.5, 12.0, 19.9, 20.0, 21.5])
def test_set_back_it_says_nothing_twice(hour: float) -> None:
    usual, back = OneGroup(), OneGroup()
    for group in (usual, back):
        group.wait(22)
    ring(back, hour)
    for group in (usual, back):
        group.wait(70)
    assert set(done(back).values()) == {1}
    assert done(back) == done(usual)
    assert posts(back) == posts(usual)


def posts(group: OneGroup) -> list[str]:
    return [one.text for turn in group.turns for one in turn.actions if isinstance(one, Post)]
