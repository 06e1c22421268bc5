"""Sign-ups by a private word: understood generously, and asked back where it isn't plain."""

from collections.abc import Iterator

from warmfield.acts.moment import Moment
from warmfield.community.events import Whispered
from warmfield.community.ids import GroupId
from warmfield.rhythm.activities import told_privately
from warmfield.rhythm.activities.came_of_it import Came
from warmfield.rhythm.activities.checking_in import check_in
from warmfield.rhythm.activities.occurrences import Occurrence, on_day
from warmfield.rhythm.activities.sign_up_heard import LONGEST_NAME, hear_sign_up, party_in
from warmfield.rhythm.activities.signing import Wanted, sign_off, sign_up, sign_up_of
from warmfield.rhythm.activities.time_in_words import when
from warmfield.rhythm.activities.which_one import (
    AskedAbout,
    ask_back,
    asked_about,
    chosen,
    groups_of,
    mine,
    named,
    open_to,
    titles_of,
    which_one,
)
from warmfield.rhythm.local_time import zone_of
from warmfield.wording import Words

SIGN_UP, SIGN_OFF = "sign_up", "sign_off"


def join(moment: Moment, event: Whispered, said: str, about: str) -> str:
    """`said` is the folded text, `about` what was asked before. Gives the answer's lines."""
    asked = asked_about(about)
    group = moment.home(event.who, event.group)
    those = open_to(moment, groups_of(moment, event.who, event.group))
    heard = hear_sign_up(said, titles_of(those), _name(moment, event))
    if asked is not None and heard is None:
        one = chosen(moment, asked, said)
        if one is not None:
            return _sign_up(moment, event, one, asked)
        return "\n".join(coming_up(moment, event))
    if heard is None or heard.does != "join":
        return _unsure(moment, event, said, those)
    meant = named(those, heard.about)
    wanted = AskedAbout(tuple(one.key for one in meant), heard.adults, heard.children, heard.name)
    if len(meant) == 1:
        return _sign_up(moment, event, meant[0], wanted)
    if not meant:
        return "\n".join(coming_up(moment, event))
    ask_back(moment, event.who, SIGN_UP, wanted)
    return which_one(moment, meant, group)


def _unsure(moment: Moment, event: Whispered, said: str, those: list[Occurrence]) -> str:
    """A question is answered with what is on; a wish in many words is asked back."""
    question = "?" in said or said.endswith(("吗", "么"))
    if question or len(those) != 1:
        return "\n".join(coming_up(moment, event))
    adults, children, _ = party_in(said)
    ask_back(moment, event.who, SIGN_UP, AskedAbout((those[0].key,), adults, children))
    words = moment.words(moment.home(event.who, event.group))
    time = when(words, those[0].starts, moment.now, zone_of(moment.rulebook))
    title = those[0].title(words.language)
    return words("Would you like to come to {title}, {when}? Answer “yes”.", title=title, when=time)


def _sign_up(moment: Moment, event: Whispered, one: Occurrence, wanted: AskedAbout) -> str:
    group = _group_in(moment, event, one)
    name = (wanted.name or _name(moment, event) or event.who)[:LONGEST_NAME]
    came = sign_up(
        moment,
        one,
        Wanted(who=event.who, name=name, group=group, adults=wanted.adults, children=wanted.children),
    )
    return _after(moment, event, one, came)


def leave(moment: Moment, event: Whispered, said: str, about: str) -> str:
    asked, words = asked_about(about), moment.words(moment.home(event.who, event.group))
    those = mine(moment, event.who)
    heard = hear_sign_up(said, titles_of(those))
    if asked is not None and (heard is None or not heard.about):
        one = chosen(moment, asked, said)
        if one is not None:
            return _after(moment, event, one, sign_off(moment, one, event.who))
        return words("All right, you stay on the list.")
    meant = named(those, "" if heard is None else heard.about)
    if not meant:
        return words("You aren't on any list of mine, so all is well.")
    if len(meant) == 1:
        return _after(moment, event, meant[0], sign_off(moment, meant[0], event.who))
    ask_back(moment, event.who, SIGN_OFF, AskedAbout(tuple(one.key for one in meant)))
    return which_one(moment, meant, moment.home(event.who, event.group))


def here(moment: Moment, event: Whispered, said: str) -> str:
    """Check in by code."""
    group = moment.home(event.who, event.group)
    words = moment.words(group)
    code = next((digits for digits in _digits(said) if len(digits) == 4), "")
    if not code:
        return words("Please send me the code of four digits that the host tells, like “check in 1234”.")
    how, one = check_in(moment, event.who, _name(moment, event) or event.who, group, code)
    return told_privately.checked(words, how, one)


def coming_up(moment: Moment, event: Whispered) -> Iterator[str]:
    """What one can sign up for, and how."""
    words = moment.words(moment.home(event.who, event.group))
    those = open_to(moment, groups_of(moment, event.who, event.group))
    if not those:
        yield words("There is nothing to sign up for just now. I announce it in the group when there is.")
        return
    yield words("You can sign up for:")
    yield from (_line(moment, one, words, event) for one in those)
    yield words(
        "Write “sign up 2 adults 1 child”, or “sign up {id}”; “cancel” if you can't come.",
        id=those[0].series.id,
    )


def _line(moment: Moment, one: Occurrence, words: Words, event: Whispered) -> str:
    time = when(words, one.starts, moment.now, zone_of(moment.rulebook))
    place, title = one.place(words.language), one.title(words.language)
    said = words("{id} {title}, {when}", id=one.series.id, title=title, when=time)
    if place:
        said = words("{what}, {place}", what=said, place=place)
    if sign_up_of(one, event.who) is not None:
        return words("{what}: you are on the list", what=said)
    free = max(0, one.free)
    return words.many("{what}: {count} place left", "{what}: {count} places left", free, what=said)


def _after(moment: Moment, event: Whispered, one: Occurrence, came: Came) -> str:
    now = on_day(moment.rulebook, moment.draft, one.series, one.day)
    return told_privately.signed(moment, now, came, sign_up_of(now, event.who), _group_in(moment, event, now))


def _group_in(moment: Moment, event: Whispered, one: Occurrence) -> GroupId:
    """A group of the activity in which the member is."""
    groups = groups_of(moment, event.who, event.group)
    return next((at for at in groups if at in one.series.groups), groups[0])


def _name(moment: Moment, event: Whispered) -> str:
    return event.nickname or moment.nickname(moment.home(event.who, event.group), event.who)


def _digits(said: str) -> list[str]:
    return "".join(sign if sign.isdigit() else " " for sign in said).split()
