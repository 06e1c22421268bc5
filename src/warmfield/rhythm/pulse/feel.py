"""Every message moves the pulse of its group: a few numbers, since every message pays for it."""

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.events import MessageSent
from warmfield.community.ids import MemberId
from warmfield.community.pulse import PulseRecord
from warmfield.reading.values import Reading
from warmfield.rhythm.pulse.turned import turned

BREATH = 1800.0
"""Seconds of silence after which the next message begins a conversation."""
USEFUL_WORDS = 12
"""Effective length from which a message is taken to say something."""
ADVERT = 0.9
"""From this score on a text says nothing of use, however long it is."""
CREDITED = 20


def feel(moment: Moment, event: MessageSent, reading: Reading) -> None:
    """Count it. An edit is no new message; what is pasted of an earlier day comes too late to count."""
    pulse, at = moment.draft.get(PulseRecord, event.group), event.at.timestamp()
    if pulse is None or at >= pulse.hour_ends:
        pulse = turned(moment, event.group)
    if event.replaces is not None or at < pulse.day_begins:
        return
    if moment.rulebook.person_id(event.who) is None:
        pulse = _member(pulse, event.who, at, said=says_something(reading))
    else:
        pulse = replace(pulse, staff=pulse.staff + 1, staff_at=max(at, pulse.staff_at))
    if event.reply_to is not None:
        pulse = _drew_an_answer(moment, event, pulse)
    moment.draft.put(pulse)


def says_something(reading: Reading) -> bool:
    """Useful is what says something or asks; what drew an answer counts later."""
    return reading.question or (reading.words >= USEFUL_WORDS and reading.advert < ADVERT)


def _member(pulse: PulseRecord, who: MemberId, at: float, *, said: bool) -> PulseRecord:
    begun = pulse.begun
    if at - pulse.member_at >= BREATH and at - pulse.warmed_at >= BREATH:
        begun = (*begun[: pulse.hour], begun[pulse.hour] + 1, *begun[pulse.hour + 1 :])
    return replace(
        pulse,
        messages=pulse.messages + 1,
        useful=pulse.useful + said,
        people={**pulse.people, who: pulse.people.get(who, 0) + 1},
        begun=begun,
        member_at=max(at, pulse.member_at),
    )


def _drew_an_answer(moment: Moment, event: MessageSent, pulse: PulseRecord) -> PulseRecord:
    """A short message of today's that somebody else answers was useful after all."""
    answered = next((one for one in moment.draft.group(event.group).last if one.id == event.reply_to), None)
    if (
        answered is None
        or answered.who == event.who
        or answered.at < pulse.day_begins
        or answered.id in pulse.credited
        or answered.words >= USEFUL_WORDS
        or answered.asks
        or moment.rulebook.person_id(answered.who) is not None
    ):
        return pulse
    credited = (*pulse.credited[1 - CREDITED :], answered.id)
    return replace(pulse, useful=min(pulse.useful + 1, pulse.messages), credited=credited)
