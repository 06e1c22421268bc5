"""The week in a few lines: counted by hand, told once, to whom the plan says."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from tests.rhythm.conftest import GROUP, reference_rulebook
from tests.rhythm.one_group import OneGroup, plan_with

from warmfield.community.actions import Action, Post, Tell
from warmfield.community.draft import Record, key_of
from warmfield.community.ids import ClauseNumber, GroupId, RequestId
from warmfield.community.pulse import DayHeard, UsualRecord
from warmfield.community.records import InboxRecord
from warmfield.community.requests import Request
from warmfield.community.rhythm_records import Broken, RhythmRecord
from warmfield.community.warm_up_records import Tried, WarmUpRecord
from warmfield.engine.memory_store import MemoryView
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.sections.reporting import Digest, Reports
from warmfield.rhythm.local_time import at
from warmfield.rhythm.warm_up.topics import topics
from warmfield.rhythm.weekly.weekly_wish import weeks
from warmfield.rhythm.weekly.weekly_words import week_text
from warmfield.rhythm.wish import Scope
from warmfield.wording import words_in

MONDAY = date(2026, 3, 9)
OTHER = GroupId("trial")
NAMES = {at: group.name for at, group in reference_rulebook().plan.groups.items()}


def scope(*records: Record, address: str = "") -> Scope:
    rulebook = Rulebook(reference_rulebook().plan, address=address)
    now = at(MONDAY, time(8, 30), Scope(rulebook=rulebook, view=MemoryView(), group=GROUP, now=NOON).clocks)
    view = MemoryView({(type(one), key_of(one)): one for one in records})
    return Scope(rulebook=rulebook, view=view, group=GROUP, now=now)


NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


def usual(group: GroupId, messages: Iterable[int]) -> UsualRecord:
    """The days before MONDAY, oldest first; in a group where 40 messages are usual."""
    counts = list(messages)
    first = MONDAY.toordinal() - len(counts)
    days = tuple(
        DayHeard(
            day=first + nth, messages=count, people=min(count, 9), useful=count // 2, voices=9.0, usual=40.0
        )
        for nth, count in enumerate(counts)
    )
    return UsualRecord(id=group, since=first, upto=MONDAY.toordinal() - 1, days=days)


def lines(*records: Record, address: str = "") -> list[str]:
    here = scope(*records, address=address)
    return week_text(here, words_in("en")).split("\n")


def test_a_week_in_which_all_went_well():
    told = lines(usual(GROUP, [30] * 7 + [40] * 7), address="https://warm.example")
    assert told == [
        "The week from Monday, 2 March to Sunday, 8 March, in a few lines.",
        "Went well:",
        "· Every group was comfortable all week.",
        "· Members wrote 280 messages, after 210.",
        "One suggestion: Nothing has to change. A thank-you to those on duty would do good.",
        "More: https://warm.example/reports",
    ]


def test_a_week_that_needs_care_says_what_might_help():
    old = Request(id=RequestId("r1"), sort="link", at=NOON - timedelta(days=3), group=GROUP, title="?")
    young = Request(id=RequestId("r2"), sort="link", at=NOON, group=GROUP, title="?")
    told = lines(
        usual(GROUP, [40] * 10 + [0, 0, 3, 400]), usual(OTHER, [40] * 7), old, young,
        InboxRecord(open=(old.id, young.id)),
    )  # fmt: skip
    assert told == [
        "The week from Monday, 2 March to Sunday, 8 March, in a few lines.",
        "Went well:",
        f"· {NAMES[OTHER]} was comfortable on 7 of 7 days.",
        "· Members wrote 803 messages, after 280.",
        "Needs care:",
        "· 2 requests wait for an answer, the oldest for 2 days.",
        f"· {NAMES[GROUP]} was quiet on 3 of 7 days.",
        "One suggestion: Take ten quiet minutes for the inbox, the oldest first.",
        "More in the console, under “Reports”.",
    ]


def test_a_topic_that_worked_elsewhere_is_suggested_where_it_is_quiet():
    topic = topics(scope())[0]
    tried = Tried(NOON.timestamp() - 86400, topic.key, 9, None, ("ann", "bea"))  # type: ignore[arg-type]
    told = lines(
        usual(GROUP, [40] * 4 + [0] * 3), usual(OTHER, [40] * 7), WarmUpRecord(id=OTHER, tried=(tried,))
    )
    assert f"· “{topic.text}” got 2 members talking." in told
    assert told[-2] == f"One suggestion: Try “{topic.text}” in {NAMES[GROUP]}: it was answered elsewhere."


def test_a_clause_that_is_broken_much_more_often_is_named():
    today = MONDAY.toordinal()
    broken = tuple(
        Broken(today - back, ClauseNumber(number), count)
        for back, number, count in (
            (1, "1.2", 4),
            (7, "1.2", 2),
            (8, "1.2", 3),
            (2, "1.5", 2),
            (14, "1.5", 1),
            (15, "1.5", 9),
        )
    )
    told = lines(usual(GROUP, [40] * 7), RhythmRecord(id=GROUP, since=NOON, broken=broken))
    assert "· Clause 1.2 Links was broken 6 times, after 3 the week before." in told
    assert told[-2] == "One suggestion: Say in the group, kindly and once, what clause 1.2 is good for."


def test_of_a_week_in_which_nothing_was_heard_nothing_is_told():
    assert week_text(scope(), words_in("en")) == ""


@pytest.mark.parametrize(("day", "group", "wished"), [(0, GROUP, 1), (1, GROUP, 0), (0, OTHER, 0)])
def test_it_is_wished_for_once_a_week_in_one_group(day: int, group: GroupId, wished: int):
    here = Scope(rulebook=reference_rulebook(), view=MemoryView(), group=group, now=NOON)
    found = list(weeks(here, MONDAY + timedelta(days=day)))
    assert len(found) == wished
    assert [(one.speaks, one.key) for one in found] == [(False, "weekly/2026-03-09")] * wished


def lived(**parts: object) -> list[Action]:
    """A fortnight in which somebody writes each day; what was done on the second Monday morning."""
    group = OneGroup(plan_with(**parts))
    group.days((9, 10, 18), range(7))
    group.wait(7 * 24 + 12)
    return [
        action
        for turn in group.turns
        for action in turn.actions
        if "这一周的小结" in getattr(action, "text", "")
    ]


def test_owners_are_told_in_private():
    told = lived()
    assert [(type(one), getattr(one, "member", "")) for one in told] == [(Tell, "lobby:lin")]


def test_it_is_posted_in_the_staff_group_where_there_is_one():
    plan = reference_rulebook().plan
    management = plan.teams["management"].model_copy(update={"staff_group": GROUP})
    told = lived(teams={**plan.teams, "management": management})
    assert [(type(one), one.group) for one in told] == [(Post, GROUP)]


@pytest.mark.parametrize("parts", [{"mode": "dry"}, {"reports": Reports()}])
def test_nobody_is_told_in_a_dry_run_or_where_the_plan_asks_for_none(parts: dict[str, object]):
    assert lived(**parts) == []


def test_another_day_may_be_chosen():
    (told,) = lived(reports=Reports(digest=Digest(day="sunday", at=time(9))))
    assert "2026-03-08T01:00" in told.id
