"""A course as actions: out of the group first, then the private word, then the door."""

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from warmfield.acts.moment import Moment
from warmfield.community.actions import (
    Action,
    HoldMessage,
    Mute,
    RemoveMember,
    RemoveMessage,
    Tell,
)
from warmfield.community.events import Joined
from warmfield.community.ids import GroupId, MemberId
from warmfield.moderation.breach import Breach, Course, Weighed
from warmfield.moderation.told.ask_first import ask_first_text
from warmfield.moderation.told.notes import note_text

DEFAULT_MUTE = timedelta(hours=1)
"""For a mute whose plan gives no length; `check` asks for one."""


def measures(moment: Moment, breach: Breach, course: Course) -> tuple[Action, ...]:
    """List the actions in the order they are performed."""
    return (
        *_with_message(moment, breach, course),
        *_copies(moment, breach, course),
        *_mute(moment, breach, course),
        *_word(moment, breach, course),
        *_others(moment, breach, course),
        *_door(moment, breach, course),
    )


def _with_message(moment: Moment, breach: Breach, course: Course) -> Iterator[Action]:
    if breach.message is None or course.message == "keep":
        return
    clause = course.led_by.clause.number
    words = moment.words(breach.group)
    taken = HoldMessage if course.message == "hold" else RemoveMessage
    yield taken(
        id=moment.action_id(clause, f"{course.message}_message"),
        group=breach.group,
        clause=clause,
        member=breach.member,
        message=breach.message,
        reason=words("House rule {number}", number=clause),
    )


def _copies(moment: Moment, breach: Breach, course: Course) -> Iterator[Action]:
    """The same post in the other groups goes too."""
    copies = {message for one in course.met if one.clause.kind == "copies" for message in one.finding.also}
    for echo in moment.draft.echoes().echoes if copies else ():
        if echo.message in copies and echo.message != breach.message:
            yield RemoveMessage(
                id=moment.action_id(course.led_by.clause.number, "remove_message"),
                group=echo.group,
                clause=course.led_by.clause.number,
                member=echo.who,
                message=echo.message,
            )


def _mute(moment: Moment, breach: Breach, course: Course) -> Iterator[Action]:
    if course.step.do != "mute":
        return
    clause = course.led_by.clause.number
    yield Mute(
        id=moment.action_id(clause, "mute"),
        group=breach.group,
        clause=clause,
        member=breach.member,
        until=moment.now + (course.step.lasts or DEFAULT_MUTE),
    )


def _word(moment: Moment, breach: Breach, course: Course) -> Iterator[Action]:
    """A join without consent is between the inviter and the staff; the newcomer hears nothing of it."""
    if all(one.clause.kind == "invitation" for one in course.met):
        return
    joins = isinstance(moment.event, Joined)
    text = note_text(moment.rulebook, breach, course, joins=joins)
    yield _tell(moment, breach.group, course.led_by, breach.member, text)


def _others(moment: Moment, breach: Breach, course: Course) -> Iterator[Action]:
    """The other side of a dispute hears the same; an inviter hears how to ask next time."""
    for one in course.met:
        facts = one.finding.facts
        if one.clause.kind == "dispute" and facts.get("with"):
            other = MemberId(str(facts["with"]))
            alone = Course(step=course.step, led_by=one, met=(one,), message="keep")
            to_other = msgspec.structs.replace(
                breach, member=other, nickname=moment.nickname(breach.group, other)
            )
            yield _tell(moment, breach.group, one, other, note_text(moment.rulebook, to_other, alone))
        if one.clause.kind == "invitation" and facts.get("inviter"):
            inviter = MemberId(str(facts["inviter"]))
            name = moment.nickname(breach.group, inviter)
            newcomer = breach.nickname or breach.member
            text = ask_first_text(moment.rulebook, breach.group, name, newcomer, one.clause)
            yield _tell(moment, breach.group, one, inviter, text)


def _tell(moment: Moment, group: GroupId, one: Weighed, member: MemberId, text: str) -> Tell:
    clause = one.clause.number
    return Tell(id=moment.action_id(clause, "tell"), group=group, clause=clause, member=member, text=text)


def _door(moment: Moment, breach: Breach, course: Course) -> Iterator[Action]:
    if course.step.do != "remove":
        return
    clause = course.led_by.clause.number
    words = moment.words(breach.group)
    yield RemoveMember(
        id=moment.action_id(clause, "remove_member"),
        group=breach.group,
        clause=clause,
        member=breach.member,
        ban=True,
        reason=words("House rule {number}", number=clause),
    )
