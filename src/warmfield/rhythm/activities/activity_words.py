"""What a group reads of an activity or fixture: announcements, corrections, who comes, what was reached."""

from collections.abc import Iterator

from warmfield.acts.moment import Moment
from warmfield.community.calendar_records import Facts
from warmfield.community.ids import GroupId
from warmfield.rhythm.activities.occurrences import Occurrence, closes
from warmfield.rhythm.activities.time_in_words import how_soon, when
from warmfield.rhythm.local_time import DAY, day_of, zone_of
from warmfield.wording import Words, later

INVITED = {
    "topic": later("Join in and tell us what you think."),
    "talk": later("Come and listen, and bring your questions."),
    "useful": later("Something of use for all of us."),
    "game": later("Come and play along."),
    "sharing": later("Come and listen, and tell us what you know."),
    "prizes": later("Come and try your luck."),
}
"""What a group is told beside the announcement of a fixture nobody has to sign up for."""


def announcement(moment: Moment, one: Occurrence, group: GroupId) -> str:
    words = moment.words(group)
    lines = [_opening(moment, one, words), *_place(words, one.place(words.language))]
    if one.series.signed_up_for:
        lines += _sign_up(moment, one, words)
    else:
        lines.append(words(INVITED[one.series.sort]))
    return "\n".join(lines)


def _opening(moment: Moment, one: Occurrence, words: Words) -> str:
    clocks = zone_of(moment.rulebook)
    title, time = one.title(words.language), when(words, one.starts, moment.now, clocks)
    soon = how_soon(words, one.starts, moment.now)
    if soon:
        return words("{title} starts {soon}, {when}.", title=title, soon=soon, when=time)
    if day_of(one.starts, clocks) <= day_of(moment.now, clocks) + DAY and one.record.said:
        return words("Don't forget: {title}, {when}.", title=title, when=time)
    return words("Coming up: {title}, {when}.", title=title, when=time)


def _place(words: Words, place: str) -> Iterator[str]:
    if place.startswith(("http://", "https://")):
        yield words("Online: {place}", place=place)
    elif place:
        yield words("Place: {place}", place=place)


def _sign_up(moment: Moment, one: Occurrence, words: Words) -> Iterator[str]:
    """How many places are left and how to get one; after the close, how many come."""
    coming = one.capacity - one.free
    if closes(moment.rulebook, one) <= moment.now:
        if coming:
            yield words.many(
                "{count} person is coming. See you there!",
                "{count} people are coming. See you there!",
                coming,
            )
    elif one.free > 0:
        yield words.many("{count} place is left.", "{count} places are left.", one.free)
        yield words("To come, write “sign up 2 adults 1 child” here, or just “+1”; “cancel” if you can't.")
    elif moment.rulebook.plan.rhythm.activities.waiting_list:
        yield words("All places are taken. Write “sign up” here, and I tell you when one becomes free.")
    else:
        yield words("All places are taken.")


def correction(moment: Moment, words: Words, old: Facts, new: Facts, why: str) -> Iterator[str]:
    """What was said, and what is true now."""
    yield _corrected(moment, words, old, new)
    if why:
        yield why
    if new.cancelled:
        return
    if old.place == new.place:
        yield from _place(words, new.place)
    elif old.starts != new.starts:
        yield words("It takes place somewhere else too: {place}", place=new.place)


def _corrected(moment: Moment, words: Words, old: Facts, new: Facts) -> str:
    clocks = zone_of(moment.rulebook)
    before, after = (when(words, one.starts, moment.now, clocks) for one in (old, new))
    if new.cancelled:
        return words("A change: {title}, {when}, is cancelled.", title=old.title, when=before)
    if old.cancelled:
        return words("A change: {title} takes place after all, {when}.", title=new.title, when=after)
    if old.starts != new.starts:
        return words(
            "A change: {title} is moved to another time: {when}. It was planned for {before}.",
            title=new.title,
            when=after,
            before=before,
        )
    if old.place != new.place:
        return words(
            "A change: {title}, {when}, takes place somewhere else: {place}",
            title=new.title,
            when=after,
            place=new.place,
        )
    return words("A change: “{old}” is called “{new}” now, {when}.", old=old.title, new=new.title, when=after)


def looked_back(moment: Moment, one: Occurrence, group: GroupId, came: int) -> str:
    """Thanks, how many came, what was reached; nobody who didn't come is named."""
    words = moment.words(group)
    title = one.title(words.language)
    lines = []
    if came:
        lines.append(
            words.many(
                "{title}: {count} person came. Thank you!",
                "{title}: {count} people came. Thank you all!",
                came,
                title=title,
            )
        )
    if one.record.outcome:
        said = one.record.outcome
        lines.append(said if came else words("{title}: {what}", title=title, what=said))
    return "\n".join(lines)
