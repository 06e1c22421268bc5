"""What was posted, and how it was received."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from warmfield.community.ids import GroupId
from warmfield.community.months import MonthRecord
from warmfield.community.pieces import PieceRecord, Use
from warmfield.community.warm_up_records import Tried, WarmUpRecord
from warmfield.report.period import Period

Within = tuple[float, float]
"""POSIX seconds, from before to before."""


class Topic(Struct, frozen=True, kw_only=True):
    """A topic that was tried to start a conversation. `key` empty: people's own words."""

    key: str
    tried: int
    answered: int
    voices: int
    """Members who answered, counted at each try."""


class PieceReceived(Struct, frozen=True, kw_only=True):
    piece: PieceRecord
    posts: int
    answers: int
    people: int
    reactions: int


def posts_by_sort(months: Iterable[MonthRecord], groups: Iterable[GroupId], period: Period) -> dict[str, int]:
    """How often each sort of post was said, the most frequent first."""
    here, counts = set(groups), Counter[str]()
    first, last = period.first.toordinal(), period.last.toordinal()
    for month in months:
        if month.id.rpartition("\n")[0] in here:
            for one in month.posts:
                if first <= one.day <= last:
                    counts[one.sort] += one.count
    return dict(counts.most_common())


def topics(records: Iterable[WarmUpRecord], within: Within) -> list[Topic]:
    """Which worked best first: those answered most often, then by how many."""
    found: dict[str, list[Tried]] = {}
    for record in records:
        for one in record.tried:
            if within[0] <= one.at < within[1]:
                found.setdefault(one.topic, []).append(one)
    made = [_topic(key, tried) for key, tried in found.items()]
    return sorted(made, key=lambda one: (-one.answered, -one.voices, one.tried, one.key))


def _topic(key: str, tried: Sequence[Tried]) -> Topic:
    return Topic(
        key=key,
        tried=len(tried),
        answered=sum(bool(one.answered) for one in tried),
        voices=sum(len(one.answered) for one in tried),
    )


def pieces_received(
    pieces: Iterable[PieceRecord], groups: Mapping[GroupId, object], within: Within
) -> list[PieceReceived]:
    """The best received first."""
    made = []
    for piece in pieces:
        uses = [
            one for one in piece.uses if one.group in groups and within[0] <= one.at.timestamp() < within[1]
        ]
        if uses:
            made.append(_received(piece, uses))
    return sorted(made, key=lambda one: (-one.answers, -one.people, -one.reactions, one.piece.id))


def _received(piece: PieceRecord, uses: Sequence[Use]) -> PieceReceived:
    return PieceReceived(
        piece=piece,
        posts=len(uses),
        answers=sum(one.answers for one in uses),
        people=sum(one.people for one in uses),
        reactions=sum(one.reactions for one in uses),
    )
