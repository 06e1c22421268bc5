"""What a member asks in private, and what comes of it."""

from collections.abc import Callable

import msgspec

from warmfield.acts.moment import Moment
from warmfield.acts.voice import in_voice
from warmfield.community.events import Whispered
from warmfield.community.findings import Decision
from warmfield.community.ids import DecisionId
from warmfield.moderation.appeals import appeal, to_appeal
from warmfield.moderation.permits import ask_permit, paid, terms_for
from warmfield.moderation.talk import about_activities, staying
from warmfield.moderation.talk.hearing import Heard, hear, in_own_letters
from warmfield.moderation.talk.names import names_in
from warmfield.moderation.talk.wishes import ask_invitation, ask_link, ask_mediator
from warmfield.moderation.told import talk
from warmfield.moderation.told.explained import why_for_member
from warmfield.moderation.told.instead import permit_line
from warmfield.moderation.told.my_requests import status_text
from warmfield.reading.read import read
from warmfield.rhythm.games.season_table import season_lines
from warmfield.rhythm.lurkers.signs_given import has_whispered

Answer = Callable[[Moment, Whispered, Heard, str], str]


def answer_member(moment: Moment, event: Whispered) -> str:
    """Hear it in the light of what the assistant asked last, then forget that question."""
    member = moment.draft.member(event.who)
    heard = _in_context(hear(event.text), member.asked, event.text)
    about = member.asked_about
    if member.asked:
        moment.draft.put(msgspec.structs.replace(member, asked="", asked_about=""))
    kept = staying.answers_friendly_word(moment, heard.intent, has_whispered(moment, event))
    if kept:
        return _say(moment, event, kept)
    return ANSWERS.get(heard.intent, _unclear)(moment, event, heard, about)


def _in_context(heard: Heard, asked: str, text: str) -> Heard:
    """A plain answer means what was asked: `yes` to an offer, a text where a text was asked for."""
    if asked in ("appeal", "mediate", "back") and heard.intent == "yes":
        return Heard(asked)
    if asked == "leave" and heard.intent == "":
        return Heard(asked)
    if asked in ("sign_up", "sign_off") and heard.intent in ("", "yes", "activities"):
        return Heard(asked)
    if asked in ("advert", "invite") and heard.intent in ("", "link", "advert", "invite", "yes"):
        return Heard(asked, heard.rest or text.strip())
    return heard


def ask_back(moment: Moment, event: Whispered, asked: str, about: str = "") -> None:
    member = moment.draft.member(event.who)
    moment.draft.put(msgspec.structs.replace(member, asked=asked, asked_about=about))


def _say(moment: Moment, event: Whispered, *lines: str) -> str:
    group = moment.home(event.who, event.group)
    name = event.nickname or moment.nickname(group, event.who)
    return in_voice(moment.rulebook, group, name, lines)


def _appeal(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    decision = to_appeal(moment, event.who, DecisionId(about) if about else None) or to_appeal(
        moment, event.who
    )
    if decision is None:
        return _say(moment, event, talk.nothing_to_appeal(moment.words(moment.home(event.who, event.group))))
    return appeal(moment, decision, event.text)


def _why(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    decision: Decision | None = to_appeal(moment, event.who)
    if decision is None:
        return _say(moment, event, talk.nothing_happened(moment.words(moment.home(event.who, event.group))))
    ask_back(moment, event, "appeal", decision.id)
    return _say(moment, event, *why_for_member(moment.rulebook, decision))


def _advert(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    group = moment.home(event.who, event.group)
    words = moment.words(group)
    found = terms_for(moment, group)
    if found is None:
        return _say(moment, event, permit_line(words, None))
    wording = in_own_letters(heard.rest, event.text)
    if not wording:
        ask_back(moment, event, "advert")
        return _say(moment, event, talk.price_text(words, found[1]), talk.which_wording(words))
    return _say(moment, event, ask_permit(moment, event.who, group, wording), talk.how_to_pay(words))


def _invite(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    if staying.offer_to_return(moment, event):
        return _back(moment, event, heard, about)
    words = moment.words(moment.home(event.who, event.group))
    names = names_in(in_own_letters(heard.rest, event.text)) or names_in(event.text)
    if not names:
        ask_back(moment, event, "invite")
        return _say(moment, event, talk.whom_to_invite(words))
    return _say(moment, event, ask_invitation(moment, event, names))


def _link(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    words = moment.words(moment.home(event.who, event.group))
    links = [one.url for one in read(event.text).links]
    if not links:
        ask_back(moment, event, "link")
        return _say(moment, event, talk.which_link(words))
    return _say(moment, event, ask_link(moment, event, links))


def _mediate(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    return _say(moment, event, ask_mediator(moment, event, about))


def _paid(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    words = moment.words(moment.home(event.who, event.group))
    known = paid(moment, event.who)
    return _say(moment, event, talk.passed_on(words) if known else talk.nothing_open(words))


def _status(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    return _say(moment, event, *status_text(moment, event.who, moment.home(event.who, event.group)))


def _scores(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    return _say(moment, event, *season_lines(moment, moment.home(event.who, event.group), event.who))


def _rules(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    return _say(moment, event, *talk.rules_in_short(moment.rulebook, moment.home(event.who, event.group)))


def _help(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    return _say(moment, event, *talk.what_i_can_do(moment.words(moment.home(event.who, event.group))))


def _reading(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    return _say(moment, event, staying.reads_along(moment, event))


def _back(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    return _say(moment, event, staying.back_again(moment, event))


def _leave(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    said, asks = staying.go_on_leave(moment, event)
    if asks:
        ask_back(moment, event, "leave")
    return _say(moment, event, said)


def _nod(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    """A thumbs-up wants no answer."""
    return ""


def _fine(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    return _say(moment, event, talk.all_right(moment.words(moment.home(event.who, event.group))))


def _unclear(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    offer = staying.offer_to_return(moment, event)
    if offer:
        ask_back(moment, event, "back")
        return _say(moment, event, offer)
    words = moment.words(moment.home(event.who, event.group))
    return _say(moment, event, talk.not_understood(words), *talk.what_i_can_do(words))


ANSWERS: dict[str, Answer] = {
    "appeal": _appeal,
    "why": _why,
    "paid": _paid,
    "advert": _advert,
    "invite": _invite,
    "link": _link,
    "mediate": _mediate,
    "status": _status,
    "scores": _scores,
    "rules": _rules,
    "sign_up": about_activities.sign_up,
    "sign_off": about_activities.sign_off,
    "check_in": about_activities.check_in,
    "activities": about_activities.activities,
    "help": _help,
    "reading": _reading,
    "leave": _leave,
    "back": _back,
    "nod": _nod,
    "thanks": _fine,
    "yes": _fine,
    "no": _fine,
}
