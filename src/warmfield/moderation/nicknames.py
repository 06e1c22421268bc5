"""Nicknames (1.1): a grace after the first word, then the likely right nickname is set or asked for."""

from collections.abc import Iterator

import msgspec

from warmfield.acts.awake import when_awake
from warmfield.acts.carry import carry
from warmfield.acts.moment import Moment
from warmfield.community.actions import Action, SetNickname, Tell
from warmfield.community.events import NicknameChanged, TimerDue
from warmfield.community.findings import Thresholds
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import Timer
from warmfield.moderation.breach import Breach
from warmfield.moderation.course import course_for
from warmfield.moderation.keep import decision_id, keep
from warmfield.moderation.told.nickname_words import after_grace_text
from warmfield.moderation.weigh import weigh_all
from warmfield.plan.clauses import KeptClause, NicknameClause
from warmfield.rules.bands import thresholds
from warmfield.rules.judge import judge_nickname
from warmfield.rules.situation import situation_of


def grace_timer(group: GroupId, member: MemberId) -> str:
    return f"nickname_grace/{group}/{member}"


def start_grace(moment: Moment, group: GroupId, member: MemberId, clause: NicknameClause) -> None:
    """The member was told the format; look again after the grace."""
    membership = moment.draft.membership(group, member)
    moment.draft.put(msgspec.structs.replace(membership, nickname_state="reminded"))
    timer = Timer(
        id=grace_timer(group, member),
        sort="nickname_grace",
        due=when_awake(moment.rulebook, moment.now + clause.grace),
        group=group,
        member=member,
        about=clause.number,
    )
    moment.draft.timers.append(timer)


def keeps_format(moment: Moment, group: GroupId, member: MemberId) -> None:
    """The nickname is right: no grace runs any more."""
    membership = moment.draft.membership(group, member)
    if membership.nickname_state != "kept":
        moment.draft.put(msgspec.structs.replace(membership, nickname_state="kept"))
        moment.draft.cancelled.append(grace_timer(group, member))


def grace_over(moment: Moment, due: TimerDue) -> None:
    """Look again. Whoever has left or put it right meanwhile hears nothing."""
    if due.group is None or due.member is None:
        return
    here = moment.draft.membership(due.group, due.member)
    if not here.present:
        return
    again = NicknameChanged(at=due.at, id=due.id, group=due.group, who=due.member, nickname=here.nickname)
    found = judge_nickname(situation_of(again, moment.draft, moment.rulebook))
    about = [one for one in found if one.clause == due.about]
    met = weigh_all(about, moment.draft.member(due.member), moment.rulebook, edges_of(moment))
    if not any(one.band == "act" for one in met):
        keeps_format(moment, due.group, due.member)
        return
    name = here.nickname or due.member
    breach = Breach(
        group=due.group, member=due.member, nickname=name, quote=here.nickname, message=None, weighed=met
    )
    _put_right(moment, breach)


def edges_of(moment: Moment) -> Thresholds:
    return thresholds(moment.rulebook.plan.review)


def _put_right(moment: Moment, breach: Breach) -> None:
    """Set the likely right nickname where we may and know it; say so, or ask once more."""
    member = moment.draft.member(breach.member)
    course = course_for(breach.of_band("act"), member, moment.rulebook, moment.now)
    clause, finding = course.led_by.clause, course.led_by.finding
    actions = list(_set(moment, breach, clause, str(finding.facts.get("suggestion", ""))))
    text = after_grace_text(moment.rulebook, breach.group, breach.nickname, course.led_by, sets=bool(actions))
    tell = Tell(
        id=moment.action_id(clause.number, "tell"),
        group=breach.group,
        clause=clause.number,
        member=breach.member,
        text=text,
    )
    dry = "dry" in (clause.mode, moment.rulebook.plan.mode)
    if not dry:
        carry(moment, [*actions, tell], decision_id(moment.event))
    keep(moment, breach, band="act", course=course, actions=[*actions, tell], dry=dry)


def _set(moment: Moment, breach: Breach, clause: KeptClause, likely: str) -> Iterator[Action]:
    if likely and isinstance(clause, NicknameClause) and clause.set_nickname:
        yield SetNickname(
            id=moment.action_id(clause.number, "set_nickname"),
            group=breach.group,
            clause=clause.number,
            member=breach.member,
            nickname=likely,
        )
