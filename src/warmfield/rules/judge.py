"""Run the clauses that bind a group over one event. Exemptions and bands are applied later."""

from collections.abc import Iterable
from typing import assert_never

from warmfield.community.findings import Finding
from warmfield.plan import clauses as c
from warmfield.reading.values import Reading
from warmfield.rules.advert import advert
from warmfield.rules.bare_link import bare_link
from warmfield.rules.copies import copies
from warmfield.rules.custom import custom
from warmfield.rules.dispute import dispute
from warmfield.rules.flooding import flooding
from warmfield.rules.nickname_format import nickname
from warmfield.rules.poaching import poaching
from warmfield.rules.situation import Situation
from warmfield.rules.uninvited import uninvited


def judge_message(situation: Situation, reading: Reading) -> tuple[Finding, ...]:
    """Give the findings about a message, in the plan's order; a new nickname is read with it."""
    return _all(_of_message(reading, situation, clause) for clause in _binding(situation))


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


def _of_message(  # noqa: PLR0911 - one line a kind
    reading: Reading, situation: Situation, clause: c.KeptClause
) -> Finding | None:
    match clause:
        case c.NicknameClause():
            return nickname(situation, clause)
        case c.LinkClause():
            return bare_link(reading, situation, clause)
        case c.AdvertClause():
            return advert(reading, situation, clause)
        case c.DisputeClause():
            return dispute(reading, situation, clause)
        case c.FloodingClause():
            return flooding(reading, situation, clause)
        case c.PoachingClause():
            return poaching(reading, situation, clause)
        case c.CopiesClause():
            return copies(reading, situation, clause)
        case c.CustomClause():
            return custom(reading, situation, clause) if clause.on == "message" else None
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
