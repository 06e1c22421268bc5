"""What happened in the seven days before today, beside the seven before those."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from warmfield.community.ids import ClauseNumber, GroupId
from warmfield.community.records import InboxRecord
from warmfield.community.requests import Request
from warmfield.community.rhythm_records import RhythmRecord
from warmfield.community.warm_up_records import WarmUpRecord
from warmfield.rhythm.last_days import last_days
from warmfield.rhythm.local_time import DAY, at
from warmfield.rhythm.pulse.gauged import Gauge
from warmfield.rhythm.warm_up.topics import topics
from warmfield.rhythm.wish import Scope

WEEK = 7
MIDNIGHT = datetime.min.time()


class GroupWeek(Struct, frozen=True, kw_only=True):
    """Days by how they felt; `before` are the messages of the week before."""

    group: GroupId
    comfortable: int
    quiet: int
    lively: int
    messages: int
    before: int


class WeekSeen(Struct, frozen=True, kw_only=True):
    groups: tuple[GroupWeek, ...]
    broken: dict[ClauseNumber, int]
    broken_before: dict[ClauseNumber, int]
    waiting: int
    """Requests that are open, and how many whole days the oldest is."""
    oldest: int
    topic: str
    """What members answered most after a warm-up, in the plan's words; empty: nothing."""
    voices: int


def week_seen(scope: Scope) -> WeekSeen:
    groups = tuple(_groups(scope))
    broken, before = _broken(scope)
    inbox = scope.view.get(InboxRecord, "")
    asked = [scope.view.get(Request, number) for number in (inbox.open if inbox else ())]
    ages = [(scope.now - one.at).days for one in asked if one is not None]
    topic, voices = _best_topic(scope)
    return WeekSeen(
        groups=groups,
        broken=broken,
        broken_before=before,
        waiting=len(ages),
        oldest=max(ages, default=0),
        topic=topic,
        voices=voices,
    )


def _groups(scope: Scope) -> Iterator[GroupWeek]:
    """Groups of which something was heard."""
    first = scope.today - WEEK * DAY
    for group in scope.rulebook.plan.groups:
        here = Scope(rulebook=scope.rulebook, view=scope.view, group=group, now=scope.now)
        days = list(last_days(here, 2 * WEEK))
        week = [day for day in days if first <= day.day < scope.today]
        if week:
            yield _week(group, week, [day for day in days if first - WEEK * DAY <= day.day < first])


def _week(group: GroupId, week: list[Gauge], before: list[Gauge]) -> GroupWeek:
    felt = Counter(day.says for day in week)
    return GroupWeek(
        group=group,
        comfortable=felt["healthy"],
        quiet=felt["silent"] + felt["quiet"],
        lively=felt["busy"] + felt["drowned"],
        messages=sum(day.messages for day in week),
        before=sum(day.messages for day in before),
    )


def _broken(scope: Scope) -> tuple[dict[ClauseNumber, int], dict[ClauseNumber, int]]:
    """By clause, this week and the week before."""
    weeks = Counter[ClauseNumber](), Counter[ClauseNumber]()
    today = scope.today.toordinal()
    for group in scope.rulebook.plan.groups:
        record = scope.view.get(RhythmRecord, group)
        for one in record.broken if record else ():
            back = today - one.day
            if 1 <= back <= 2 * WEEK:
                weeks[(back - 1) // WEEK][one.clause] += one.count
    return dict(weeks[0]), dict(weeks[1])


def _best_topic(scope: Scope) -> tuple[str, int]:
    """The topic most members answered; people's own words are known by nobody else."""
    since = at(scope.today - timedelta(days=WEEK), MIDNIGHT, scope.clocks)
    best, most = "", 0
    for group in scope.rulebook.plan.groups:
        here = Scope(rulebook=scope.rulebook, view=scope.view, group=group, now=scope.now)
        record, texts = scope.view.get(WarmUpRecord, group), {one.key: one.text for one in topics(here)}
        for one in record.tried if record else ():
            told = texts.get(one.topic, "")
            if told and datetime.fromtimestamp(one.at, UTC) >= since and len(one.answered) > most:
                best, most = told, len(one.answered)
    return best, most
