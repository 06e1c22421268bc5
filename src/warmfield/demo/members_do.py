"""What members do once in a while: links, adverts, a quarrel, private words, coming and going."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from warmfield.community.events import Event, JoinAsked, NicknameChanged
from warmfield.community.ids import GroupId
from warmfield.demo.month import DAYS, Month

MINUTE = timedelta(minutes=1)
LINKS = (
    (27, "09:12", "jinyu"), (22, "21:03", "huilong"), (15, "12:40", "english"), (8, "20:20", "jinyu"),
    (3, "08:35", "huilong"),
)  # fmt: skip
AGAIN = ((20, "10:10"), (19, "10:25"), (18, "19:40"), (17, "11:15"))
"""One member posts bare links again and again, up the whole ladder."""
ADVERTS = ((26, "11:05", "jinyu"), (21, "15:20", "english"), (13, "10:40", "huilong"), (6, "16:10", "trial"))
TWICE = ((12, "11:30"), (11, "09:50"))
"""One member posts adverts twice, and has to go."""
SOFT = ((24, "20:45", "huilong"), (10, "12:15", "jinyu"))
ASK_LINK = ((25, "10:00", "english"), (14, "19:10", "huilong"))
ASK_INVITE = ((23, "09:30", "jinyu"), (16, "18:20", "huilong"), (7, "12:00", "english"))
UNINVITED = ((19, "20:15", "huilong"), (9, "17:40", "jinyu"))
DOORS = ("longze", "tiantong", "jinyu", "huilong", "english")


def what_members_do(month: Month) -> Iterator[Event]:
    yield from _links(month)
    yield from _adverts(month)
    yield from _too_much(month)
    yield from _quarrels(month)
    yield from _private_words(month)
    yield from _wrongly_judged(month)
    yield from _newcomers(month)
    yield from _knocks(month)
    yield from _lately(month)


def _links(month: Month) -> Iterator[Event]:
    links = month.material.said["link"]
    for (days, clock, group), link in zip(LINKS, links, strict=False):
        yield month.says(month.reader(group), month.at(days, clock), link)
    who = month.reader("jinyu")
    for nth, (days, clock) in enumerate(AGAIN):
        yield month.says(who, month.at(days, clock), f"{links[0]}?{nth}")
    yield month.says(month.reader("english"), month.at(5, "20:50"), month.material.said["link_words"][0])


def _adverts(month: Month) -> Iterator[Event]:
    adverts = month.material.said["advert"]
    for (days, clock, group), text in zip(ADVERTS, adverts, strict=False):
        yield month.says(month.reader(group), month.at(days, clock), text)
    who = month.reader("english")
    for (days, clock), text in zip(TWICE, adverts, strict=False):
        yield month.says(who, month.at(days, clock), text)
    for (days, clock, group), text in zip(SOFT, month.material.said["advert_soft"], strict=False):
        yield month.says(month.reader(group), month.at(days, clock), text)


def _too_much(month: Month) -> Iterator[Event]:
    """Flooding, the same post in three groups, and luring members away."""
    at, who = month.at(4, "21:40"), month.reader("trial")
    for nth, text in enumerate(month.material.said["flood"]):
        yield month.says(who, at + timedelta(seconds=2 * nth), text)
    at = month.at(2, "12:30")
    first = month.reader("jinyu")
    for nth, group in enumerate(("jinyu", "huilong", "english")):
        here = month.newcomer(group, first.nickname)
        copy = month.says(here, at + nth * MINUTE, month.material.said["copies"][0])
        yield replace(copy, who=first.who)
    yield month.says(month.reader("huilong"), month.at(13, "22:05"), month.material.said["poach"][0])


def _quarrels(month: Month) -> Iterator[Event]:
    yield from _quarrel(month, "huilong", 1)


def _quarrel(month: Month, group: str, days: int) -> Iterator[Event]:
    two = month.reader(group), month.reader(group)
    for nth, text in enumerate(month.material.said["quarrel"]):
        by, other = two[nth % 2], two[1 - nth % 2]
        yield month.says(by, month.at(days, "21:10") + nth * MINUTE, text.format(other=other.nickname))


def _private_words(month: Month) -> Iterator[Event]:
    said, dice = month.material.said, month.dice("private")
    for (days, clock, group), text in zip(ASK_LINK, said["ask_link"], strict=False):
        yield month.whispers(month.reader(group), month.at(days, clock), text)
    for (days, clock, group), text in zip(ASK_INVITE, said["ask_invite"], strict=False):
        yield month.whispers(month.reader(group), month.at(days, clock), month.material.filled(text, dice))
    seller = month.reader("huilong")
    yield month.whispers(seller, month.at(18, "10:00"), said["ask_permit"][0])
    yield month.whispers(seller, month.at(18, "10:09"), said["paid"][0])
    yield month.whispers(month.reader("english"), month.at(11, "20:00"), said["leave"][0])


def _wrongly_judged(month: Month) -> Iterator[Event]:
    """What was taken for an advert and wasn't: one decision is undone, one appealed against."""
    at, who = month.at(9, "10:20"), month.reader("jinyu")
    yield month.says(who, at, month.material.said["advert"][2])
    yield month.whispers(who, at + 20 * MINUTE, month.material.said["why"][0])
    yield month.whispers(who, at + 24 * MINUTE, month.material.said["appeal"][0])


