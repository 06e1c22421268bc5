"""Activities in the private talk: what members and staff write about them is understood in their own room."""

from warmfield.acts.moment import Moment
from warmfield.acts.voice import in_voice
from warmfield.community.events import Whispered
from warmfield.moderation.talk.hearing import Heard, plain
from warmfield.rhythm.activities import private_sign_ups


def sign_up(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    return _say(moment, event, private_sign_ups.join(moment, event, plain(event.text), about))


def sign_off(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    return _say(moment, event, private_sign_ups.leave(moment, event, plain(event.text), about))


def check_in(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    return _say(moment, event, private_sign_ups.here(moment, event, plain(event.text)))


def activities(moment: Moment, event: Whispered, heard: Heard, about: str) -> str:
    return _say(moment, event, *private_sign_ups.coming_up(moment, event))


def _say(moment: Moment, event: Whispered, *lines: str) -> str:
    group = moment.home(event.who, event.group)
    name = event.nickname or moment.nickname(group, event.who)
    return in_voice(moment.rulebook, group, name, lines)
