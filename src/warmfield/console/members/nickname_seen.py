"""What a nickname says: whose neighbours its bearer is, what it lacks, how the plan would write it."""

from msgspec import Struct

from warmfield.community.records import MembershipRecord
from warmfield.console.visit import Visit
from warmfield.plan.clauses import NicknameClause
from warmfield.plan.nickname_shape import PART_WORDS, shape_of
from warmfield.reading.nickname import parse


class NicknameSeen(Struct, frozen=True, kw_only=True):
    """`likely` is empty where the nickname is as the plan would write it, or a part isn't known."""

    neighbourhood: str = ""
    likely: str = ""
    lacks: tuple[str, ...] = ()


def nickname_seen(visit: Visit, seat: MembershipRecord) -> NicknameSeen:
    nickname = seat.nickname
    rules = (one for one in visit.rulebook.clauses(seat.group) if isinstance(one, NicknameClause))
    clause = next(rules, None)
    if clause is None or not nickname:
        return NicknameSeen()
    read = parse(nickname, shape_of(clause, visit.rulebook.plan.neighbourhoods))
    known = not read.missing and not read.advert and read.suggestion != nickname
    return NicknameSeen(
        neighbourhood=read.fields.get("neighbourhood", ""),
        likely=read.suggestion if known else "",
        lacks=tuple(visit.words(PART_WORDS.get(part, part)) for part in read.missing),
    )
