"""Which weeks have a rota: the one that runs, and those that must be known by now."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.acts.on_duty import monday_of, rota_of
from warmfield.community.draft import Draft, View
from warmfield.community.ids import PersonId
from warmfield.community.rota import NOBODY, Beat, RotaRecord, Stint, Untold
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.duty.duty_week import DutyWeek
from warmfield.rhythm.duty.make_rota import WEEK, made_rota
from warmfield.rhythm.local_time import day_of, zone_of

KNOWN_BEFORE = timedelta(days=3)
"""A week's rota is made so long before its first gap could have to be shown: people plan their week."""
MOST_AHEAD = 6 * WEEK
TIMER = "duty"


def this_monday(rulebook: Rulebook, now: datetime) -> date:
    return monday_of(day_of(now, zone_of(rulebook)))


def to_be_made(rulebook: Rulebook, monday: date) -> datetime:
    """When the week's rota is made."""
    start = DutyWeek(rulebook.plan, monday, zone_of(rulebook)).moment(0)
    ahead = min(rulebook.plan.duty.warn_ahead + KNOWN_BEFORE, MOST_AHEAD)
    return datetime.fromtimestamp(start, UTC) - ahead


def make_weeks(moment: Moment, first: date) -> None:
    """Make the rota of every week from `first` on that must be known by now; note who doesn't know it yet."""
    monday = first
    running = this_monday(moment.rulebook, moment.now)
    while monday <= running or to_be_made(moment.rulebook, monday) <= moment.now:
        before = rota_of(moment.draft, monday)
        after = made_rota(moment.draft, moment.rulebook, monday, moment.now)
        moment.draft.put(after)
        _note_untold(moment, before, after)
        monday += WEEK
    moment.draft.put(replace(moment.draft.duty(), made_to=monday))


def _note_untold(moment: Moment, before: RotaRecord | None, after: RotaRecord) -> None:
    """Everyone whose hours from now on are others than they know."""
    now = int(moment.now.timestamp())
    old, new = ({} if rota is None else _by_person(rota, now) for rota in (before, after))
    changed = {who for who in {*old, *new} if old.get(who) != new.get(who)}
    duty = moment.draft.duty()
    untold = {*duty.untold, *(Untold(after.monday, who) for who in changed)}
    moment.draft.put(replace(duty, untold=tuple(sorted(untold))))


def _by_person(rota: RotaRecord, now: int) -> dict[PersonId, set[tuple[object, ...]]]:
    found: dict[PersonId, set[tuple[object, ...]]] = {}
    for one in rota.stints:
        if one.end > now and one.person != NOBODY:
            beat = rota.beats[one.beat]
            said = beat.duty, beat.groups, max(one.start, now), one.end
            found.setdefault(one.person, set()).add(said)
    return found


def weeks(view: View | Draft, rulebook: Rulebook, start: datetime, end: datetime) -> Iterator[RotaRecord]:
    """The weeks with a rota that reach into a time, and the one before, whose last night may."""
    monday = this_monday(rulebook, start) - WEEK
    while monday <= this_monday(rulebook, end):
        found = rota_of(view, monday)
        if found is not None:
            yield found
        monday += WEEK


def made_weeks(moment: Moment) -> Iterator[RotaRecord]:
    """The week that runs and those made ahead."""
    monday, end = this_monday(moment.rulebook, moment.now), moment.draft.duty().made_to
    while end is not None and monday < end:
        found = rota_of(moment.draft, monday)
        if found is not None:
            yield found
        monday += WEEK


def stints(
    view: View | Draft, rulebook: Rulebook, start: datetime, end: datetime
) -> Iterator[tuple[Beat, Stint]]:
    """All stints and gaps that reach into a time, in the order of time."""
    first, last = int(start.timestamp()), int(end.timestamp())
    for week in weeks(view, rulebook, start, end):
        for one in week.stints:
            if one.start < last and first < one.end:
                yield week.beats[one.beat], one
