"""Points of a game and of a season, and the table at the end."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from warmfield.community.game_records import MOST_IN_TABLE, GameRecord, Score
from warmfield.community.ids import MemberId
from warmfield.plan.sections.games import Games
from warmfield.rhythm.games.moves import Table
from warmfield.wording import later

TOP = 5
PLACE = later("{place}. {name}: {points}")


def scored(scores: Sequence[Score], who: MemberId, at: datetime, points: int = 1) -> tuple[Score, ...]:
    """Add points, and put the table in order: of equals, who had so many first."""
    before = points_of(scores, who)
    rest = [one for one in scores if one.who != who]
    return tuple(sorted([*rest, Score(who, before + points, at.timestamp())], key=_order))


def points_of(scores: Iterable[Score], who: MemberId) -> int:
    return next((one.points for one in scores if one.who == who), 0)


def _order(one: Score) -> tuple[int, float]:
    return -one.points, one.at


def places(scores: Sequence[Score]) -> Iterator[tuple[int, Score]]:
    """The place of each: who has as many points as the one before shares their place."""
    place = 0
    for number, one in enumerate(scores, 1):
        if number == 1 or one.points != scores[number - 2].points:
            place = number
        yield place, one


def table_lines(table: Table, scores: Sequence[Score], top: int = TOP) -> Iterator[str]:
    """The first of the table by nickname; who has left or was erased isn't named."""
    known = [one for one in scores if table.name(one.who)]
    for place, one in list(places(known))[:top]:
        yield table.words(PLACE, place=place, name=table.name(one.who), points=one.points)


def with_season(record: GameRecord, games: Games, scores: Sequence[Score], now: datetime) -> GameRecord:
    """Add a game's points to the season's; a season that is over begins anew."""
    since = record.season_since
    fresh = since is None or now - since >= games.season
    season = () if fresh else record.season
    for one in scores:
        season = scored(season, one.who, now, one.points)
    return replace(record, season=season[:MOST_IN_TABLE], season_since=now if fresh else since)
