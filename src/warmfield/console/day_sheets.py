"""Today's agenda of each group, kept for a minute or two: a hundred of them at once are costly."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from zlib import crc32

from msgspec import Struct

from warmfield.community.calendar_records import ActivityRecord, CalendarRecord
from warmfield.community.game_records import GameRecord
from warmfield.community.ids import GroupId
from warmfield.community.rhythm_records import EVERYWHERE, RhythmRecord
from warmfield.community.session_records import SessionRecord
from warmfield.community.staff_commands import ActivityCommand
from warmfield.community.warm_up_records import WarmUpRecord
from warmfield.engine.ports import Turn
from warmfield.rhythm.agenda import day_plan
from warmfield.rhythm.wish import Item, Scope

LASTS = 60
"""Seconds, and up to as many more, another number for each group: not all are worked out at once again."""
BREATH = 4
"""Groups after which the engine gets a moment."""
OF_GROUP = RhythmRecord | SessionRecord | GameRecord | WarmUpRecord
OF_ALL = ActivityRecord | CalendarRecord


class Kept(Struct, frozen=True):
    version: str
    until: datetime
    items: tuple[Item, ...]


class DaySheets:
    """What the clock or a command changed is looked at anew; what members write, when the time is up."""

    def __init__(self) -> None:
        self._kept: dict[GroupId, Kept] = {}

    async def of(self, scopes: Sequence[Scope]) -> list[Item]:
        found: list[Item] = []
        worked_out = 0
        for scope in scopes:
            kept = self._kept.get(scope.group)
            if kept is None or kept.until <= scope.now or kept.version != scope.rulebook.version:
                kept = self._kept[scope.group] = _looked(scope)
                worked_out += 1
                if worked_out % BREATH == 0:
                    await asyncio.sleep(0)
            found += kept.items
        return found

    def changed(self, turns: Sequence[Turn]) -> None:
        """Told of every batch that is on the disk."""
        for turn in turns:
            whole = isinstance(turn.event, ActivityCommand)
            for record in turn.records:
                everywhere = isinstance(record, RhythmRecord) and record.id == EVERYWHERE
                if whole or everywhere or isinstance(record, OF_ALL):
                    self._kept.clear()
                elif isinstance(record, OF_GROUP):
                    self._kept.pop(record.id, None)


def _looked(scope: Scope) -> Kept:
    lasts = timedelta(seconds=LASTS + crc32(scope.group.encode()) % LASTS)
    return Kept(scope.rulebook.version, scope.now + lasts, tuple(day_plan(scope, scope.today)))
