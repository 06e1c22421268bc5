"""What a reminder says: an opening, the clauses broken most, and where all the rules stand."""

from collections.abc import Sequence

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.acts.voice import shortened, text_in
from warmfield.community.ids import ClauseNumber, GroupId
from warmfield.community.rhythm_records import RhythmRecord
from warmfield.plan.basics import Texts
from warmfield.plan.clauses import Clause
from warmfield.rhythm.local_time import day_of, zone_of
from warmfield.rhythm.reminders.how_often import most_broken
from warmfield.rhythm.say import say
from warmfield.rhythm.wish import Item
from warmfield.wording import later

AT_ONCE = 3
"""Clauses in one reminder: what a phone shows without scrolling."""
RECITED_KEPT = 60
OPENINGS = (
    later("A short word on how we keep this group pleasant."),
    later("For everyone who is new, and for all of us now and then: our rules."),
    later("So that everyone enjoys the group, here are our rules again."),
)
"""For a plan with fewer than two wordings of its own."""


def remind(moment: Moment, item: Item) -> None:
    """Say it, and remember which wording and clauses it was."""
    group = item.group
    settings = moment.rulebook.plan.rhythm.reminders
    record = moment.draft.rhythm(group)
    language, words = moment.rulebook.language_of(group), moment.words(group)
    own = () if settings is None else settings.wordings
    openings = [text_in(one, language) for one in own] + [words(one) for one in OPENINGS if len(own) < 2]
    wording = (record.wording + 1) % len(openings)
    chosen = _clauses(moment, group, record)
    lines = [openings[wording]]
    lines += [f"{one.number} {_said(one, record, language)}" for one in chosen]
    lines.append(words("All the rules: write “rules” to {name}.", name=_assistant(moment)))
    say(moment, item, "\n".join(lines))
    recited = (*record.recited, *(one.number for one in chosen))[-RECITED_KEPT:]
    moment.draft.put(
        replace(moment.draft.rhythm(group), reminded_at=moment.now, wording=wording, recited=recited)
    )


def _assistant(moment: Moment) -> str:
    return moment.rulebook.plan.community.assistant.name


def _clauses(moment: Moment, group: GroupId, record: RhythmRecord) -> Sequence[Clause]:
    """The clauses broken most come first, then those not heard for longest; the plan may name a choice."""
    settings = moment.rulebook.plan.rhythm.reminders
    named = () if settings is None else settings.clauses
    bound = [
        one
        for one in moment.rulebook.plan.clauses
        if one.mode != "off" and moment.rulebook.plan.binds(one, group) and (not named or one.number in named)
    ]
    broken = most_broken(record, day_of(moment.now, zone_of(moment.rulebook)))
    last = {number: place for place, number in enumerate(record.recited)}
    once = {one.number: one for one in reversed(bound)}
    order = sorted(
        once.values(), key=lambda one: (_rank(one.number, broken), last.get(one.number, -1), bound.index(one))
    )
    return order[:AT_ONCE]


def _rank(number: ClauseNumber, broken: Sequence[ClauseNumber]) -> int:
    return broken.index(number) if number in broken else len(broken)


def _said(clause: Clause, record: RhythmRecord, language: str) -> str:
    """The clause's own text and its other wordings in turn, one further each time it is recited."""
    wordings: list[Texts] = [clause.text, *clause.reminders]
    times = record.recited.count(clause.number)
    return shortened(text_in(wordings[times % len(wordings)], language), 120)
