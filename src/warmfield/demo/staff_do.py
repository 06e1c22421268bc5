"""What the team does: activities, talks, pieces, swaps and time off, what is known of members."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from warmfield.community.events import Event, Present, Whispered
from warmfield.community.ids import GroupId, PersonId
from warmfield.community.piece_events import PieceAdded, PieceFound
from warmfield.community.staff_commands import (
    ActivityClosed,
    ActivityPlanned,
    CheckedIn,
    InvitationApproved,
    LinkApproved,
    MemberFacts,
    RotaSwapped,
    SessionPlanned,
    TimeOff,
)
from warmfield.demo.crowds import Inhabitant
from warmfield.demo.month import Month

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
TALKS_IN = ("huilong", "english")
PARK_IN = ("jinyu", "huilong", "english")
PAYING = ("maths", "huilong")


def what_staff_do(month: Month) -> Iterator[Event]:
    yield from _known(month)
    yield from _activities(month)
    yield from _saturdays(month)
    yield from _talks(month)
    yield from _pieces(month)
    yield from _duty(month)
    lin, people = PersonId("lin"), month.writers("english")
    yield LinkApproved(at=month.at(12, "09:00"), id=month.name("lin"), who=people[1].who, by=lin)
    yield InvitationApproved(at=month.at(12, "09:05"), id=month.name("lin"), who=people[2].who, by=lin)


def _known(month: Month) -> Iterator[Event]:
    """Who is there when the month begins, and what is known of them."""
    at = month.begins + 2 * MINUTE
    dice = month.dice("known")
    for crowd in month.crowds:
        grade = month.plan.groups[crowd.group].grade
        for one in month.people[crowd.group]:
            yield Present(
                at=at, id=month.name("present"), group=crowd.group, who=one.who, nickname=one.nickname
            )
            if one.writes or grade == "student":
                joined = month.begins - timedelta(days=dice.randint(20, 400))
                paid = True if crowd.group in PAYING else None
                yield MemberFacts(
                    at=at, id=month.name("known"), who=one.who, grade=grade, joined=joined, paid=paid,
                    by=PersonId("an"),
                )  # fmt: skip


def _activities(month: Month) -> Iterator[Event]:
    """One that was, with who came; one that is planned, with who comes; one far ahead."""
    said = month.material.said
    titles = said["activity"]
    yield _planned(month, 24, titles[0], month.at(17, "14:00"), ("huilong", "tang"))
    came = month.writers("huilong")[4:13]
    for nth, one in enumerate(came):
        yield month.says(
            one, month.at(18, "20:04") + nth * 3 * MINUTE, said["sign_up"][nth % len(said["sign_up"])]
        )
    day = month.today - 17 * DAY
    for nth, one in enumerate(came[:7]):
        yield CheckedIn(at=month.at(17, "14:02") + nth * MINUTE, id=month.name("came"), activity=titles[0],
                        day=day, who=one.who, by=PersonId("tang"))  # fmt: skip
    yield ActivityClosed(at=month.at(17, "16:20"), id=month.name("closed"), activity=titles[0], day=day,
                         text=said["closed"][0], by=PersonId("tang"))  # fmt: skip
    yield _planned(month, 5, titles[1], month.at(-1, "15:00"), ("jinyu", "tang"))
    for nth, one in enumerate(month.writers("jinyu")[6:12]):
        yield month.whispers(
            one, month.at(1, "09:40") + nth * 4 * MINUTE, f"{said['join_by_name'][0]} {titles[1]}"
        )
    yield _planned(month, 2, titles[2], month.at(-9, "10:00"), ("english", "wu"))


def _planned(
    month: Month, days: int, title: str, starts: datetime, where: tuple[str, str]
) -> ActivityPlanned:
    """`where` is the group, and who looks after it."""
    group, owner = where
    return ActivityPlanned(
        at=month.at(days, "10:30"), id=month.name("planned"), title=title, starts=starts,
        place=month.material.said["place"][0], groups=(GroupId(group),), owner=PersonId(owner), capacity=16,
        by=PersonId("lin"),
    )  # fmt: skip


def _saturdays(month: Month) -> Iterator[Event]:
    """Who signs up on the evening before, and who comes to the park."""
    title = next(one for one in month.plan.rhythm.fixtures if one.sort == "activity").name
    named = title.get(month.plan.community.languages[0], "")
    for group in PARK_IN:
        for nth, one in enumerate(month.writers(group)[14:18]):
            wish = f"{month.material.said['join_by_name'][0]} {named}"
            yield month.whispers(one, month.at(1, "18:10") + nth * 5 * MINUTE, wish)
    for days, day in month.weekdays(5):
        dice = month.dice(f"saturday {day}")
        for group in PARK_IN:
            come = dice.sample(month.writers(group)[:30], dice.randint(2, 5))
            for one in come:
                at = month.at(days + 1, "20:06") + timedelta(minutes=dice.randint(0, 70))
                yield month.says(one, at, dice.choice(month.material.said["sign_up"]))
            for one in come[1:]:
                at = month.at(days, "09:35") + timedelta(minutes=dice.randint(0, 20))
                yield CheckedIn(at=at, id=month.name("came"), activity=named, day=day, who=one.who,
                                by=PersonId("tang"))  # fmt: skip


def _talks(month: Month) -> Iterator[Event]:
    """Every Wednesday's expert in some groups, and one that was planned besides."""
    for days, _ in month.weekdays(2):
        for group in TALKS_IN:
            yield from _talk(month, month.at(days, "20:30"), group, "shen", 0)
    topic = month.material.said["topic"]
    yield SessionPlanned(
        at=month.at(16, "11:00"), id=month.name("session"), group=GroupId("longze"), topic=topic[0],
        starts=month.at(14, "20:00"), host="tang", speakers=("wu",), by=PersonId("lin"),
    )  # fmt: skip
    yield from _talk(month, month.at(14, "20:00"), "longze", "wu", 1)
    yield SessionPlanned(
        at=month.at(1, "11:00"), id=month.name("session"), group=GroupId("longze"), topic=topic[1],
        starts=month.at(-2, "20:00"), host="tang", speakers=("wu",), by=PersonId("lin"),
    )  # fmt: skip


