"""Private words of those who are there without writing: “I'm reading”, on leave, back again (1.8)."""

from collections.abc import Sequence
from datetime import date, time

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.events import Whispered
from warmfield.community.ids import GroupId
from warmfield.moderation.talk.hearing import plain
from warmfield.moderation.told import presence as told
from warmfield.rhythm.local_time import DAY, at, day_of, zone_of
from warmfield.rhythm.lurkers.leave_dates import away_until
from warmfield.rhythm.lurkers.lurker_words import place_kept
from warmfield.rhythm.lurkers.way_back import invite_back, shown_out_of

JUST_ANSWERS = frozenset({"", "nod", "yes", "no", "thanks", "help", "reading", "back"})
"""What says nothing but “I'm here”, when it answers the friendly word."""


def answers_friendly_word(moment: Moment, intent: str, asked_in: Sequence[GroupId]) -> str:
    """What to say to it; empty where the word asks for something else, or nobody had been asked."""
    return place_kept(moment.rulebook, asked_in) if asked_in and intent in JUST_ANSWERS else ""


def reads_along(moment: Moment, event: Whispered) -> str:
    """Said of one's own accord, or after one was shown out."""
    group = moment.home(event.who, event.group)
    return back_again(moment, event) if shown_out_of(moment, event.who) else told.glad(moment.words(group))


def back_again(moment: Moment, event: Whispered) -> str:
    """Back into the group, or back from a leave."""
    words = moment.words(moment.home(event.who, event.group))
    groups = invite_back(moment, event.who)
    if groups:
        return told.invited_back(words, [moment.rulebook.group(one).name for one in groups])
    member = moment.draft.member(event.who)
    if member.on_leave_until is not None and member.on_leave_until > moment.now:
        moment.draft.put(replace(member, on_leave_until=None))
        return told.leave_over(words)
    return told.glad(words)


def offer_to_return(moment: Moment, event: Whispered) -> str:
    """Empty where the member wasn't shown out for silence."""
    groups = shown_out_of(moment, event.who)
    words = moment.words(moment.home(event.who, event.group))
    return told.come_back(words, [moment.rulebook.group(one).name for one in groups]) if groups else ""


def go_on_leave(moment: Moment, event: Whispered) -> tuple[str, bool]:
    """The answer, and whether it asks back for a day."""
    words = moment.words(moment.home(event.who, event.group))
    clocks = zone_of(moment.rulebook)
    away = away_until(plain(event.text), day_of(moment.now, clocks))
    if away.until is None:
        return told.until_when(words, away.odd), True
    _note(moment, event, away.until)
    return told.on_leave(words, away.until), False


def _note(moment: Moment, event: Whispered, day: date) -> None:
    """To the end of that day."""
    until = at(day + DAY, time(0), zone_of(moment.rulebook))
    moment.draft.put(replace(moment.draft.member(event.who), on_leave_until=until))
