"""Sign-ups in the group: only what plainly is one, and only for what the group was told of."""

from warmfield.acts.carry import can_do, carry
from warmfield.acts.moment import Moment
from warmfield.acts.voice import in_voice
from warmfield.community.actions import Tell
from warmfield.community.events import MessageSent
from warmfield.community.ids import ClauseNumber
from warmfield.reading.values import Reading
from warmfield.rhythm.activities import told_privately
from warmfield.rhythm.activities.came_of_it import Came, Checked
from warmfield.rhythm.activities.checking_in import check_in
from warmfield.rhythm.activities.occurrences import Occurrence, all_series, closes, coming, on_day
from warmfield.rhythm.activities.sign_up_heard import (
    LONGEST,
    LONGEST_NAME,
    WORTH_A_LOOK,
    SignUpHeard,
    hear_chain,
    hear_sign_up,
)
from warmfield.rhythm.activities.signing import Wanted, sign_off, sign_up, sign_up_of
from warmfield.rhythm.activities.which_one import (
    FRESH,
    AskedAbout,
    ask_back,
    freshest,
    heard_here,
    mine,
    named,
    open_to,
    titles_of,
    which_one,
)

ROW = ClauseNumber("1.11")
PUNCTUATED = 20
"""So much longer than a sign-up a message may be by signs at its edges."""
QUIET = (Came.IN, Came.CHANGED, Came.OUT)
"""The list says it; no word of its own is needed."""


def sign_ups_heard(moment: Moment, event: MessageSent, reading: Reading) -> None:
    """A listener of the group's messages: nearly every one is done with in a line or two."""
    text = reading.plain
    chain = "\n" in event.text and "1" in event.text
    if not chain and (len(text) > LONGEST + PUNCTUATED or WORTH_A_LOOK.search(text) is None):
        return
    if event.replaces is not None or moment.rulebook.plan.mode == "dry":
        return
    if event.group not in moment.rulebook.plan.groups:
        return
    those = open_to(moment, [event.group])
    titles = titles_of(those)
    heard = _chain(event.text, those, titles) if chain else hear_sign_up(text, titles, event.nickname)
    if heard is None:
        return
    match heard.does:
        case "join":
            _join(moment, event, heard, those)
        case "leave":
            _leave(moment, event, heard)
        case _:
            _here(moment, event, heard.code)


def _chain(text: str, those: list[Occurrence], titles: list[str]) -> SignUpHeard | None:
    listed = [each.name for one in those for each in one.record.sign_ups]
    return hear_chain(text, titles, listed)


def _join(moment: Moment, event: MessageSent, heard: SignUpHeard, those: list[Occurrence]) -> None:
    told = [one for one in those if heard.about or heard_here(one, event.group)]
    meant = named(told, heard.about)
    if heard.bare and not _follows_our_word(moment, event, meant):
        return
    meant = freshest(moment, meant, event.group)
    if len(meant) > 1:
        keys = tuple(one.key for one in meant)
        ask_back(moment, event.who, "sign_up", AskedAbout(keys, heard.adults, heard.children, heard.name))
        _tell(moment, event, which_one(moment, meant, event.group))
    elif meant:
        wanted = Wanted(
            who=event.who,
            name=(heard.name or event.nickname or moment.nickname(event.group, event.who) or event.who)[
                :LONGEST_NAME
            ],
            group=event.group,
            adults=heard.adults,
            children=heard.children,
        )
        came = sign_up(moment, meant[0], wanted)
        if came not in QUIET:
            _say(moment, event, meant[0], came)
    elif not heard.bare:
        _too_late(moment, event)


def _follows_our_word(moment: Moment, event: MessageSent, those: list[Occurrence]) -> bool:
    """A `+1` that answers a member agrees with them; without an answer it counts soon after our own word."""
    group = moment.draft.group(event.group)
    if event.reply_to is not None:
        return all(said.id != event.reply_to for said in group.last)
    heard = (heard_here(one, event.group) for one in those)
    return any(said is not None and moment.now - said.at <= FRESH for said in heard)


def _too_late(moment: Moment, event: MessageSent) -> None:
    """The sign-up was closed a while ago: say so, where there was one at all."""
    for one in all_series(moment.rulebook, moment.draft, event.group):
        for each in coming(moment.rulebook, moment.draft, one, moment.now) if one.signed_up_for else ():
            shut = closes(moment.rulebook, each) <= moment.now < each.starts
            if shut and heard_here(each, event.group) is not None:
                _say(moment, event, each, Came.CLOSED)
                return


def _leave(moment: Moment, event: MessageSent, heard: SignUpHeard) -> None:
    """Only who is on a list can mean it. Where it isn't plain, it is asked in private."""
    those = [one for one in mine(moment, event.who) if event.group in one.series.groups]
    meant = named(those, heard.about)
    if len(meant) == 1 and heard.sure:
        sign_off(moment, meant[0], event.who)
    elif meant:
        ask_back(moment, event.who, "sign_off", AskedAbout(tuple(one.key for one in meant)))
        words = moment.words(event.group)
        title = meant[0].title(words.language)
        sure = words(
            "Does that mean that you can't come to {title}? Answer “yes”, and I take you off the list.",
            title=title,
        )
        _tell(moment, event, sure if len(meant) == 1 else which_one(moment, meant, event.group))


def _here(moment: Moment, event: MessageSent, code: str) -> None:
    name = event.nickname or moment.nickname(event.group, event.who) or event.who
    how, one = check_in(moment, event.who, name, event.group, code)
    if how is not Checked.NOTHING_ON:
        _tell(moment, event, told_privately.checked(moment.words(event.group), how, one), only_by_us=True)


def _say(moment: Moment, event: MessageSent, one: Occurrence, came: Came) -> None:
    now = on_day(moment.rulebook, moment.draft, one.series, one.day)
    text = told_privately.signed(moment, now, came, sign_up_of(now, event.who), event.group)
    _tell(moment, event, text)


def _tell(moment: Moment, event: MessageSent, text: str, *, only_by_us: bool = False) -> None:
    """`only_by_us`: a kindness that no colleague has to write by hand."""
    name = event.nickname or moment.nickname(event.group, event.who)
    tell = Tell(
        id=moment.action_id(ROW, "tell"),
        group=event.group,
        clause=ROW,
        member=event.who,
        text=in_voice(moment.rulebook, event.group, name, [text]),
    )
    if not only_by_us or can_do(moment, tell):
        carry(moment, [tell])
