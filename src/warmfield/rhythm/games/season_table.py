"""The season's table, for a member who asks in private."""

from collections.abc import Iterator

from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId, MemberId
from warmfield.rhythm.games.at_table import record_of, table_of
from warmfield.rhythm.games.standings import TOP, places, table_lines


def season_lines(moment: Moment, group: GroupId, who: MemberId) -> Iterator[str]:
    """The first five of the group's games, and where the one who asks stands."""
    words, record, table = moment.words(group), record_of(moment, group), table_of(moment, group)
    name = moment.rulebook.group(group).name
    since = record.season_since
    if not record.season or since is None or moment.now - since >= table.games.season:
        yield words("Nobody has points from games in {group} yet.", group=name)
        return
    yield words("Points from games in {group} this season:", group=name)
    yield from table_lines(table, record.season)
    mine = next(((place, one) for place, one in places(record.season) if one.who == who), None)
    if mine is not None and mine[0] > TOP:
        yield words("You are number {place} with {points}.", place=mine[0], points=mine[1].points)
