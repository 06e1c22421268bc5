"""Gaps of the rota are shown before they happen: once, in words, to the owner and then to those who could."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from warmfield.acts.awake import when_awake
from warmfield.acts.inbox import LATE_AFTER, ask_staff
from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId, PersonId, RequestId
from warmfield.community.requests import Request
from warmfield.community.rota import NOBODY, Beat, RotaRecord
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.duty.duty_words import Hours, duty_said, groups_said, hours_said
from warmfield.rhythm.duty.stand_ins import stand_ins
from warmfield.rhythm.duty.weeks_ahead import made_weeks
from warmfield.rhythm.local_time import zone_of
from warmfield.wording import Words

SOONEST = timedelta(minutes=10)
"""Where a gap is near, each who could has a part of the time that is left, at least this."""
MOST_WARNED = 400


class Gap(Struct, frozen=True, kw_only=True):
    """Hours of a week in which a beat has fewer people than the plan asks for, in the order of time."""

    monday: date
    beat: Beat
    spans: tuple[Hours, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """What each span is remembered by."""
        about = f"{'/'.join(self.beat.duty[0])} {self.beat.groups[0]}"
        return tuple(f"{start}-{end} {about}" for start, end in self.spans)


def gaps_of(rota: RotaRecord, after: datetime) -> Iterator[Gap]:
    """What is uncovered in a week, beat by beat; several places at once are one span."""
    spans: dict[int, set[Hours]] = {}
    for one in rota.stints:
        if one.person == NOBODY and one.end > after.timestamp():
            spans.setdefault(one.beat, set()).add((one.start, one.end))
    for at, theirs in sorted(spans.items()):
        yield Gap(monday=rota.monday, beat=rota.beats[at], spans=tuple(sorted(theirs)))


def warn_of_gaps(moment: Moment) -> None:
    """Ask the owners about every gap that comes near, with the others of its week on the same beat."""
    ahead = moment.now + moment.rulebook.plan.duty.warn_ahead
    for gap in list(_unwarned(moment)):
        if gap.spans[0][0] <= ahead.timestamp():
            could = stand_ins(moment, gap.beat, gap.spans)
            for owner, groups in _by_owner(moment, gap.beat).items():
                ask_about(moment, gap, groups, (owner, *could))


def next_warning(moment: Moment) -> datetime | None:
    """When the next gap must be shown, by day."""
    starts = [datetime.fromtimestamp(gap.spans[0][0], UTC) for gap in _unwarned(moment)]
    if not starts:
        return None
    due = min(starts) - moment.rulebook.plan.duty.warn_ahead
    return when_awake(moment.rulebook, max(due, moment.now))


def _unwarned(moment: Moment) -> Iterator[Gap]:
    warned = set(moment.draft.duty().warned)
    for rota in made_weeks(moment):
        for gap in gaps_of(rota, moment.now):
            spans = tuple(span for span, key in zip(gap.spans, gap.keys, strict=True) if key not in warned)
            if spans:
                yield replace(gap, spans=spans)


def _by_owner(moment: Moment, beat: Beat) -> dict[PersonId, tuple[GroupId, ...]]:
    found: dict[PersonId, tuple[GroupId, ...]] = {}
    for group in beat.groups:
        owner = moment.rulebook.group(group).owner
        found[owner] = (*found.get(owner, ()), group)
    return found


def ask_about(
    moment: Moment,
    gap: Gap,
    groups: Sequence[GroupId],
    whom: Sequence[PersonId],
    off: PersonId = NOBODY,
) -> Request:
    """Ask one after the other who stands in; for `off`, who may take it back but isn't asked."""
    duty = moment.draft.duty()
    moment.draft.put(replace(duty, warned=(*duty.warned, *gap.keys)[-MOST_WARNED:]))
    words = moment.words(groups[0])
    left = datetime.fromtimestamp(gap.spans[0][0], UTC) - moment.now

    def make(number: RequestId) -> Request:
        return Request(
            id=number,
            sort="gap",
            at=moment.now,
            group=groups[0],
            event=moment.event.id,
            title=words("{gap} Who can?", gap=gap_said(words, moment.rulebook, gap, groups)),
            subject=_subject(gap, groups) | ({"off": off} if off else {}),
            whom=tuple(dict.fromkeys((*whom, *([off] if off else [])))),
            asked=(off,) if off else (),
        )

    return ask_staff(moment, make, wait=min(LATE_AFTER, max(SOONEST, left / max(2, len(whom)))))


def gap_said(words: Words, rulebook: Rulebook, gap: Gap, groups: Sequence[GroupId]) -> str:
    """`Friday, 6 March, 19:00-22:00: nobody is on duty as starter in Firefly parents.`"""
    when = words("; ").join(hours_said(words, gap.spans, zone_of(rulebook)))
    where, duty = groups_said(words, rulebook, groups), duty_said(words, rulebook, gap.beat)
    if gap.beat.people == 1:
        return words("{hours}: nobody is on duty as {duty} in {groups}.", hours=when, duty=duty, groups=where)
    return words(
        "{hours}: of {count} people on duty as {duty} in {groups} some are missing.",
        hours=when,
        duty=duty,
        groups=where,
        count=gap.beat.people,
    )


def _subject(gap: Gap, groups: Sequence[GroupId]) -> dict[str, str]:
    roles, team, hours = gap.beat.duty
    return {
        "week": gap.monday.isoformat(),
        "duty": "\n".join([",".join(roles), team, hours]),
        "groups": "\n".join(groups),
        "spans": " ".join(f"{start}-{end}" for start, end in gap.spans),
    }


def spans_in(request: Request, name: str = "spans") -> list[Hours]:
    """The hours a request is about."""
    spans = (one.split("-") for one in request.subject.get(name, "").split())
    return [(int(start), int(end)) for start, end in spans]
