"""A month of the reference plan, played: what the agenda said at midnight is what the day brought."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from tests.rhythm.conftest import MIDNIGHT
from tests.rhythm.one_group import plan_with

from warmfield.community.actions import Post
from warmfield.community.events import MessageSent, PlanPublished, TimerDue
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.rhythm_records import RhythmRecord
from warmfield.engine.ports import Turn
from warmfield.plan.rulebook import Rulebook
from warmfield.rehearsal.play import Stage
from warmfield.rhythm.agenda import day_plan
from warmfield.rhythm.wish import Item, Scope

DAYS = 27
"""With nobody in it a group sleeps from the 28th on, at the very hour."""
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
TALK = (timedelta(hours=9, minutes=10), timedelta(hours=17), timedelta(hours=21, minutes=50))
Said = tuple[GroupId, str, datetime]


def plan() -> Rulebook:
    """Without warm-ups: those stand in the agenda as what happens if nobody writes."""
    known = plan_with().plan.rhythm
    return plan_with(rhythm=known.model_copy(update={"warm_up": None}))


class Month:
    """Every group of a plan, midnight after midnight."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.groups = tuple(rulebook.plan.groups)
        self.stage = Stage(rulebook)
        began = PlanPublished(at=MIDNIGHT, id=EventId("p"), version="v", groups=self.groups)
        self.turns = list(self.stage.take(began))

    def agenda(self, midnight: datetime) -> Iterator[Item]:
        self.turns += self.stage.wait(midnight)
        for group in self.groups:
            scope = Scope(rulebook=self.rulebook, view=self.stage.shelf, group=group, now=midnight)
            yield from day_plan(scope, scope.today)

    def play(self, midnight: datetime, *, talk: bool) -> list[Turn]:
        """Give the turns of a day; in every group somebody says something three times."""
        made: list[Turn] = []
        for hour in TALK if talk else ():
            for group in self.groups:
                made += self.stage.take(_message(midnight + hour, group))
        made += self.stage.wait(midnight + DAY - SECOND)
        return made

    def done(self, midnight: datetime) -> Iterator[Said]:
        """What was carried out since."""
        for group in self.groups:
            record = self.stage.shelf.get(RhythmRecord, group)
            assert record is not None
            for one in record.done:
                at = datetime.fromtimestamp(one.at, UTC)
                if at >= midnight:
                    yield group, one.sort, at


def _message(at: datetime, group: GroupId) -> MessageSent:
    return MessageSent(
        at=at,
        id=EventId(f"{group}/{at}"),
        group=group,
        who=MemberId("ann"),
        nickname="乐乐爸-龙泽苑",
        text="今天的天气真好",
    )


@pytest.mark.parametrize("talk", [False, True])
def test_a_month_brings_exactly_what_the_agenda_said(*, talk: bool) -> None:
    month, planned, done = Month(plan()), 0, 0
    for midnight in (MIDNIGHT + number * DAY for number in range(DAYS)):
        items = [one for one in month.agenda(midnight) if not one.held]
        posts = {(one.group, one.at) for one in items if one.wish.speaks}
        turns = month.play(midnight, talk=talk)
        said = sorted(month.done(midnight))
        assert said == sorted((one.group, one.wish.sort, one.at) for one in items), midnight
        for turn in turns:
            if isinstance(turn.event, TimerDue) and turn.event.sort == "tick":
                done += _count(turn, posts)
        planned += len(posts)
    assert 0 < done <= planned


def _count(turn: Turn, posts: set[tuple[GroupId, datetime]]) -> int:
    """How many words; each stands in the agenda, at its very moment."""
    words = [one for one in turn.actions if isinstance(one, Post)]
    assert all((one.group, turn.event.at) in posts for one in words)
    return len(words)


def test_what_wasnt_promised_for_its_hour_keeps_away_from_other_posts() -> None:
    month = Month(plan())
    apart = month.rulebook.plan.rhythm.posts.apart.total_seconds()
    seen = 0
    for midnight in (MIDNIGHT + number * DAY for number in range(DAYS)):
        promised = {one.wish.key for one in month.agenda(midnight) if one.wish.firm or one.wish.inside}
        month.play(midnight, talk=True)
        for group in month.groups:
            record = month.stage.shelf.get(RhythmRecord, group)
            assert record is not None
            today = [one for one in record.posted if one.at >= midnight.timestamp()]
            free = [one for one in today if one.key not in promised]
            seen += len(free)
            for one in free:
                others = (abs(one.at - other.at) for other in record.posted if other is not one)
                assert min(others, default=apart) >= apart
    assert seen
