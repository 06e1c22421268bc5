"""What follows a decision beside its actions: requests of its own, a grace, a mediator."""

from typing import assert_never

from warmfield.acts.moment import Moment
from warmfield.community.ids import DecisionId
from warmfield.moderation.asides import told_in_session
from warmfield.moderation.breach import Breach, Course, Weighed
from warmfield.moderation.disputes import note_dispute
from warmfield.moderation.held import ask_link
from warmfield.moderation.joins import ask_consent
from warmfield.moderation.nicknames import start_grace
from warmfield.plan import clauses as c


def follow_up(moment: Moment, breach: Breach, course: Course, decision: DecisionId) -> None:
    for one in course.met:
        _follow(moment, breach, course, one, decision)
    if any(isinstance(one.clause, c.OffTopicClause) for one in course.met):
        told_in_session(moment, breach.group, breach.member)


def _follow(moment: Moment, breach: Breach, course: Course, one: Weighed, decision: DecisionId) -> None:
    match one.clause:
        case c.LinkClause() if course.message == "hold":
            ask_link(moment, breach, course, decision)
        case c.NicknameClause() as clause:
            start_grace(moment, breach.group, breach.member, clause)
        case c.DisputeClause() as clause:
            note_dispute(moment, breach, one.finding, clause, decision)
        case c.InvitationClause():
            ask_consent(moment, breach, one, decision)
        case (
            c.LinkClause()
            | c.AdvertClause()
            | c.PoachingClause()
            | c.CopiesClause()
            | c.OffTopicClause()
            | c.FloodingClause()
            | c.CustomClause()
        ):
            pass
        case _:
            assert_never(one.clause)
