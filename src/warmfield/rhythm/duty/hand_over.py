"""One leaves, another comes: a note, what is open, who waits for an answer."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import chain

from msgspec.structs import replace

from warmfield.acts.inbox import open_requests
from warmfield.acts.moment import Moment
from warmfield.acts.voice import text_in
from warmfield.acts.whom import may_be_asked
from warmfield.community.ids import GroupId, PersonId
from warmfield.community.requests import Request
from warmfield.community.rota import Beat, HandOverNote, Stint
from warmfield.rhythm.duty.around import NEAR, Around, Placed, alike, around, by_person
from warmfield.rhythm.duty.duty_words import clock_said, duty_said, groups_said, moment_said, name_of
from warmfield.rhythm.duty.tell_duty import tell_of_duty
from warmfield.rhythm.local_time import zone_of
from warmfield.wording import Words

LATE = timedelta(hours=2)
"""After a machine slept: who left longer ago is asked no more."""
LISTED = 5


def hand_over(moment: Moment) -> None:
    """Ask everyone who has left since last time for a note; give those who have come what they need."""
    seen, now = (moment.draft.duty().seen or moment.now).timestamp(), moment.now.timestamp()
    near, late = around(moment), now - LATE.total_seconds()
    unanswered = tuple(open_requests(moment))
    for who, left in by_person(one for one in near.placed if max(seen, late) < one[1].end <= now).items():
        _leaves(moment, near, who, left, unanswered)
    given: list[HandOverNote] = []
    came = (one for one in near.placed if seen < one[1].start <= now < one[1].end)
    for who, begun in by_person(came).items():
        given += _comes(moment, near, who, begun, unanswered)
    duty = moment.draft.duty()
    kept = tuple(one for one in duty.notes if one not in given)
    moment.draft.put(replace(duty, notes=kept, seen=moment.now))


def _leaves(
    moment: Moment, near: Around, who: PersonId, left: Sequence[Placed], unanswered: Sequence[Request]
) -> None:
    """Asked only where somebody else comes next, and something is open or the turn is over."""
    ended = {
        beat: others
        for beat, one in left
        for following in [near.next_on(beat, one.end)]
        for others in [[each for each in following if each.person != who]]
        if others and len(others) == len(following)
    }
    if not ended:
        return
    groups = _groups(ended)
    waiting = list(_waiting(moment, who, groups, unanswered))
    end = max(one.end for _, one in left)
    over = any(not near.has(who, beat, end, end + NEAR.total_seconds()) for beat in ended)
    if waiting or over:
        following = sorted(chain(*ended.values()), key=lambda one: one.start)
        tell_of_duty(moment, who, _parting(moment, groups, following, waiting), groups[0])


def _parting(
    moment: Moment, groups: Sequence[GroupId], following: Sequence[Stint], waiting: Sequence[Request]
) -> str:
    words, rulebook = moment.words(groups[0]), moment.rulebook
    names = dict.fromkeys(name_of(rulebook, one.person) for one in following)
    lines = [
        words(
            "Your duty in {groups} is over for now, thank you. Next is {names}: {when}.",
            groups=groups_said(words, rulebook, groups),
            names=words(", ").join(names),
            when=moment_said(words, following[0].start, zone_of(rulebook)),
        ),
        words("Is there something they should know? Write “note” and what it is, and I pass it on."),
        text_in(rulebook.plan.duty.hand_over, words.language),
    ]
    return "\n".join([*(line for line in lines if line), *open_lines(moment, words, waiting)])


def _comes(
    moment: Moment, near: Around, who: PersonId, begun: Sequence[Placed], unanswered: Sequence[Request]
) -> list[HandOverNote]:
    """Told where a note waits, something is open, or their turn begins; gives the notes they got."""
    came = [(beat, one) for beat, one in begun if not near.has(who, beat, one.start - 1, one.start)]
    if not came:
        return []
    groups = _groups(beat for beat, _ in came)
    notes = [
        note
        for note in moment.draft.duty().notes
        if note.by != who and any(alike(note.beat, beat) for beat, _ in came)
    ]
    waiting = list(_waiting(moment, who, groups, unanswered))
    if notes or waiting or _begins(moment, near, who, came):
        words = moment.words(groups[0])
        lines = [*_greeting(moment, words, near, came), *(note_line(moment, words, one) for one in notes)]
        text = "\n".join([*lines, *open_lines(moment, words, waiting)])
        tell_of_duty(moment, who, text, groups[0])
    return notes


def _begins(moment: Moment, near: Around, who: PersonId, came: Sequence[Placed]) -> bool:
    """Their turn begins, and it is a while since they were told their hours."""
    told = moment.draft.duty().told_at
    if told is not None and moment.now - told < NEAR:
        return False
    return any(not near.has(who, beat, one.start - NEAR.total_seconds(), one.start) for beat, one in came)


def _greeting(moment: Moment, words: Words, near: Around, came: Sequence[Placed]) -> Iterator[str]:
    for beat, one in came:
        yield words(
            "You are on duty until {time}: {duty} in {groups}.",
            time=clock_said(one.end, zone_of(moment.rulebook)),
            duty=duty_said(words, moment.rulebook, beat, one.person),
            groups=groups_said(words, moment.rulebook, beat.groups),
        )
        beside = dict.fromkeys(name_of(moment.rulebook, who) for who in near.beside(beat, one))
        if beside:
            yield words("With you: {names}. Please answer one another.", names=words(", ").join(beside))


def note_line(moment: Moment, words: Words, note: HandOverNote) -> str:
    return words("{name} leaves you this: {text}", name=name_of(moment.rulebook, note.by), text=note.text)


def _groups(beats: Iterator[Beat] | dict[Beat, list[Stint]]) -> list[GroupId]:
    return list(dict.fromkeys(group for beat in beats for group in beat.groups))


def _waiting(
    moment: Moment, who: PersonId, groups: Sequence[GroupId], unanswered: Sequence[Request]
) -> Iterator[Request]:
    """What is open in these groups, may be asked of the person, and nobody else has taken."""
    for one in unanswered:
        if one.group in groups and one.taken_by in (None, who) and may_be_asked(moment, one, who):
            yield one


def open_lines(moment: Moment, words: Words, waiting: Sequence[Request]) -> Iterator[str]:
    """What is open, and who waits for it since when."""
    for one in waiting[:LISTED]:
        yield words(
            "Open: {id} {title} (waiting since {when})",
            id=one.id,
            title=one.title,
            when=moment_said(words, int(one.at.timestamp()), zone_of(moment.rulebook)),
        )
    if len(waiting) > LISTED:
        yield words("… and {count} more; “inbox” lists them.", count=len(waiting) - LISTED)
