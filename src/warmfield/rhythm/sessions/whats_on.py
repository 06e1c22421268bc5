"""What is being discussed, until when, who speaks, and what comes next: for whoever asks."""

from collections.abc import Iterator

from warmfield.acts.amounts import clock_time
from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId
from warmfield.rhythm.sessions.beginning import hour
from warmfield.rhythm.sessions.session_slots import planned_next
from warmfield.rhythm.sessions.voices import names_in_words
from warmfield.rhythm.wish import Scope


def whats_on(moment: Moment, group: GroupId) -> str:
    return "\n".join(_lines(moment, group))


def _lines(moment: Moment, group: GroupId) -> Iterator[str]:
    words, session = moment.words(group), moment.draft.sessions(group).on
    if session is None:
        yield words("No session is on in {group}.", group=moment.rulebook.group(group).name)
    elif session.of.speakers:
        yield words(
            "Now: {topic}, with {names}, until {until}.",
            topic=session.of.topic,
            names=names_in_words(session.of.speakers, words),
            until=hour(moment, session),
        )
    else:
        yield words("Now: {topic}, until {until}.", topic=session.of.topic, until=hour(moment, session))
    scope = Scope(rulebook=moment.rulebook, view=moment.draft, group=group, now=moment.now)
    coming = planned_next(scope)
    if coming is not None:
        starts = clock_time(coming.starts, moment.rulebook.plan.community.time_zone)
        yield words("Next: {topic}, {starts}.", topic=coming.topic, starts=starts)
