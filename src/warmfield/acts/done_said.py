"""What an action does, in the words of a report: “mutes them until 20:00”."""

from collections.abc import Callable
from datetime import datetime
from typing import assert_never

from warmfield.community import actions as a
from warmfield.wording import Words


def done_said(action: a.Action, words: Words, time: Callable[[datetime], str]) -> str:  # noqa: C901, PLR0911, PLR0912 - one line an action
    match action:
        case a.Tell(text=text):
            return words("tells them: {text}", text=text)
        case a.Post(text=text):
            return words("posts: {text}", text=text)
        case a.RemoveMessage():
            return words("removes the message")
        case a.HoldMessage():
            return words("holds the message")
        case a.Mute(until=until):
            return words("mutes them until {until}", until=time(until))
        case a.Unmute():
            return words("unmutes them")
        case a.RemoveMember():
            return words("removes them from the group")
        case a.Readmit():
            return words("readmits them")
        case a.SetNickname(nickname=nickname):
            return words("sets their nickname to {nickname}", nickname=nickname)
        case a.ApproveJoin():
            return words("lets them in")
        case a.RefuseJoin():
            return words("refuses them at the door")
        case a.Focus():
            return words("closes the group for all but speakers")
        case a.Unfocus():
            return words("opens the group again")
        case a.Pin():
            return words("pins a message")
        case _:
            assert_never(action)
