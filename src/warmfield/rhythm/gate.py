"""The one gate to a group: what may be said when. Posting twice, too much or into a session stops here."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from warmfield.community.game_records import GameRecord
from warmfield.community.records import GroupRecord
from warmfield.community.session_records import SessionRecord
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.local_time import DAY, Span, span_of, whole_day, zone_of
from warmfield.rhythm.sorts import SORTS
from warmfield.rhythm.wish import Item, Scope, Wish
from warmfield.wording import later

HELD = {
    "done": later("done"),
    "late": later("too late to be of use"),
    "quiet_hours": later("quiet hours"),
    "session": later("a session is on"),
    "game": later("a game is on"),
    "too_close": later("too close to another post"),
    "day_full": later("the day's posts are used up"),
    "asleep": later("nobody has written here for weeks"),
    "paused": later("paused by a person"),
    "skipped": later("skipped by a person"),
}
"""What holds a wish back."""


class Standing(Struct, frozen=True, kw_only=True):
    """What the group's records say, the same for every day that is looked at."""

    done: frozenset[str]
    posts: tuple[datetime, ...]
    busy: tuple[Span, ...]
    game: Span | None
    asleep: bool


class Taken(Struct):
    """What of a day is taken already: moments of posts, and the spans in which nobody else speaks."""

    posts: list[datetime]
    busy: list[Span]
    game: Span | None
    quiet: tuple[Span, ...]
    today: int


def place(scope: Scope, day: date, wishes: Iterable[Wish]) -> list[Item]:
    """Give every wish of a local day its place, or what holds it back; in the order of time."""
    wanted = sorted(wishes, key=_order)
    if not wanted:
        return []
    standing = scope.once(_standing)
    taken = _taken(scope, standing, day)
    items = []
    for wish in wanted:
        if wish.key in standing.done:
            _keep_free(taken, wish, wish.at)
            items.append(Item(wish=wish, group=scope.group, at=wish.at, held="done"))
            continue
        if (by := scope.rhythm.skips(wish.key, day.toordinal())) is not None:
            items.append(Item(wish=wish, group=scope.group, at=wish.at, held="skipped", by_staff=by))
            continue
        moment, held = _slot(scope, wish, taken)
        if not held and standing.asleep and not _rouses(wish):
            held = "asleep"
        if not held:
            _take(taken, wish, moment)
        items.append(Item(wish=wish, group=scope.group, at=moment, held=held))
    return sorted(items, key=lambda item: (item.at, item.wish.key))


def _rouses(wish: Wish) -> bool:
    """What was promised is said to a sleeping group too, and people may be asked; the plan's slots rest."""
    return wish.rouses and (wish.firm or not wish.speaks)


def _order(wish: Wish) -> tuple[bool, int, datetime, str]:
    return (not _promised(wish), SORTS[wish.sort].rank, wish.at, wish.key)


def _standing(scope: Scope) -> Standing:
    game = _game(scope)
    return Standing(
        done=frozenset(one.key for one in scope.rhythm.done),
        posts=tuple(datetime.fromtimestamp(one.at, UTC) for one in scope.rhythm.posted),
        busy=tuple(span for span in (game, _session(scope)) if span is not None),
        game=game,
        asleep=scope.once(asleep),
    )


def _taken(scope: Scope, standing: Standing, day: date) -> Taken:
    here = whole_day(day, scope.clocks)
    apart = scope.rulebook.plan.rhythm.posts.apart
    around = Span(here.start - apart, here.end + apart)
    return Taken(
        posts=[one for one in standing.posts if one in around],
        busy=list(standing.busy),
        game=standing.game,
        quiet=_quiet(scope.rulebook, day),
        today=sum(one in here for one in standing.posts),
    )


@lru_cache(maxsize=1024)
def _quiet(rulebook: Rulebook, day: date) -> tuple[Span, ...]:
    """The quiet hours that touch a day: those of the night before too."""
    hours, clocks = rulebook.plan.community.quiet_hours, zone_of(rulebook)
    return () if hours is None else (span_of(day - DAY, hours, clocks), span_of(day, hours, clocks))


def session_on(scope: Scope) -> bool:
    """Whether a session is on now: a game waits for its end like everything else."""
    span = _session(scope)
    return span is not None and scope.now in span


def _session(scope: Scope) -> Span | None:
    """The session that is on, whoever opened it."""
    record = scope.view.get(SessionRecord, scope.group)
    return None if record is None or record.on is None else Span(record.on.since, record.on.until)


def _game(scope: Scope) -> Span | None:
    """The game that is on: nothing else is said until it ends."""
    record = scope.view.get(GameRecord, scope.group)
    return None if record is None or record.game is None else Span(scope.now, record.game.until)


def asleep(scope: Scope) -> bool:
    """Nobody has written for so long that the plan leaves the group alone."""
    group = scope.view.get(GroupRecord, scope.group)
    last = scope.rhythm.since
    if group is not None and group.last:
        last = max(last, datetime.fromtimestamp(group.last[-1].at, UTC))
    return scope.now - last > scope.rulebook.plan.rhythm.posts.sleeps_after


def _take(taken: Taken, wish: Wish, moment: datetime) -> None:
    if wish.speaks:
        taken.posts.append(moment)
        taken.today += 1
    _keep_free(taken, wish, moment)


def _keep_free(taken: Taken, wish: Wish, moment: datetime) -> None:
    """What has begun, or will, keeps the others waiting until its end."""
    if wish.busy_until is not None and wish.busy_until > moment:
        taken.busy.append(Span(moment, wish.busy_until))


def _slot(scope: Scope, wish: Wish, taken: Taken) -> tuple[datetime, str]:
    """Find the first moment from `at` on at which nothing holds the wish back, or say what does."""
    posts = scope.rulebook.plan.rhythm.posts
    moment, held = max(wish.at, scope.now), "late"
    if not wish.speaks:
        return (moment, "") if moment <= wish.until else (wish.at, held)
    if not _promised(wish) and taken.today >= posts.a_day:
        return wish.at, "day_full"
    while moment <= wish.until:
        free, held = _free(scope, wish, taken, moment, posts.apart)
        if free == moment:
            return moment, ""
        moment = free
    return wish.at, held


def _free(scope: Scope, wish: Wish, taken: Taken, moment: datetime, apart: timedelta) -> tuple[datetime, str]:
    """Give the moment itself where it is free, else the end of what is in its way, and what that is."""
    if scope.pause is not None and moment < scope.pause.until:
        return scope.pause.until, "paused"
    if (quiet := _in(moment, taken.quiet)) is not None:
        return quiet.end, "quiet_hours"
    if not wish.inside and (busy := _in(moment, taken.busy)) is not None:
        return busy.end, "game" if busy is taken.game else "session"
    near = (post for post in taken.posts if abs(moment - post) < apart)
    if not _promised(wish) and (post := next(near, None)) is not None:
        return post + apart, "too_close"
    return moment, ""


def barred_now(scope: Scope, wish: Wish) -> str:
    """What keeps even a person from having it said at once (a key of HELD); empty where nothing does."""
    if not wish.speaks:
        return ""
    free, held = _free(
        scope,
        replace(wish, firm=True),
        _taken(scope, scope.once(_standing), scope.today),
        scope.now,
        timedelta(),
    )
    return "" if free == scope.now else held


def _promised(wish: Wish) -> bool:
    """Neither the day's number nor the last post holds back what was promised, or belongs to a session."""
    return wish.firm or wish.inside


def _in(moment: datetime, spans: Iterable[Span]) -> Span | None:
    for span in spans:
        if moment in span:
            return span
    return None
