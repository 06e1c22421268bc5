"""Somebody leaves a note to whoever does the same duty next."""

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.ids import PersonId
from warmfield.community.rota import HandOverNote
from warmfield.rhythm.duty.around import Around, Placed, alike, around
from warmfield.rhythm.duty.duty_words import moment_said, name_of
from warmfield.rhythm.duty.hand_over import note_line
from warmfield.rhythm.duty.tell_duty import tell_of_duty
from warmfield.rhythm.local_time import zone_of

MOST_NOTES = 50
LONGEST = 1000
"""Characters; a note is read on a phone."""


def leave_note(moment: Moment, who: PersonId, text: str) -> str:
    """Give it to who is on duty instead of them now, or keep it for who comes; say which."""
    words = moment.words(None)
    near = around(moment)
    last = _last_duty(near, who, moment.now.timestamp())
    if last is None:
        return words("You haven't been on duty lately, so I don't know whom to give it to.")
    beat, stint = last
    note = HandOverNote(by=who, at=moment.now, text=text[:LONGEST], beat=beat)
    now = moment.now.timestamp()
    there = {one.person for other, one in near.placed if alike(other, beat) and one.start <= now < one.end}
    if stint.end <= now and there:
        for person in sorted(there):
            group = beat.groups[0]
            tell_of_duty(moment, person, note_line(moment, moment.words(group), note), group)
        names = words(", ").join(name_of(moment.rulebook, one) for one in sorted(there))
        return words("Thank you. I have passed it on to {names}.", names=names)
    duty = moment.draft.duty()
    moment.draft.put(replace(duty, notes=(*duty.notes, note)[-MOST_NOTES:]))
    following = [one for one in near.next_on(beat, max(stint.end, int(now))) if one.person != who]
    if not following:
        return words("Thank you. Whoever comes next gets it.")
    return words(
        "Thank you. {names} gets it: {when}.",
        names=words(", ").join(name_of(moment.rulebook, one.person) for one in following),
        when=moment_said(words, following[0].start, zone_of(moment.rulebook)),
    )


def _last_duty(near: Around, who: PersonId, now: float) -> Placed | None:
    """What they do now, or did last."""
    begun = [one for one in near.placed if one[1].person == who and one[1].start <= now]
    return max(begun, key=lambda one: (one[1].end, one[1].start), default=None)
