"""Figures of small cases that were counted by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.rhythm.conftest import GROUP, reference_rulebook

from warmfield.community.ids import ClauseNumber, GroupId, MemberId, PersonId, PieceId, RequestId
from warmfield.community.months import MonthRecord, SaidOn, month_key, with_post
from warmfield.community.pieces import PieceRecord, Use
from warmfield.community.pulse import DayHeard
from warmfield.community.rota import Beat, RotaRecord, Stint
from warmfield.community.tallies import Cited, PutToStaff
from warmfield.community.warm_up_records import Tried, WarmUpRecord
from warmfield.report.clause_tally import ClauseTally, by_clause
from warmfield.report.duty_then import DutyThen
from warmfield.report.fairness import all_together, compared, wilson
from warmfield.report.health import healths, together
from warmfield.report.period import Period
from warmfield.report.received import Topic, pieces_received, posts_by_sort, topics
from warmfield.report.waited import Waited, by_key, slowest, waited

MONDAY = date(2026, 3, 2)
WEEK = Period(MONDAY, MONDAY + timedelta(days=6))
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
LINKS, ADVERTS = ClauseNumber("1.2"), ClauseNumber("1.5")


def heard(nth: int, messages: int, people: int = 10, **more: float) -> DayHeard:
    given = {"useful": messages // 2, "voices": float(people), "usual": 40.0} | more
    return DayHeard(day=MONDAY.toordinal() + nth, messages=messages, people=people, **given)  # type: ignore[arg-type]


def month(*days: DayHeard, group: GroupId = GROUP, posts: tuple[SaidOn, ...] = ()) -> MonthRecord:
    return MonthRecord(id=month_key(group, MONDAY), days=days, posts=posts)


def test_days_are_counted_by_how_they_felt():
    days = (
        heard(0, 40),
        heard(1, 0, 0),
        heard(2, 44),
        heard(3, 400, around=120, staff=7, ours=2),
        heard(9, 40),
    )
    one, nothing = healths(reference_rulebook(), (GROUP, GroupId("other")), [month(*days)], WEEK)
    assert (one.comfortable, one.below, one.above, len(one.days)) == (2, 1, 1, 4)
    assert (one.messages, one.people_a_day, one.useful, one.around) == (484, 7.5, 0.5, 120)
    assert (nothing.days, nothing.trouble, nothing.useful, nothing.around) == ((), 0.0, 0.0, 0)
    whole = together([one, nothing])
    assert (whole.days, whole.comfortable, whole.messages, whole.staff, whole.ours) == (4, 0.5, 484, 7, 2)


def cited(clause: ClauseNumber = LINKS, band: str = "act", count: int = 1, **more: object) -> Cited:
    return Cited(**{"clause": clause, "band": band, "count": count, "staff": False, **more})  # type: ignore[arg-type]


def test_a_clause_says_what_followed():
    found = by_clause(
        [
            cited(followed="note", count=4),
            cited(followed="warn", undone=True, appeal="granted"),
            cited(followed="note", appeal="open"),
            cited(band="review", count=2),
            cited(band="review", why="refused"),
            cited(why="dry", count=3),
            cited(band="pass", why="exempt", staff=True, count=2),
            cited(band="pass", why="permit"),
            cited(ADVERTS, followed="remove", count=20),
        ]
    )
    assert list(found) == [ADVERTS, LINKS]
    assert found[LINKS] == ClauseTally(
        clause=LINKS, times=12, followed={"note": 5, "warn": 1}, waiting=2, refused=1, undone=1, appealed=2,
        granted=1, exempt=2, allowed=1, dry=3,
    )  # fmt: skip


def put(number: int, minutes: float | None, sort: str = "link", **more: object) -> PutToStaff:
    given = {"id": RequestId(f"r{number}"), "sort": sort, "at": NOON, "group": GROUP, "state": "open"}
    if minutes is not None:
        given |= {"state": "done", "answered_at": NOON + timedelta(minutes=minutes), "answered_by": "lin"}
    return PutToStaff(**{**given, **more})  # type: ignore[arg-type]


ASKED = [put(n, minutes) for n, minutes in enumerate((10, 20, 30, 40, 50, 60, 70, 80, 90, 600))]


def test_half_and_nine_of_ten_were_answered_sooner():
    found = waited([*ASKED, put(11, None), put(12, 5, answered_by=None), put(13, 5, state="over")], 2 * HOUR)
    assert (found.count, found.answered, found.still_open, found.in_time) == (12, 11, 1, 10)
    assert (found.half, found.nine_tenths) == (50 * 60, 90 * 60)
    assert waited([], HOUR) == Waited(count=0, answered=0, still_open=0)


def test_the_longest_wait_comes_first_also_of_what_waits_still():
    found = slowest([put(1, 30), put(2, None), put(3, 90), put(4, 5, answered_by=None)], NOON + HOUR)
    assert [one.id for one in found] == ["r3", "r2", "r1"]


def test_what_was_asked_counts_for_everybody_on_duty_then():
    noon = int(NOON.timestamp())
    beat = Beat(("manager",), "", "08:00-22:00", 2, (GROUP,))
    other = Beat(("host",), "", "08:00-22:00", 1, (GROUP,))
    stints = tuple(
        Stint(at, PersonId(who), noon + start, noon + end)
        for at, who, start, end in ((0, "he", -60, 60), (0, "", 0, 60), (0, "lin", 0, 3600), (1, "mo", 0, 60))
    )
    then = DutyThen(
        (RotaRecord(id="1", monday=MONDAY, beats=(beat, other), stints=stints),), frozenset({"manager"})
    )
    assert list(then.on(GROUP, NOON)) == ["he", "lin"]
    assert list(then.on(GROUP, NOON + HOUR / 2)) == ["lin"]
    assert list(then.on(GROUP, NOON + HOUR)) == []
    assert list(then.on(GroupId("other"), NOON)) == list(then.on(None, NOON)) == []
    assert list(by_key(ASKED, lambda one: then.on(one.group, one.at), HOUR)) == ["he", "lin"]


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 0, 0, 1), (0, 10, 0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1)],
)
def test_the_interval_of_a_share(hits: int, of: int, low: float, high: float):
    """By the tables of Wilson's interval, 95 %."""
    assert wilson(hits, of) == pytest.approx((low, high), abs=0.001)


