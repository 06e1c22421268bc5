"""Asks an expert for a piece, or hands them one for their own Moments."""

from warmfield.acts.moment import Moment
from warmfield.acts.voice import text_in
from warmfield.community.ids import PersonId
from warmfield.community.pieces import PieceRecord, Shelved
from warmfield.plan.basics import DAYS
from warmfield.rhythm.ask_person import ask_person
from warmfield.rhythm.library.expert_weeks import ASKED_BEFORE, MORNING
from warmfield.rhythm.library.owed import PIECE
from warmfield.rhythm.library.shelving import relisted
from warmfield.rhythm.local_time import DAY, at, day_of, zone_of
from warmfield.rhythm.wish import Item


def ask_expert(moment: Moment, item: Item) -> None:
    """For a piece that is due in two days; the day before, the next person hears of it."""
    who = PersonId(item.wish.about)
    clocks, words = zone_of(moment.rulebook), moment.words(item.group)
    today = day_of(moment.now, clocks)
    due = words(DAYS[(today + ASKED_BEFORE * DAY).weekday()]).capitalize()
    ask_person(
        moment,
        item.group,
        "expert_piece",
        words("A piece by {name} is due on {weekday}.", name=_name(moment, who), weekday=due),
        late=at(today + DAY, MORNING, clocks),
        person=who,
        owes=PIECE,
        why=words("Send it to me in a private word: “piece: its title”, and the text on the lines below."),
        list=_subjects(moment, item, who),
    )


def hand_for_moments(moment: Moment, item: Item) -> None:
    """Their best received piece that they haven't had for it yet; without one, what they know about."""
    who = PersonId(item.wish.about)
    words, name = moment.words(item.group), _name(moment, who)
    chosen = _for_moments(moment, who)
    piece = None if chosen is None else moment.draft.get(PieceRecord, chosen.id)
    if piece is None:
        title = words("A post for {name}'s own Moments is due today.", name=name)
        ask_person(moment, item.group, "moments", title, person=who, list=_subjects(moment, item, who))
        return
    title = words("For {name}'s own Moments today: {title}", name=name, title=piece.title)
    ready = "\n".join(line for line in (piece.title, piece.text, piece.link) if line)
    ask_person(moment, item.group, "moments", title, ready=ready, person=who)
    relisted(moment, piece.id, moments=moment.now.timestamp())


def _for_moments(moment: Moment, who: PersonId) -> Shelved | None:
    theirs = [
        one
        for one in moment.draft.shelf().pieces
        if one.expert == who and one.state in ("ready", "used") and not one.moments
    ]
    return max(theirs, key=lambda one: (one.warmth, one.at), default=None)


def _subjects(moment: Moment, item: Item, who: PersonId) -> str:
    expert = moment.rulebook.plan.content.experts.get(who)
    known = text_in(expert.subjects, moment.rulebook.language_of(item.group)) if expert else ""
    words = moment.words(item.group)
    return words("For example on: {subjects}", subjects=known) if known else ""


def _name(moment: Moment, who: PersonId) -> str:
    person = moment.rulebook.plan.people.get(who)
    return who if person is None else person.name
