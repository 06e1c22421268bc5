"""Plays the last days under two plans, in a process of its own: `python -m warmfield.app.rehearsed_change`.

It is told what to do on its standard input, and writes its progress and the result as lines of JSON.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from warmfield.app.planning import rulebook_of
from warmfield.community import actions as a
from warmfield.community.events import Event, MessageSent
from warmfield.community.ids import GroupId, MemberId, PersonId
from warmfield.console.planning.plan_rehearsal import Count, Judged, PlanRehearsal, Progress, SaidThen
from warmfield.plan.load import load
from warmfield.plan.model import Plan
from warmfield.rehearsal.in_words import outcome_in_words
from warmfield.rehearsal.member_map import MemberMap
from warmfield.rehearsal.noise import HOW, compared
from warmfield.rehearsal.of_journal import EARLIER, blanked, past_of
from warmfield.rehearsal.past import Past
from warmfield.rehearsal.rehearse import rehearse
from warmfield.rehearsal.result import Decided, Difference, Posted, Result
from warmfield.store.opening import DATABASE, open_reader
from warmfield.store.recent_lines import recent_events
from warmfield.wording import LANGUAGES, words_in

MOST = 40_000
"""Events; a minute or two of one core."""
SHOWN = 200
NICER = 15
"""So much does it stand back behind the engine."""
EVERY = 0.5
RUNGS = {a.RemoveMember: "remove", a.Mute: "mute", a.RemoveMessage: "message"}


class Told(Struct, frozen=True):
    """What the process is asked; `old` and `new` are texts of plans."""

    home: str
    old: str
    new: str
    since: datetime


class Line(Struct, frozen=True, omit_defaults=True):
    """One line of the answer."""

    progress: Progress | None = None
    result: PlanRehearsal | None = None


def rehearsed(told: Told) -> Iterator[Line]:
    plans = [load(text, "").plan for text in (told.old, told.new)]
    old, new = (one for one in plans if one is not None)
    with open_reader(Path(told.home) / DATABASE) as reader:
        events, left_out = recent_events(reader, told.since, EARLIER, MOST)
    past = past_of(events, rulebook_of(old).person_id)
    seen = _Seen(2 * past.count)
    one, other = (rehearse(plan, past, staff_of(plan), seen.watch) for plan in (old, new))
    yield Line(result=summed_up(one, other, old, past, left_out))


def staff_of(plan: Plan) -> MemberMap:
    """In the lobby every person of the plan has an account."""
    ids = {
        MemberId(f"lobby:{who}"): PersonId(who)
        for who, one in plan.people.items()
        if "lobby" not in one.accounts
    }
    return MemberMap(staff=ids)


class _Seen:
    """Says now and then how far it is."""

    def __init__(self, of: int) -> None:
        self._of, self._done, self._told = of, 0, 0.0

    def watch(self, events: Iterable[Event]) -> Iterator[Event]:
        for event in events:
            self._done += 1
            if time.monotonic() - self._told > EVERY:
                self._told = time.monotonic()
                write(Line(progress=Progress(self._done, self._of)))
            yield event


def summed_up(one: Result, other: Result, plan: Plan, past: Past, left_out: int) -> PlanRehearsal:
    before, after = counted(one), counted(other)
    gained, lost = said_otherwise(one.posts, other.posts, ZoneInfo(plan.community.time_zone))
    differences = compared(one, other).differences if one.plan != other.plan else ()
    newest = sorted((*gained, *lost), key=lambda said: said.at, reverse=True)
    return PlanRehearsal(
        messages=Counter(event.group for event in past.events if isinstance(event, MessageSent)),
        counts=[Count(*key, before[key], after[key]) for key in sorted({*before, *after})],
        judged=[_judged(each) for each in reversed(differences[-SHOWN:])],
        said=newest[:SHOWN],
        left_out=left_out,
        blanked=blanked(past),
    )


def counted(result: Result) -> Counter[tuple[str, GroupId]]:
    """By what is done and where: measures, questions to people, posts by their row."""
    found: Counter[tuple[str, GroupId]] = Counter()
    for one in result.decisions:
        if one.band == "review":
            found["review", one.group] += 1
        if one.band == "act" and one.rung in ("note", "warn"):
            found[one.rung, one.group] += 1
        for action in one.actions:
            if what := RUNGS.get(type(action)):
                found[what, action.group] += 1
    for post in result.posts:
        found[post.clause or "", post.group] += 1
    return found


def said_otherwise(
    before: Iterable[Posted], after: Iterable[Posted], zone: ZoneInfo
) -> tuple[list[SaidThen], list[SaidThen]]:
    """Posts that come and that no longer come, by row, group and day: other words alone are no difference."""
    had = Counter(_about(one, zone) for one in before)
    has = Counter(_about(one, zone) for one in after)
    return list(_more(after, has - had, zone, gained=True)), list(
        _more(before, had - has, zone, gained=False)
    )


def _about(one: Posted, zone: ZoneInfo) -> tuple[str, str, int]:
    return one.clause or "", one.group, one.at.astimezone(zone).toordinal()


def _more(
    posts: Iterable[Posted], more: Counter[tuple[str, str, int]], zone: ZoneInfo, *, gained: bool
) -> Iterator[SaidThen]:
    for one in posts:
        key = _about(one, zone)
        if more[key] > 0:
            more[key] -= 1
            yield SaidThen(at=one.at, group=one.group, row=one.clause or "", text=one.text, gained=gained)


def _judged(one: Difference) -> Judged:
    either = one.after or one.before
    assert either is not None  # noqa: S101 - a difference has one of them
    return Judged(
        at=one.at,
        group=one.group,
        member=one.member,
        nickname=either.nickname,
        quote=one.quote,
        clause=either.lead,
        before=_in_words(one.before),
        after=_in_words(one.after),
        how={name: words_in(name)(HOW[one.how]) for name in LANGUAGES},
    )


def _in_words(one: Decided | None) -> dict[str, str]:
    return {} if one is None else {name: outcome_in_words(one, words_in(name)) for name in LANGUAGES}


def write(line: Line) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
    sys.stdout.buffer.flush()


def main() -> None:
    os.nice(NICER)
    for line in rehearsed(msgspec.json.decode(sys.stdin.buffer.read(), type=Told)):
        write(line)


if __name__ == "__main__":
    main()
