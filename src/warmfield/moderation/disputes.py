"""A dispute (1.6): both are asked to go on in private; when it goes on, a mediator is called."""

import msgspec

from warmfield.acts.inbox import ask_staff
from warmfield.acts.moment import Moment
from warmfield.community.findings import Finding
from warmfield.community.ids import DecisionId, MemberId
from warmfield.community.requests import Request
from warmfield.moderation.breach import Breach
from warmfield.moderation.told.titles import dispute_title
from warmfield.plan.clauses import DisputeClause


def other_of(finding: Finding) -> MemberId:
    return MemberId(str(finding.facts.get("with", "")))


def note_dispute(
    moment: Moment, breach: Breach, finding: Finding, clause: DisputeClause, decision: DecisionId
) -> None:
    """Remember that these two were told. A second time within `quiet_after` calls a mediator."""
    other = other_of(finding)
    group = moment.draft.group(breach.group)
    pair = tuple(sorted((breach.member, other)))
    since = group.dispute_until
    goes_on = group.dispute_members == pair and since is not None and moment.now < since + clause.quiet_after
    pause = clause.quiet_after if goes_on else clause.within / 3
    stage = group.dispute_stage + 1 if goes_on else 1
    moment.draft.put(
        msgspec.structs.replace(
            group, dispute_until=moment.now + pause, dispute_members=pair, dispute_stage=stage
        )
    )
    for one in pair:
        member = moment.draft.member(one)
        moment.draft.put(msgspec.structs.replace(member, asked="mediate", asked_about=decision))
    if goes_on:
        call_mediator(moment, breach, other, clause, decision)


def call_mediator(
    moment: Moment, breach: Breach, other: MemberId, clause: DisputeClause, decision: DecisionId
) -> Request:
    names = breach.nickname or breach.member, moment.nickname(breach.group, other) or other
    return ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="dispute",
            at=moment.now,
            group=breach.group,
            member=breach.member,
            clause=clause.number,
            event=moment.event.id,
            decision=decision,
            title=dispute_title(moment.rulebook, breach.group, *names),
            quote=breach.quote,
            subject={"with": other, "role": clause.mediator},
        ),
    )
