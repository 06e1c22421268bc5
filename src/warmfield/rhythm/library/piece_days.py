"""2.6: useful pieces are shared steadily, so many a day from each source, while the group listens."""

from collections.abc import Iterator
from datetime import date, datetime
from zlib import crc32

from warmfield.acts.moment import Moment
from warmfield.community.pieces import PieceRecord
from warmfield.plan.sections.library import ContentSource
from warmfield.rhythm.library.choosing import on_offer, source_named
from warmfield.rhythm.library.giving import give
from warmfield.rhythm.library.in_post import piece_text
from warmfield.rhythm.library.shelving import shelf_of
from warmfield.rhythm.local_time import Span, span_of
from warmfield.rhythm.wish import Item, Scope, Wish, scope_of
from warmfield.wording import later

TITLE = later("A piece from {source}")


def piece_days(scope: Scope, day: date) -> Iterator[Wish]:
    """As many wishes as the plan allows and the shelf has; on days to come, what the shelf has then left."""
    content = scope.rulebook.plan.content
    if not shelf_of(scope.view).pieces:
        return
    hours = span_of(day, content.hours, scope.clocks)
    over = span_of(scope.today, content.hours, scope.clocks).end <= scope.now
    ahead = max(0, (day - scope.today).days - over)
    for place, source in enumerate(content.sources):
        if source.themes and scope.plan_group.theme not in source.themes:
            continue
        left = len(on_offer(scope, source.name)) - ahead * source.a_day
        for nth in range(min(source.a_day, left + _given(scope, source, day))):
            yield Wish(
                key=_key(source, day, nth),
                sort="piece",
                at=_hour(scope, source, day, nth, hours),
                until=hours.end,
                title=scope.words(TITLE, source=source.name),
                where=f"content.sources[{place}]",
                about=source.name,
            )


def share_piece(moment: Moment, item: Item) -> None:
    if source_named(moment.rulebook, item.wish.about) is None:
        return
    for one in on_offer(scope_of(moment, item.group), item.wish.about)[:1]:
        piece = moment.draft.get(PieceRecord, one.id)
        if piece is not None:
            give(moment, item, piece_text(moment.rulebook, moment.words(item.group), piece), [piece])


def _key(source: ContentSource, day: date, nth: int) -> str:
    return f"piece/{source.name}/{day}/{nth}"


def _given(scope: Scope, source: ContentSource, day: date) -> int:
    """How many of the day's were given already: they keep their places in it."""
    done = {one.key for one in scope.rhythm.done}
    return sum(_key(source, day, nth) in done for nth in range(source.a_day))


def _hour(scope: Scope, source: ContentSource, day: date, nth: int, hours: Span) -> datetime:
    """Spread over the hours, at another minute for each group, source and day; nobody chooses."""
    share = (nth + crc32(f"{scope.group}/{source.name}/{day}".encode()) % 50 / 60) / source.a_day
    return hours.start + share * (hours.end - hours.start)
