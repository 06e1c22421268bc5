"""What one member is told of an activity: signed up, waiting, reminded, changed."""

from warmfield.acts.moment import Moment
from warmfield.acts.voice import in_voice
from warmfield.community.calendar_records import SignUp
from warmfield.community.ids import GroupId
from warmfield.rhythm.activities.activity_words import correction
from warmfield.rhythm.activities.came_of_it import Came, Checked
from warmfield.rhythm.activities.occurrences import Occurrence
from warmfield.rhythm.activities.party_words import party
from warmfield.rhythm.activities.time_in_words import how_soon, when
from warmfield.rhythm.local_time import zone_of
from warmfield.wording import Words, later

SIGNED = {
    Came.IN: later("You are on the list for {title}, {when}: {party}. Can't come after all? Write “cancel”."),
    Came.WAITING: later(
        "All places of {title}, {when}, are taken. You are on the waiting list with {party}, "
        "and I tell you as soon as a place is yours."
    ),
    Came.CHANGED: later("Changed: {title}, {when}, now with {party}."),
    Came.SAME: later(
        "You are on the list for {title}, {when}, already: {party}. "
        "To change it, write for example “sign up 2 adults 1 child”; to leave it, “cancel”."
    ),
    Came.FULL: later("I am sorry, all places of {title}, {when}, are taken."),
    Came.TOO_MANY: later("{title}, {when}, hasn't so many places. How many of you would like to come?"),
    Came.NO_ROOM: later(
        "I am sorry, {title}, {when}, has no room for so many. You keep your place with {party}."
    ),
    Came.CLOSED: later("The sign-up for {title}, {when}, is closed. {owner} may still know a way."),
    Came.OVER: later("{title}, {when}, has begun or is cancelled, so there is nothing to change any more."),
    Came.OUT: later("You are off the list for {title}, {when}. Thank you for saying so; perhaps next time."),
    Came.NOT_IN: later("You aren't on the list for {title}, {when}, so all is well."),
}
CHECKED = {
    Checked.HERE: later("You are checked in for {title}. Have a good time!"),
    Checked.ALREADY: later("You are checked in for {title} already. Have a good time!"),
    Checked.WRONG: later("This isn't today's code of {title}. The host tells it on the spot."),
    Checked.TOO_OFTEN: later("Those were many codes. Please tell the host of {title} that you are here."),
    Checked.NOTHING_ON: later("There is nothing to check in to just now."),
}


def signed(moment: Moment, one: Occurrence, came: Came, mine: SignUp | None, group: GroupId) -> str:
    """One line on what came of a sign-up or of giving the place back."""
    words = moment.words(group)
    return words(
        SIGNED[came],
        title=one.title(words.language),
        when=when(words, one.starts, moment.now, zone_of(moment.rulebook)),
        party="" if mine is None else party(words, mine.adults, mine.children),
        owner=owner_of(moment, one),
    )


def checked(words: Words, how: Checked, one: Occurrence | None) -> str:
    return words(CHECKED[how], title="" if one is None else one.title(words.language))


def owner_of(moment: Moment, one: Occurrence) -> str:
    """The host's name; the assistant's where there is none."""
    people = moment.rulebook.plan.people
    person = None if one.series.owner is None else people.get(one.series.owner)
    return moment.rulebook.plan.community.assistant.name if person is None else person.name


def reminded(moment: Moment, one: Occurrence, mine: SignUp) -> str:
    """How to find there, and how to check in."""
    words = moment.words(mine.group)
    title, place = one.title(words.language), one.place(words.language)
    time = when(words, one.starts, moment.now, zone_of(moment.rulebook))
    soon = how_soon(words, one.starts, moment.now)
    lines = [
        words("{title} starts {soon}, {when}.", title=title, soon=soon, when=time)
        if soon
        else words("Don't forget: {title}, {when}.", title=title, when=time),
        words("Place: {place}", place=place) if place else "",
        words("You signed up: {party}.", party=party(words, mine.adults, mine.children)),
        words(
            "On the spot {owner} tells a code of four digits. Send it to me as “check in 1234”.",
            owner=owner_of(moment, one),
        ),
        words("Can't come? Write “cancel”, and somebody else gets the place."),
    ]
    return in_voice(moment.rulebook, mine.group, mine.name, lines)


def changed(moment: Moment, one: Occurrence, mine: SignUp) -> str:
    """What is otherwise than they were told: time, place, cancelled, or a place that became theirs."""
    words = moment.words(mine.group)
    facts = one.facts(words.language)
    lines = [] if mine.knows == facts else list(correction(moment, words, mine.knows, facts, one.why))
    if facts.cancelled:
        return in_voice(moment.rulebook, mine.group, mine.name, lines)
    if mine.knows_waiting and not mine.waiting:
        time = when(words, one.starts, moment.now, zone_of(moment.rulebook))
        said = party(words, mine.adults, mine.children)
        lines.append(
            words(
                "A place has become yours: {title}, {when}, {party}.",
                title=facts.title,
                when=time,
                party=said,
            )
        )
    lines.append(words("You stay on the list. Can't come then? Write “cancel”."))
    return in_voice(moment.rulebook, mine.group, mine.name, lines)
