"""Sessions in the private talk: a host's words, what is on, and questions while only speakers write."""

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.acts.voice import in_voice
from warmfield.community.events import Whispered
from warmfield.community.ids import GroupId
from warmfield.community.session_records import Open
from warmfield.reading.in_session import asked
from warmfield.reading.read import read
from warmfield.rhythm.sessions.asked_of_hosts import carry_out
from warmfield.rhythm.sessions.guests import recognised
from warmfield.rhythm.sessions.questions import collect
from warmfield.rhythm.sessions.session_words import HostWord, host_word
from warmfield.rhythm.sessions.voices import names_in_words
from warmfield.rhythm.tick import wake


def answer_session(moment: Moment, event: Whispered) -> str | None:
    """None where the private word is about something else."""
    group = _group(moment, event)
    session = moment.draft.sessions(group).on
    if session is not None:
        session = _with_guest(moment, group, session, event)
    word = host_word(_without_group(moment, group, event.text))
    if word is not None:
        return _say(moment, group, event, _carried_out(moment, group, event, word))
    question = asked(event.text)
    if session is not None and session.of.focus and not question and read(event.text).question:
        question = event.text.strip()
    if session is None or not question:
        return None
    return _say(moment, group, event, _collect(moment, group, session, event, question))


def _group(moment: Moment, event: Whispered) -> GroupId:
    """The group that is named, else the one the talk belongs to."""
    named = (at for at, one in moment.rulebook.plan.groups.items() if one.name in event.text)
    return next(named, moment.home(event.who, event.group))


def _without_group(moment: Moment, group: GroupId, text: str) -> str:
    name = moment.rulebook.group(group).name
    return text.replace(f"在{name}", " ").replace(f"in {name}", " ").replace(name, " ").strip()


def _with_guest(moment: Moment, group: GroupId, session: Open, event: Whispered) -> Open:
    known = recognised(moment, group, session, event.who, event.nickname)
    if known is not session:
        moment.draft.put(replace(moment.draft.sessions(group), on=known))
    return known


def _carried_out(moment: Moment, group: GroupId, event: Whispered, word: HostWord) -> str:
    said = carry_out(moment, group, event.who, word)
    here = moment.rulebook.group(group).name
    words = moment.words(group)
    return said or words("Done, in {group}.", group=here)


def _collect(moment: Moment, group: GroupId, session: Open, event: Whispered, question: str) -> str:
    words = moment.words(group)
    if not session.of.speakers:
        return words("Everyone discusses it together just now; ask it in the group.")
    name = event.nickname or moment.nickname(group, event.who) or event.who
    collected = collect(session, event, name, question)
    moment.draft.put(replace(moment.draft.sessions(group), on=collected))
    wake(moment, group)
    names = names_in_words(session.of.speakers, words)
    return words("Thank you, I put it to {names} at the next pause.", names=names)


def _say(moment: Moment, group: GroupId, event: Whispered, said: str) -> str:
    name = event.nickname or moment.nickname(group, event.who)
    return in_voice(moment.rulebook, group, name, [said])
