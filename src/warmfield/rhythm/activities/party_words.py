"""The list of those who come, and a family in figures."""

from collections.abc import Iterator, Sequence

from warmfield.acts.moment import Moment
from warmfield.community.calendar_records import SignUp
from warmfield.community.ids import GroupId
from warmfield.rhythm.activities.occurrences import Occurrence, closes
from warmfield.rhythm.activities.time_in_words import on_date
from warmfield.rhythm.local_time import zone_of
from warmfield.wording import Words


def party(words: Words, adults: int, children: int) -> str:
    """`2 adults, 1 child`."""
    said = []
    if adults or not children:
        said.append(words.many("{count} adult", "{count} adults", adults))
    if children:
        said.append(words.many("{count} child", "{count} children", children))
    return words("{adults}, {children}", adults=said[0], children=said[1]) if len(said) == 2 else said[0]


def list_for_group(moment: Moment, one: Occurrence, group: GroupId) -> str:
    """Names are read where their people are; of other groups only how many come."""
    words = moment.words(group)
    here = [each for each in one.record.sign_ups if each.group == group]
    elsewhere = sum(each.people for each in one.record.sign_ups if each.group != group and not each.waiting)
    lines = [_heading(moment, one, words), *lines_of(words, here)]
    if elsewhere:
        lines.append(
            words.many(
                "{count} person from our other groups", "{count} people from our other groups", elsewhere
            )
        )
    lines.append(_how_many(words, one))
    if closes(moment.rulebook, one) > moment.now:
        lines.append(words("You too: “sign up 2 adults 1 child”, or “+1”. Can't come: “cancel”."))
    return "\n".join(lines)


def lines_of(words: Words, sign_ups: Sequence[SignUp]) -> Iterator[str]:
    """Numbered, those who wait at the end."""
    coming = [each for each in sign_ups if not each.waiting]
    waiting = [each for each in sign_ups if each.waiting]
    for number, each in enumerate(coming, start=1):
        yield f"{number}. {named(words, each)}"
    if waiting:
        yield words("Waiting for a place:")
    for number, each in enumerate(waiting, start=1):
        yield f"{number}. {named(words, each)}"


def named(words: Words, each: SignUp) -> str:
    if each.people == 1 and each.adults:
        return each.name
    return words("{name}: {party}", name=each.name, party=party(words, each.adults, each.children))


def _heading(moment: Moment, one: Occurrence, words: Words) -> str:
    time = on_date(words, one.starts, zone_of(moment.rulebook))
    return words("{title}, {when}. Who comes:", title=one.title(words.language), when=time)


def _how_many(words: Words, one: Occurrence) -> str:
    coming = one.capacity - one.free
    if one.free > 0:
        return words("Places taken: {count}, left: {free}", count=coming, free=one.free)
    return words("Places taken: {count}. It is full.", count=coming)