@pytest.mark.parametrize(
    ("members", "staff", "says"),
    [
        ((30, 30), (0, 10), "milder"),
        ((0, 30), (10, 10), "harder"),
        ((20, 30), (6, 10), "alike"),
        ((30, 30), (0, 4), "few"),
    ],
)
def test_only_what_chance_does_not_explain_is_called_a_difference(
    members: tuple[int, int], staff: tuple[int, int], says: str
):
    found = [
        cited(followed="note", count=members[0]), cited(count=members[1] - members[0]),
        cited(followed="note", count=staff[0], staff=True), cited(count=staff[1] - staff[0], staff=True),
    ]  # fmt: skip
    (row,) = compared(found)
    assert (row.verdict, row.members.followed, row.staff.met) == (says, members[0], staff[1])


def test_what_waits_or_was_dry_or_was_allowed_compares_nothing_and_exemptions_stand_apart():
    (row,) = compared(
        [
            cited(band="pass", why="exempt", staff=True, count=3), cited(why="dry"),
            cited(band="pass", why="permit"),
            cited(followed="warn", undone=True), cited(followed="note"),
        ]
    )  # fmt: skip
    assert (row.staff.met, row.staff.exempt, row.members.met, row.members.followed) == (0, 3, 2, 1)
    assert all_together([row, row]).members.met == 4
    assert compared([cited(band="review")]) == []


def test_posts_are_counted_by_sort_within_the_days():
    first, day = MONDAY.toordinal(), MONDAY.toordinal() + 3
    posts = (
        SaidOn(first - 1, "brief", 1),
        SaidOn(first, "brief", 1),
        SaidOn(day, "reminder", 2),
        SaidOn(day, "brief", 2),
    )
    found = posts_by_sort([month(posts=posts), month(group=GroupId("other"), posts=posts)], (GROUP,), WEEK)
    assert found == {"brief": 3, "reminder": 2}


def test_one_more_post_of_a_day():
    once = with_post(month(), 5, "brief")
    assert with_post(with_post(once, 5, "brief"), 6, "brief").posts == (
        SaidOn(5, "brief", 2),
        SaidOn(6, "brief", 1),
    )


def test_topics_that_were_answered_come_first():
    ann, bea = MemberId("ann"), MemberId("bea")
    tried = (
        Tried(10.0, "rain", 9, None, ()), Tried(20.0, "books", 9, None, (ann, bea)),
        Tried(30.0, "rain", 9, None, (ann,)),
        Tried(40.0, "late", 9, None, (ann,)),
    )  # fmt: skip
    found = topics([WarmUpRecord(id=GROUP, tried=tried)], (0.0, 40.0))
    assert found == [
        Topic(key="books", tried=1, answered=1, voices=2),
        Topic(key="rain", tried=2, answered=1, voices=1),
    ]


def test_pieces_are_shown_as_they_were_received_here():
    uses = tuple(
        Use(at=NOON, group=group, sort="piece", answers=2, people=3, reactions=1)
        for group in (GROUP, GroupId("other"))
    )
    dull = PieceRecord(
        id=PieceId("c1"), sort="tip", title="Dull", at=NOON, uses=(Use(at=NOON, group=GROUP, sort="piece"),)
    )
    liked = PieceRecord(id=PieceId("c2"), sort="tip", title="Liked", at=NOON, uses=uses)
    unused = PieceRecord(id=PieceId("c3"), sort="tip", title="Unused", at=NOON)
    stamp = NOON.timestamp()
    found = pieces_received([dull, unused, liked], {GROUP: None}, (stamp, stamp + 1))
    assert [(one.piece.id, one.posts, one.answers, one.people, one.reactions) for one in found] == [
        ("c2", 1, 2, 3, 1),
        ("c1", 1, 0, 0, 0),
    ]
