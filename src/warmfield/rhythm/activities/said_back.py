"""What was understood of a person's words about an activity, said back before it is done."""

from collections.abc import Iterator
from itertools import islice

from warmfield.acts.amounts import length_in_words
from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId
from warmfield.community.staff_commands import (
    ActivityCancelled,
    ActivityChanged,
    ActivityCommand,
    ActivityMoved,
    ActivityPlanned,
    OfActivity,
)
from warmfield.rhythm.activities.activity_commands import meant
from warmfield.rhythm.activities.recurrence import days_of_year
from warmfield.rhythm.activities.time_in_words import day_in_words, on_date
from warmfield.rhythm.local_time import zone_of
from warmfield.wording import Words

SHOWN = 3
"""Days of a rule that are shown, so that one sees what it means."""


def said_back(moment: Moment, command: ActivityCommand, home: GroupId) -> str:
    words = moment.words(home)
    if isinstance(command, ActivityPlanned):
        lines = [words("I understood:"), *_planned(moment, words, command)]
    else:
        lines = list(_changed(moment, words, command))
    return "\n".join([*lines, words("Answer “yes”, and it is done. Otherwise write it anew.")])


def _planned(moment: Moment, words: Words, command: ActivityPlanned) -> Iterator[str]:
    clocks, plan = zone_of(moment.rulebook), moment.rulebook.plan
    length = length_in_words(words, command.lasts)
    yield words(
        "“{title}”, {when}, for {length}",
        title=command.title,
        when=on_date(words, command.starts, clocks),
        length=length,
    )
    if command.rule:
        first = command.starts.astimezone(clocks).replace(tzinfo=None)
        days = (
            day for year in (first.year, first.year + 1) for day in days_of_year(command.rule, first, year)
        )
        shown = words(", ").join(day_in_words(words, day) for day in islice(days, SHOWN))
        yield words("It comes again: {days} …", days=shown)
    yield words("Place: {place}", place=command.place) if command.place else words("No place is named.")
    capacity = plan.rhythm.activities.capacity if command.capacity is None else command.capacity
    yield words.many("For {count} person", "For {count} people", capacity)
    yield words("Group: {group}", group=words(", ").join(plan.groups[at].name for at in command.groups))


def _changed(moment: Moment, words: Words, command: OfActivity) -> Iterator[str]:
    one = meant(moment.rulebook, moment.draft, command, moment.now)
    if one is None:
        return
    clocks = zone_of(moment.rulebook)
    title, when = one.title(words.language), on_date(words, one.starts, clocks)
    match command:
        case ActivityMoved(to=to):
            yield words(
                "{title}, {when}, is moved to: {to}", title=title, when=when, to=on_date(words, to, clocks)
            )
        case ActivityCancelled(whole=True):
            yield words("{title} is cancelled from then on: {when}.", title=title, when=when)
        case ActivityCancelled():
            yield words("{title}, {when}, is cancelled.", title=title, when=when)
        case ActivityChanged(place=str(place)):
            yield words("{title}, {when}, takes place at: {place}", title=title, when=when, place=place)
        case ActivityChanged(capacity=int(capacity)):
            yield words("{title}, {when}, gets {count} places.", title=title, when=when, count=capacity)
        case ActivityChanged(title=str(called)):
            yield words("{title}, {when}, is called “{called}”.", title=title, when=when, called=called)
        case _:
            pass
    if isinstance(command, ActivityCancelled) and command.text:
        yield words("Why: {why}", why=command.text)
    yield words("Whoever signed up and every group that heard of it is told.")


def stands(moment: Moment, home: GroupId, named: str) -> str:
    words = moment.words(home)
    return words(
        "Done. Its number is {id}: “change activity {id} …”, “cancel activity {id}”, “who comes {id}”.",
        id=named,
    )