def _newcomers(month: Month) -> Iterator[Event]:
    dice, material = month.dice("newcomers"), month.material
    for days in range(DAYS, -1, -1):
        for group in dice.sample(DOORS, dice.randint(1, 3)):
            place = month.plan.groups[GroupId(group)].neighbourhood or month.plan.neighbourhoods[0]
            child, parent = dice.choice(material.children), dice.choice(material.parents)
            nickname = material.nickname.format(child=child, parent=parent, neighbourhood=place)
            wrong = dice.random() < 0.4
            who = month.newcomer(group, dice.choice(material.free_names) if wrong else nickname)
            at = month.at(days, f"{dice.randint(8, 20):02}:{dice.randint(0, 59):02}")
            yield month.joins(who, at, via="school-door")
            yield month.says(who, at + 6 * MINUTE, material.filled(dice.choice(material.said["greet"]), dice))
            if wrong and dice.random() < 0.6:
                changed = at + timedelta(hours=dice.randint(2, 30))
                yield NicknameChanged(
                    at=changed, id=month.name("renames"), group=GroupId(group), who=who.who, nickname=nickname
                )
    for days, clock, group in UNINVITED:
        inviter = month.writers(group)[3]
        child = dice.choice(material.children)
        who = month.newcomer(group, material.nickname.format(
            child=child, parent=material.parents[0], neighbourhood=month.plan.neighbourhoods[0]))  # fmt: skip
        yield month.joins(who, month.at(days, clock), invited_by=inviter.who)


def _knocks(month: Month) -> Iterator[Event]:
    dice = month.dice("knocks")
    knocks = month.material.said["knock"]
    for days in (26, 21, 17, 12, 8, 5, 2):
        yield _knock(month, month.at(days, f"{dice.randint(9, 20):02}:15"), dice.choice(knocks))


def _knock(month: Month, at: datetime, text: str) -> JoinAsked:
    dice = month.dice(f"knock {at}")
    child, parent = dice.choice(month.material.children), dice.choice(month.material.parents)
    nickname = month.material.nickname.format(
        child=child, parent=parent, neighbourhood=dice.choice(month.plan.neighbourhoods[:5])
    )
    who = month.newcomer("trial", nickname)
    return JoinAsked(
        at=at, id=month.name("knocks"), group=who.group, who=who.who, nickname=nickname, text=text
    )


def _lately(month: Month) -> Iterator[Event]:
    """What came in within the last day, some of it still open."""
    said = month.material.said
    yield month.says(month.reader("english"), month.just(38), said["link"][5])
    yield month.says(month.reader("jinyu"), month.just(14), said["advert_soft"][2])
    yield month.says(month.reader("huilong"), month.just(190), said["advert_soft"][0])
    yield _knock(month, month.just(72), said["knock"][2])
    yield month.says(month.reader("xierqi"), month.just(46), said["advert"][1])
    asker = month.reader("jinyu")
    yield month.whispers(asker, month.just(65 * 4), said["ask_permit"][1])
    yield month.whispers(month.reader("huilong"), month.just(60 * 19),
                         month.material.filled(said["ask_invite"][3], month.dice("lately")))  # fmt: skip
    blamed = month.reader("english")
    yield month.says(blamed, month.just(150), said["advert"][3])
    yield month.whispers(blamed, month.just(96), said["appeal"][0])
    two = month.reader("trial"), month.reader("trial")
    for nth, text in enumerate(said["quarrel"]):
        by, other = two[nth % 2], two[1 - nth % 2]
        yield month.says(by, month.just(22 - nth), text.format(other=other.nickname))
