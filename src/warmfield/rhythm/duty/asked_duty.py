"""What staff ask and say about duty in private, answered in words."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from warmfield.acts.moment import Moment
from warmfield.acts.whom import way_to
from warmfield.community.ids import PersonId
from warmfield.rhythm.duty.duty_words import (
    duty_said,
    groups_said,
    name_of,
    stints_said,
    window_in_words,
)
from warmfield.rhythm.duty.stand_ins import may_do, stand_ins
from warmfield.rhythm.duty.swaps import Swap, ask_swap, hours_in_words
from warmfield.rhythm.duty.their_stints import Theirs, Window, theirs
from warmfield.rhythm.duty.time_off import take_time_off
from warmfield.rhythm.duty.weeks_ahead import stints
from warmfield.rhythm.local_time import zone_of

SHOWN = timedelta(days=7)


def who_is_on(moment: Moment, who: PersonId) -> str:
    """Who is on duty now, and when the person is in the next seven days."""
    words, rulebook = moment.words(None), moment.rulebook
    lines = list(dict.fromkeys(_now(moment)))
    mine = [
        (beat, one)
        for beat, one in stints(moment.draft, rulebook, moment.now, moment.now + SHOWN)
        if one.person == who
    ]
    yours = [words("You in the next seven days:"), *stints_said(words, rulebook, mine, who)]
    nobody = words("Nobody is on duty at this hour.")
    return "\n".join([*(lines or [nobody]), *(yours if mine else [words("You have no duty this week.")])])


def _now(moment: Moment) -> Iterator[str]:
    words, now = moment.words(None), moment.now.timestamp()
    for beat, one in stints(moment.draft, moment.rulebook, moment.now, moment.now + timedelta(seconds=1)):
        if one.start <= now < one.end:
            name = name_of(moment.rulebook, one.person) if one.person else words("nobody")
            yield words(
                "{duty} in {groups}: {name}",
                duty=duty_said(words, moment.rulebook, beat, one.person or None),
                groups=groups_said(words, moment.rulebook, beat.groups),
                name=name,
            )


def cant(moment: Moment, who: PersonId, window: Window) -> str:
    """They can't at that time."""
    words = moment.words(None)
    when = window_in_words(words, window, zone_of(moment.rulebook))
    if window[1] <= moment.now:
        return words("{when} is over already.", when=when)
    mine = list(theirs(moment, who, window))
    asked = take_time_off(moment, who, window)
    if not mine:
        return words("Noted: you are away on {when}. You had no duty then.", when=when)
    lines = [
        words("Noted: you are away on {when}. I ask who can stand in for you:", when=when),
        hours_in_words(moment, mine),
        words("If you can after all, answer “take {id}”.", id=words(", ").join(one.id for one in asked)),
    ]
    return "\n".join(lines)


def wants_swap(moment: Moment, who: PersonId, other: PersonId, gives: Window, takes: Window | None) -> str:
    """Ask the other, or say what stands in the way."""
    words, name = moment.words(None), name_of(moment.rulebook, other)
    mine = tuple(theirs(moment, who, gives))
    back = tuple(theirs(moment, other, takes)) if takes is not None else ()
    obstacle = _obstacle(moment, who, other, gives, mine)
    if obstacle:
        return obstacle
    if takes is not None and not (back and _may(moment, who, back)):
        when = window_in_words(words, takes, zone_of(moment.rulebook))
        return words("{name} has no duty on {when} that you could take.", name=name, when=when)
    ask_swap(moment, Swap(giver=who, taker=other, gives=mine, takes=back))
    hours = hours_in_words(moment, mine)
    return words("I have asked {name}: {hours}. Until they agree, it stays yours.", name=name, hours=hours)


def _obstacle(moment: Moment, who: PersonId, other: PersonId, gives: Window, mine: Sequence[Theirs]) -> str:
    words, name = moment.words(None), name_of(moment.rulebook, other)
    if not mine:
        when = window_in_words(words, gives, zone_of(moment.rulebook))
        return words("I find no duty of yours on {when}.", when=when)
    if not _may(moment, other, mine):
        could = dict.fromkeys(
            name_of(moment.rulebook, one)
            for hours in mine
            for one in may_do(moment, hours.beat)
            if one != who
        )
        if not could:
            return words("{name} doesn't do this duty, and nobody else does.", name=name)
        names = words(", ").join(could)
        return words("{name} doesn't do this duty. Who does: {names}.", name=name, names=names)
    if any(other not in stand_ins(moment, one.beat, [one.hours]) for one in mine):
        return words("{name} is on duty there already at that time.", name=name)
    if way_to(moment, other, mine[0].beat.groups[0]) is None:
        return words("I can't reach {name}. Please ask them yourself, and then the owner.", name=name)
    return ""


def _may(moment: Moment, who: PersonId, hours: Sequence[Theirs]) -> bool:
    return all(who in may_do(moment, one.beat) for one in hours)


def with_whom(moment: Moment, who: PersonId, gives: Window) -> str:
    """No name was understood: ask for one, with those it may be."""
    words = moment.words(None)
    could = dict.fromkeys(
        name_of(moment.rulebook, one)
        for hours in theirs(moment, who, gives)
        for one in stand_ins(moment, hours.beat, [hours.hours])
    )
    said = words("With whom? Write “swap Friday evening with” and a name.")
    if not could:
        return said
    return "\n".join([said, words("It could be: {names}", names=words(", ").join(could))])


def which_time(moment: Moment) -> str:
    words = moment.words(None)
    return words("Which day? Write it like “Friday evening” or “6 March, 19:00-21:00”.")
