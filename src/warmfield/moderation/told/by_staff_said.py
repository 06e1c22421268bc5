"""The private word when a person of the staff took a measure, or put a nickname right."""

from collections.abc import Iterator

from warmfield.acts.voice import appeal_line, cite, in_voice
from warmfield.community.ids import GroupId, PersonId
from warmfield.moderation.breach import Breach, Course
from warmfield.moderation.told.rungs import rung_line
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import Words, words_in


def measured_text(rulebook: Rulebook, breach: Breach, course: Course, by: PersonId | None, why: str) -> str:
    return in_voice(rulebook, breach.group, breach.nickname, _measured(rulebook, breach, course, by, why))


def _measured(
    rulebook: Rulebook, breach: Breach, course: Course, by: PersonId | None, why: str
) -> Iterator[str]:
    words, group = words_in(rulebook.language_of(breach.group)), rulebook.group(breach.group).name
    yield words(
        "{person} looks after {group} and asked me to write to you: {why}",
        person=_person(rulebook, by, words),
        group=group,
        why=why,
    )
    yield cite(course.led_by.clause, rulebook, breach.group)
    yield rung_line(words, course, rulebook.ladder(course.led_by.clause), group)
    yield appeal_line(words)


def nickname_given_text(
    rulebook: Rulebook, group: GroupId, name: str, by: PersonId | None, nickname: str
) -> str:
    words = words_in(rulebook.language_of(group))
    line = words(
        "{person} put your nickname in {group} right: “{nickname}”. If it doesn't fit, just tell me.",
        person=_person(rulebook, by, words),
        group=rulebook.group(group).name,
        nickname=nickname,
    )
    return in_voice(rulebook, group, name, [line])


def _person(rulebook: Rulebook, by: PersonId | None, words: Words) -> str:
    known = None if by is None else rulebook.plan.people.get(by)
    return words("A person of the staff") if known is None else known.name
