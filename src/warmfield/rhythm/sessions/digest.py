"""After a session: who took part, questions with their answers, open ones, links. Then it is forgotten."""

from collections.abc import Iterator

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.acts.voice import shortened
from warmfield.community.ids import GroupId
from warmfield.community.session_records import Closed
from warmfield.rhythm.say import say
from warmfield.rhythm.sessions.voices import names_in_words
from warmfield.rhythm.wish import Item
from warmfield.wording import Words

NAMED = 5
MOST_QUESTIONS, MOST_LINKS = 10, 5
"""Of each kind: the whole stays under some 2,000 characters, which every platform takes in one post."""
LONGEST, LONGEST_ANSWER = 100, 160


def sum_up(moment: Moment, item: Item) -> None:
    """Nothing is said where nobody came and everyone could write all the time."""
    record = moment.draft.sessions(item.group)
    closed = next((one for one in record.over if one.of.key == item.wish.about), None)
    if closed is None:
        return
    moment.draft.put(replace(record, over=tuple(one for one in record.over if one is not closed)))
    lines = list(_lines(moment, item.group, closed))
    if closed.people or closed.of.focus:
        say(moment, item, "\n".join(lines))


def tell_news(moment: Moment, item: Item) -> None:
    record = moment.draft.sessions(item.group)
    moment.draft.put(replace(record, news=tuple(one for one in record.news if one.key != item.wish.key)))
    say(moment, item, item.wish.about)


def _lines(moment: Moment, group: GroupId, closed: Closed) -> Iterator[str]:
    words = moment.words(group)
    speakers = names_in_words(closed.of.speakers, words)
    if speakers:
        yield words("That was “{topic}”. Thank you, {names}!", topic=closed.of.topic, names=speakers)
    else:
        yield words("That was “{topic}”. Thank you all for joining in!", topic=closed.of.topic)
    if closed.of.focus:
        yield words("Everyone can write here again.")
    if closed.of.summary:
        yield from _people(moment, group, closed, words)
        yield from _questions(closed, words)
        yield from _links(moment, group, closed, words)


def _people(moment: Moment, group: GroupId, closed: Closed, words: Words) -> Iterator[str]:
    """Those who wrote most by name, the others by number."""
    order = sorted(closed.people, key=lambda who: (-closed.people[who], who))
    named = words(", ").join(moment.nickname(group, who) or who for who in order[:NAMED])
    if len(order) > NAMED:
        yield words("Joined in: {names} and {count} more.", names=named, count=len(order) - NAMED)
    elif order:
        yield words("Joined in: {names}.", names=named)


def _questions(closed: Closed, words: Words) -> Iterator[str]:
    answered = [one for one in closed.questions if one.answer]
    left = [one for one in closed.questions if not one.answer]
    if answered:
        yield words("Questions and answers:")
    for one in answered[:MOST_QUESTIONS]:
        asked = words("{name}: {text}", name=one.name, text=shortened(one.text, LONGEST))
        yield words("· {question} → {answer}", question=asked, answer=shortened(one.answer, LONGEST_ANSWER))
    if left:
        yield words("Still open:")
    for one in left[:MOST_QUESTIONS]:
        yield words(
            "· {line}", line=words("{name}: {text}", name=one.name, text=shortened(one.text, LONGEST))
        )


def _links(moment: Moment, group: GroupId, closed: Closed, words: Words) -> Iterator[str]:
    if closed.links:
        yield words("Links:")
    for one in closed.links[:MOST_LINKS]:
        yield words("· {line}", line=f"{one.url} ({moment.nickname(group, one.who) or one.who})")
