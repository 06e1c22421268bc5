"""A private word to the assistant comes in: staff commands and duty first, then what members ask."""

import msgspec

from warmfield.acts.moment import Moment
from warmfield.community.events import Whispered
from warmfield.moderation.talk.commands import answer_staff
from warmfield.moderation.talk.duty_talk import answer_duty
from warmfield.moderation.talk.members import answer_member
from warmfield.moderation.talk.reply import reply
from warmfield.moderation.talk.session_talk import answer_session
from warmfield.rhythm.activities.staff_words import answer_planner


def whispered(moment: Moment, event: Whispered) -> None:
    """Every private word is answered, in the group's language."""
    member = moment.draft.member(event.who)
    if event.group is not None and member.last_group != event.group:
        moment.draft.put(msgspec.structs.replace(member, last_group=event.group))
    person = moment.rulebook.person_id(event.who)
    line = answer_session(moment, event)
    if line is None and person is not None:
        line = answer_planner(moment, event, person) or answer_staff(moment, event, person)
        line = answer_duty(moment, event, person) if line is None else line
    if line is None:
        line = answer_member(moment, event)
    reply(moment, event, line)
