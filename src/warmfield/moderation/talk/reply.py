"""The assistant's answer in the private talk."""

from warmfield.acts.carry import carry
from warmfield.acts.moment import Moment
from warmfield.community.actions import Tell
from warmfield.community.events import Whispered

TALK = "talk"
"""Stands for the clause in ids of answers."""


def reply(moment: Moment, event: Whispered, text: str) -> None:
    """Nothing is sent for an empty text: the answer went out already."""
    if not text:
        return
    group = moment.home(event.who, event.group)
    carry(moment, [Tell(id=moment.action_id(TALK, "tell"), group=group, member=event.who, text=text)])