def _talk(month: Month, at: datetime, group: str, expert: str, which: int) -> Iterator[Event]:
    taught = month.material.taught[which % len(month.material.taught)]
    dice = month.dice(f"talk {at} {group}")
    askers = dice.sample(month.writers(group)[:40], len(taught.asked))
    for nth, text in enumerate(taught.tells):
        yield month.staff_says(expert, group, at + (1 + nth * 9) * MINUTE, text)
    for nth, (one, (asked, answered)) in enumerate(zip(askers, taught.asked, strict=True)):
        question = month.says(one, at + (5 + nth * 9) * MINUTE, asked)
        yield question
        if nth < len(taught.asked) - 1:
            yield month.staff_says(expert, group, at + (7 + nth * 9) * MINUTE, answered, question.id)


def _pieces(month: Month) -> Iterator[Event]:
    for nth, (piece, days) in enumerate(zip(month.material.pieces, (28, 22, 15, 8, 3), strict=False)):
        expert = PersonId("wu" if nth == 4 else "shen")
        yield PieceAdded(
            at=month.at(days, "09:40"), id=month.name("piece"), title=piece["title"], text=piece["text"],
            expert=expert, language=month.plan.community.languages[0], by=expert,
        )  # fmt: skip
    sources = [one.name for one in month.plan.content.sources if one.sort in ("feed", "hot_list")]
    for nth, (found, days) in enumerate(zip(month.material.found, (25, 19, 12, 6, 2, 1), strict=False)):
        yield PieceFound(
            at=month.at(days, "06:30"), id=month.name("found"), source=sources[nth % len(sources)],
            title=found["title"], text=found["text"], link=found["link"],
            language=month.plan.community.languages[0],
        )  # fmt: skip


def _duty(month: Month) -> Iterator[Event]:
    yield RotaSwapped(
        at=month.at(10, "12:00"), id=month.name("swap"), giver=PersonId("mo"), taker=PersonId("tang"),
        window=(month.at(8, "19:00"), month.at(8, "22:00")), by=PersonId("mo"),
    )  # fmt: skip
    yield TimeOff(
        at=month.at(13, "18:00"), id=month.name("off"), person=PersonId("he"),
        window=(month.at(9, "00:00"), month.at(7, "00:00")), by=PersonId("he"),
    )  # fmt: skip
    yield TimeOff(
        at=month.at(0, "00:05"), id=month.name("off"), person=PersonId("tang"),
        window=(month.at(-4, "18:00"), month.at(-4, "23:00")), by=PersonId("tang"),
    )  # fmt: skip
    note = month.material.said["handed_over"][0]
    zhou = Inhabitant(who=month.staff("zhou"), group=GroupId("trial"), nickname="", writes=0.0)
    for days in (6, 1):
        yield Whispered(at=month.at(days, "17:50"), id=month.name("note"), who=zhou.who, text=note,
                        group=zhou.group)  # fmt: skip
