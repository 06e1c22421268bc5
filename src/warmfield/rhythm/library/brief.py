"""7.4: the daily information, one post at the plan's hour; with nothing to say it stays away."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from warmfield.acts.moment import Moment
from warmfield.community.pieces import PieceRecord, Shelved
from warmfield.rhythm.library.choosing import on_offer
from warmfield.rhythm.library.giving import give
from warmfield.rhythm.library.in_post import brief_text
from warmfield.rhythm.local_time import at
from warmfield.rhythm.wish import Item, Scope, Wish, scope_of
from warmfield.wording import later

TITLE = later("The daily brief")
OF_USE = timedelta(hours=1)
"""What is told for the morning isn't told at noon."""


def briefs(scope: Scope, day: date) -> Iterator[Wish]:
    """Today only with something to say at that hour; what days to come will bring can't be known yet."""
    content = scope.rulebook.plan.content
    if content.brief is None:
        return
    hour = at(day, content.brief.at, scope.clocks)
    if day == scope.today and not any(one.at <= hour.timestamp() for one in on_offer(scope)):
        return
    yield Wish(
        key=f"brief/{day}",
        sort="brief",
        at=hour,
        until=hour + OF_USE,
        title=scope.words(TITLE),
        where="content.brief",
    )


def tell_brief(moment: Moment, item: Item) -> None:
    brief = moment.rulebook.plan.content.brief
    chosen = _varied(on_offer(scope_of(moment, item.group)))[: brief.pieces if brief else 0]
    pieces = [piece for one in chosen if (piece := moment.draft.get(PieceRecord, one.id)) is not None]
    if pieces:
        text = brief_text(moment.rulebook, moment.words(item.group), pieces)
        give(moment, item, text, pieces)


def _varied(offered: list[Shelved]) -> list[Shelved]:
    """One of each source and expert before the second of any."""
    times: Counter[str] = Counter()
    order = []
    for one in offered:
        kin = one.expert or one.source
        times[kin] += 1
        order.append((times[kin], one))
    return [one for _, one in sorted(order, key=lambda turn: turn[0])]
