"""What people write while a warm-up is on its way: it stops when they talk, and who answers is remembered."""

from warmfield.acts.moment import Moment
from warmfield.community.events import MessageSent
from warmfield.community.ids import PersonId
from warmfield.community.pulse import PulseRecord
from warmfield.reading.values import Reading
from warmfield.rhythm.waking import wake
from warmfield.rhythm.warm_up.outcome import answered, heed, of_group, started
from warmfield.rhythm.warm_up.settled_by import BY_PERSON, TALKING, settle
from warmfield.rhythm.warm_up.topics import topics
from warmfield.rhythm.wish import scope_of


def overhear(moment: Moment, event: MessageSent, reading: Reading) -> None:
    """Nothing but a look at the pulse, as long as no warm-up waits for anybody."""
    pulse = moment.draft.get(PulseRecord, event.group)
    if pulse is None or not (pulse.heed or pulse.messages == 1) or event.replaces is not None:
        return
    person = moment.rulebook.person_id(event.who)
    if person is None:
        _by_member(moment, event)
    elif of_group(moment, event.group).asking is not None:
        _by_person(moment, event, person)


def _by_member(moment: Moment, event: MessageSent) -> None:
    """They talk. From this moment silence counts anew, and the clock is set for it."""
    if settle(moment, event.group, TALKING) is not None or not answered(moment, event.group, event.who):
        heed(moment, event.group, on=False)
    if moment.draft.rhythm(event.group).running:
        wake(moment, event.group)


def _by_person(moment: Moment, event: MessageSent, person: PersonId) -> None:
    """Somebody of the staff speaks up: that is the warm-up, in the words suggested or their own."""
    asking = settle(moment, event.group, BY_PERSON, _name(moment, person), person)
    words = {one.key: one.text for one in topics(scope_of(moment, event.group))}
    suggested = "" if asking is None else asking.topic
    used = suggested if words.get(suggested, event.text) in event.text else ""
    started(moment, event.group, used, person)
    wake(moment, event.group)


def _name(moment: Moment, person: PersonId) -> str:
    known = moment.rulebook.plan.people.get(person)
    return person if known is None else known.name
