"""Run the clauses that bind a group over one event. Exemptions and bands are applied later."""

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import assert_never

from warmfield.community.findings import Finding
from warmfield.community.ids import GroupId
from warmfield.plan import clauses as c
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.values import Reading
from warmfield.rules.advert import advert
from warmfield.rules.bare_link import bare_link
from warmfield.rules.copies import copies
from warmfield.rules.custom import custom
from warmfield.rules.dispute import dispute
from warmfield.rules.flooding import flooding
from warmfield.rules.nickname_format import nickname
from warmfield.rules.off_topic import off_topic
from warmfield.rules.poaching import poaching
from warmfield.rules.situation import Situation
from warmfield.rules.uninvited import uninvited

MessageRule = Callable[[Reading, Situation], Finding | None]


def judge_message(situation: Situation, reading: Reading) -> tuple[Finding, ...]:
    """Give the findings about a message, in the plan's order; a new nickname is read with it."""
    rules = _message_rules(situation.rulebook, situation.group_id)
    return tuple([one for rule in rules if (one := rule(reading, situation)) is not None])


def judge_join(situation: Situation) -> tuple[Finding, ...]:
    """Give the findings about a join, or about a knock at the door."""
    return _all(_of_join(situation, clause) for clause in _binding(situation))


def judge_nickname(situation: Situation) -> tuple[Finding, ...]:
    """Give the findings about a new nickname."""
    return _all(_of_nickname(situation, clause) for clause in _binding(situation))


def _binding(situation: Situation) -> tuple[c.KeptClause, ...]:
    return situation.rulebook.clauses(situation.group_id)


def _all(findings: Iterable[Finding | None]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one is not None)


@lru_cache(256)
def _message_rules(rulebook: Rulebook, group: GroupId) -> tuple[MessageRule, ...]:
    """Bind each clause to its rule, once a plan and group: every message runs through this."""
    bound = (_message_rule(clause) for clause in rulebook.clauses(group))
    return tuple(one for one in bound if one is not None)


def _message_rule(clause: c.KeptClause) -> MessageRule | None:  # noqa: C901, PLR0911 - one line a kind
    match clause:
        case c.NicknameClause():
            return lambda _, situation: nickname(situation, clause)
        case c.LinkClause():
            return partial(bare_link, clause=clause)
        case c.AdvertClause():
            return partial(advert, clause=clause)
        case c.DisputeClause():
            return partial(dispute, clause=clause)
        case c.FloodingClause():
            return partial(flooding, clause=clause)
        case c.PoachingClause():
            return partial(poaching, clause=clause)
        case c.CopiesClause():
            return partial(copies, clause=clause)
        case c.OffTopicClause():
            return partial(off_topic, clause=clause)
        case c.CustomClause():
            return partial(custom, clause=clause) if clause.on == "message" else None
        case c.InvitationClause():
            return None
        case _:
            assert_never(clause)


def _of_join(situation: Situation, clause: c.KeptClause) -> Finding | None:
    match clause:
        case c.InvitationClause():
            return uninvited(situation, clause)
        case c.NicknameClause():
            return nickname(situation, clause)
        case c.CustomClause():
            return custom(None, situation, clause) if clause.on == "join" else None
        case _:
            return None


def _of_nickname(situation: Situation, clause: c.KeptClause) -> Finding | None:
    match clause:
        case c.NicknameClause():
            return nickname(situation, clause)
        case c.CustomClause():
            return custom(None, situation, clause) if clause.on == "nickname" else None
        case _:
            return None
