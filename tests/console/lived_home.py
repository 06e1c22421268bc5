"""A home as it is after months: invented days, decisions and requests of many groups, seeded."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from warmfield.acts.on_duty import monday_of
from warmfield.app.home import make_home
from warmfield.community.actions import Tell
from warmfield.community.draft import Record
from warmfield.community.events import PlanPublished
from warmfield.community.findings import Decision, Finding
from warmfield.community.ids import (
    ActionId,
    ClauseNumber,
    DecisionId,
    EventId,
    GroupId,
    MemberId,
    PersonId,
    RequestId,
)
from warmfield.community.months import MonthRecord, SaidOn, month_key
from warmfield.community.pulse import DayHeard
from warmfield.community.records import MembershipRecord
from warmfield.community.requests import Request
from warmfield.community.rota import Beat, RotaRecord, Stint, rota_key
from warmfield.community.warm_up_records import Tried, WarmUpRecord
from warmfield.engine.ports import Turn
from warmfield.plan import reference
from warmfield.store.opening import DATABASE, open_store

CLAUSES = (
    ("1.2", "link_without_words"),
    ("1.5", "advert"),
    ("7.4", "same_again"),
    ("1.1", "nickname_format"),
)
STAFF = ("lobby:mo", "lobby:yu", "lobby:qiao", "lobby:an")
NAMES = {"en": "Firefly parents", "zh": "萤火虫家长"}
RUNGS = ("note", "note", "note", "warn", "mute")


class Life(Struct, frozen=True, kw_only=True):
    """So many days up to yesterday; `messages` are those of all groups."""

    groups: int = 100
    members: int = 20_000
    messages: int = 300_000
    days: int = 90
    language: str = "en"
    seed: int = 7


def lived_home(home: Path, life: Life) -> None:
    """Make the home, its plan with so many groups, and what was kept of them."""
    make_home(home, "plan.yaml", life.language)
    plan = home / "plan.yaml"
    plan.write_text(_with_groups(life), "utf-8")
    store = open_store(home / DATABASE)
    now = datetime.now(UTC)
    event = PlanPublished(at=now, id=EventId("bench/lived"), version="0")
    records = list(_records(life, now))
    for start in range(0, len(records), 2000):
        batch = tuple(records[start : start + 2000])
        turn = Turn(event=msgspec.structs.replace(event, id=EventId(f"bench/lived/{start}")), records=batch)
        store.commit([turn])
    store.close()


def _with_groups(life: Life) -> str:
    lines = "".join(
        f"  {at}: {{name: {NAMES[life.language]} {at[1:]}, platform: lobby, grade: fan, theme: exchange, "
        "owner: lin, managers: [zhou, he], helpers: [yu, qiao]}\n"
        for at in _groups(life)[2:]
    )
    return reference.text(life.language).replace("\ngroups:\n", f"\ngroups:\n{lines}", 1)


def _groups(life: Life) -> list[GroupId]:
    names = ("parents", "trial", *(f"g{number:03}" for number in range(1, life.groups - 1)))
    return [GroupId(name) for name in names[: life.groups]]


def _records(life: Life, now: datetime) -> Iterator[Record]:
    dice = random.Random(life.seed)
    groups = _groups(life)
    for group in groups:
        yield from _heard(life, now, dice, group)
        yield _warm_ups(life, now, dice, group)
    for number in range(life.members):
        group = groups[number % len(groups)]
        yield MembershipRecord(group=group, member=MemberId(f"lobby:m{number}"), nickname=f"M{number}")
    for number in range(life.messages // 50):
        yield _decision(life, now, dice, number)
    for number in range(life.messages // 100):
        yield _request(life, now, dice, number)
    yield from (_rota(groups, now - timedelta(weeks=back)) for back in range(8))


def _some_time(life: Life, now: datetime, dice: random.Random) -> datetime:
    return now - timedelta(days=dice.random() * life.days)


def _heard(life: Life, now: datetime, dice: random.Random, group: GroupId) -> Iterator[MonthRecord]:
    """A level of its own for each group, weekends livelier, a few days of silence or too much."""
    level = dice.lognormvariate(0, 0.8) * life.messages / life.groups / life.days
    months: dict[str, MonthRecord] = {}
    for back in range(life.days, 0, -1):
        day = (now - timedelta(days=back)).date()
        much = level * dice.lognormvariate(0, 0.35) * (1.3 if day.weekday() > 4 else 1.0)
        messages = round(much * dice.choice((1, 1, 1, 1, 1, 1, 1, 0.1, 2.5)))
        people = min(messages, round(messages**0.75))
        heard = DayHeard(
            day=day.toordinal(), messages=messages, people=people,
            useful=round(messages * dice.uniform(0.1, 0.5)), voices=people / 2, around=round(level * 3),
            staff=dice.randint(0, 4), ours=dice.randint(0, 3), usual=round(level, 1), rest=day.weekday() > 4,
        )  # fmt: skip
        key = month_key(group, day)
        known = months.get(key) or MonthRecord(id=key)
        posts = (
            SaidOn(day.toordinal(), sort, 1)
            for sort in ("brief", "reminder", "warm_up")
            if dice.random() < 0.4
        )
        months[key] = MonthRecord(id=key, days=(*known.days, heard), posts=(*known.posts, *posts))
    yield from months.values()


def _warm_ups(life: Life, now: datetime, dice: random.Random, group: GroupId) -> WarmUpRecord:
    tried = []
    for _ in range(40):
        at = _some_time(life, now, dice)
        voices = tuple(MemberId(f"lobby:m{n}") for n in range(dice.choice((0, 0, 1, 2, 5))))
        tried.append(Tried(at.timestamp(), "", at.hour, None, voices))
    return WarmUpRecord(id=group, made=40, tried=tuple(sorted(tried, key=lambda one: one.at)))


def _decision(life: Life, now: datetime, dice: random.Random, number: int) -> Decision:
    """One of sixteen is of the staff; every twelfth waits for a person, every thirtieth was undone."""
    at, group = _some_time(life, now, dice), dice.choice(_groups(life))
    clause, reason = dice.choice(CLAUSES)
    member = MemberId(dice.choice(STAFF) if number % 16 == 0 else f"lobby:m{dice.randrange(life.members)}")
    asked, undone, rung = number % 12 == 0, number % 30 == 1, dice.choice(RUNGS)
    name = f"bench{number}"
    told = Tell(
        id=ActionId(f"{name}/tell"), group=group, clause=ClauseNumber(clause), member=member, text="…"
    )
    return Decision(
        id=DecisionId(f"d/{name}"), event=EventId(name), at=at, group=group, member=member,
        findings=(Finding(rule="bench", clause=ClauseNumber(clause), reason=reason),),
        band="review" if asked else "act", bands=("review" if asked else "act",), rung=rung,
        actions=() if asked else (told,), quote="https://example.com/a", plan="bench",
        undone_by=PersonId("lin") if undone else None, undone_at=at if undone else None,
        appeal="granted" if undone else "",
    )  # fmt: skip


def _request(life: Life, now: datetime, dice: random.Random, number: int) -> Request:
    at = _some_time(life, now, dice)
    wait = timedelta(minutes=dice.lognormvariate(3, 1.4))
    still = number % 100 == 0
    return Request(
        id=RequestId(f"r{number + 1}"), at=at, group=dice.choice(_groups(life)),
        title=f"Request {number + 1}",
        sort=dice.choice(("link", "review", "review", "by_hand", "join", "warm_up", "piece")),
        state="open" if still else dice.choice(("approved", "refused")),
        answered_at=None if still else min(at + wait, now),
        answered_by=None if still else PersonId(dice.choice(("lin", "zhou", "he"))),
    )  # fmt: skip


def _rota(groups: list[GroupId], at: datetime) -> RotaRecord:
    monday = monday_of(at.date())
    start = int(datetime(monday.year, monday.month, monday.day, tzinfo=UTC).timestamp())
    beat = Beat(
        roles=("owner", "deputy", "manager"), team="", hours="00:00-24:00", people=1, groups=tuple(groups)
    )
    people = ("lin", "zhou", "he", "zhou", "he", "lin", "lin")
    stints = tuple(
        Stint(0, PersonId(who), start + day * 86400, start + (day + 1) * 86400)
        for day, who in enumerate(people)
    )
    return RotaRecord(id=rota_key(monday), monday=monday, beats=(beat,), stints=stints)
