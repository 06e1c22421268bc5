"""What people do in a group: judged, remembered, decided."""

from collections.abc import Sequence

from warmfield.acts.moment import Moment
from warmfield.community.events import JoinAsked, Joined, Left, MessageSent, NicknameChanged
from warmfield.community.findings import Finding
from warmfield.community.ids import MemberId
from warmfield.moderation.breach import Breach
from warmfield.moderation.decide import breach_of, decide, is_dry
from warmfield.moderation.joins import ask_join, open_door
from warmfield.moderation.keep import Judged
from warmfield.moderation.nicknames import grace_timer, keeps_format
from warmfield.plan.clauses import NicknameClause
from warmfield.reading.values import Reading
from warmfield.rules.judge import judge_join, judge_message, judge_nickname
from warmfield.rules.memory import remember_join, remember_leave, remember_message, remember_nickname
from warmfield.rules.situation import situation_of


def message(moment: Moment, event: MessageSent, reading: Reading) -> None:
    found = judge_message(situation_of(event, moment.draft, moment.rulebook), reading)
    remember_message(moment.draft, event, reading, moment.rulebook)
    if found:
        decide(moment, breach_of(moment, event, found))


def joined(moment: Moment, event: Joined) -> None:
    found = judge_join(situation_of(event, moment.draft, moment.rulebook))
    remember_join(moment.draft, event)
    _decide(moment, event, found)


def knocked(moment: Moment, event: JoinAsked) -> None:
    """The nickname is looked at once they are in."""
    found = judge_join(situation_of(event, moment.draft, moment.rulebook))
    remember_join(moment.draft, event)
    breach = breach_of(moment, event, [one for one in found if one.rule != "nickname"])
    if breach.weighed:
        decide(moment, breach)
    met = [one for one in breach.weighed if one.band != "pass" and not is_dry(moment, one)]
    if not met:
        open_door(moment, breach)
    elif all(one.clause.kind != "invitation" for one in met):
        ask_join(moment, breach, MemberId(""), met[0].clause.number, None)


def left(moment: Moment, event: Left) -> None:
    remember_leave(moment.draft, event)
    moment.draft.cancelled.append(grace_timer(event.group, event.who))


def renamed(moment: Moment, event: NicknameChanged) -> None:
    found = judge_nickname(situation_of(event, moment.draft, moment.rulebook))
    remember_nickname(moment.draft, event)
    _decide(moment, event, found)


def _decide(moment: Moment, event: Judged, found: Sequence[Finding]) -> None:
    breach: Breach = breach_of(moment, event, found)
    if breach.weighed:
        decide(moment, breach)
    if all(not isinstance(one.clause, NicknameClause) for one in breach.weighed):
        keeps_format(moment, event.group, event.who)
