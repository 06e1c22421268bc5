"""What a person of the staff does about a member by hand: the same rungs, the same word, the same undo."""

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from warmfield.acts.carry import carry
from warmfield.acts.moment import Moment
from warmfield.community.actions import Action, Mute, RemoveMember, SetNickname, Tell
from warmfield.community.draft import membership_key
from warmfield.community.findings import Finding
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.member_commands import (
    ConsentNoted,
    MemberCommand,
    MemberMeasured,
    NicknameGiven,
    NoteWritten,
)
from warmfield.community.records import Consent, MembershipRecord
from warmfield.moderation.breach import Breach, Course, Weighed
from warmfield.moderation.keep import decision_id, keep
from warmfield.moderation.measures import DEFAULT_MUTE
from warmfield.moderation.standing import earlier
from warmfield.moderation.told.by_staff_said import measured_text, nickname_given_text
from warmfield.plan.basics import Step
from warmfield.plan.clauses import KeptClause
from warmfield.plan.rulebook import Rulebook

BY_HAND = ("warn", "mute", "remove")
CONSENTS_KEPT = 20


def member_commanded(moment: Moment, command: MemberCommand) -> None:
    match command:
        case NoteWritten():
            """It stands in the journal, where the member's page finds it."""
        case ConsentNoted():
            _consent(moment, command)
        case MemberMeasured():
            _measured(moment, command)
        case NicknameGiven():
            _nickname(moment, command)
        case _:
            assert_never(command)


def clause_for(rulebook: Rulebook, command: MemberMeasured) -> KeptClause | None:
    """The clause a measure stands under, where it binds the group."""
    return next((one for one in rulebook.clauses(command.group) if one.number == command.clause), None)


def _here(moment: Moment, group: GroupId, who: MemberId) -> MembershipRecord | None:
    """None where they aren't in the group, or were never heard of."""
    known = moment.draft.get(MembershipRecord, membership_key(group, who))
    return known if known is not None and known.present else None


def _consent(moment: Moment, command: ConsentNoted) -> None:
    member = moment.draft.member(command.who)
    noted = Consent(about=command.about, given=command.given, at=moment.now, how=command.how, by=command.by)
    moment.draft.put(replace(member, consents=(*member.consents, noted)[-CONSENTS_KEPT:]))


def _measured(moment: Moment, command: MemberMeasured) -> None:
    """Who isn't there can't be met, a measure without a clause isn't taken, and nobody meets themselves."""
    clause, here = clause_for(moment.rulebook, command), _here(moment, command.group, command.who)
    itself = command.by is not None and moment.rulebook.person_id(command.who) == command.by
    if clause is None or here is None or command.rung not in BY_HAND or itself:
        return
    finding = Finding(rule="by_staff", clause=clause.number, reason="by_staff", facts={"said": command.text})
    met = Weighed(finding=finding, clause=clause, band="act")
    member = moment.draft.member(command.who)
    breach = Breach(
        group=command.group,
        member=command.who,
        nickname=here.nickname,
        quote="",
        message=None,
        weighed=(met,),
    )
    course = Course(
        step=Step(do=command.rung, lasts=command.lasts),
        led_by=met,
        met=(met,),
        message="keep",
        earlier=earlier(member, clause, moment.rulebook, moment.now),
    )
    actions, dry = tuple(_steps(moment, command, breach, course)), moment.rulebook.plan.mode == "dry"
    if not dry:
        carry(moment, actions, decision_id(command))
    kept = keep(moment, breach, band="act", course=course, actions=actions, dry=dry)
    moment.draft.decision = replace(kept, decided_by=command.by)
    moment.draft.put(moment.draft.decision)


def _steps(moment: Moment, command: MemberMeasured, breach: Breach, course: Course) -> Iterator[Action]:
    """Out of the talk first, then the private word, then the door."""
    clause, group, who = command.clause, command.group, command.who
    if command.rung == "mute":
        until = moment.now + (command.lasts or DEFAULT_MUTE)
        yield Mute(id=moment.action_id(clause, "mute"), group=group, clause=clause, member=who, until=until)
    text = measured_text(moment.rulebook, breach, course, command.by, command.text)
    yield Tell(id=moment.action_id(clause, "tell"), group=group, clause=clause, member=who, text=text)
    if command.rung == "remove":
        yield RemoveMember(
            id=moment.action_id(clause, "remove_member"), group=group, clause=clause, member=who, ban=True
        )


def _nickname(moment: Moment, command: NicknameGiven) -> None:
    here = _here(moment, command.group, command.who)
    if here is None or not command.nickname or command.nickname == here.nickname:
        return
    text = nickname_given_text(moment.rulebook, command.group, here.nickname, command.by, command.nickname)
    given = SetNickname(
        id=moment.action_id("-", "set_nickname"),
        group=command.group,
        member=command.who,
        nickname=command.nickname,
    )
    tell = Tell(id=moment.action_id("-", "tell"), group=command.group, member=command.who, text=text)
    if moment.rulebook.plan.mode != "dry":
        carry(moment, [given, tell])
