"""What an action changes in a FakeChat."""

from typing import assert_never

from warmfield.community import actions as a
from warmfield.community.ids import MessageId
from warmfield.engine.ports import Outcome
from warmfield.platforms.fake.chat import FakeChat, FakeGroup, Shown

DONE = Outcome(how="done")
ToMember = a.Mute | a.Unmute | a.RemoveMember | a.SetNickname
AtTheDoor = a.ApproveJoin | a.RefuseJoin | a.Readmit


def effect(chat: FakeChat, action: a.Action) -> Outcome:  # noqa: PLR0911 - one line an action
    """Carry `action` out, or say why the platform refuses."""
    here = chat.groups.get(action.group)
    if here is None:
        return Outcome(how="refused", reason="the assistant is not in this group")
    match action:
        case a.Tell():
            chat.told.setdefault(action.member, []).append(action.text)
            return DONE
        case a.Post():
            placed = MessageId(f"post-{len(here.messages) + 1}")
            here.messages[placed] = Shown(chat.assistant, action.text, action.reply_to)
            return Outcome(how="done", placed=placed)
        case a.RemoveMessage() | a.HoldMessage() | a.Pin():
            return _to_message(here, action)
        case a.Focus() | a.Unfocus():
            here.speakers = action.speakers if isinstance(action, a.Focus) else None
            return DONE
        case a.ApproveJoin() | a.RefuseJoin() | a.Readmit():
            return _at_the_door(chat, here, action)
        case _:
            return _to_member(chat, here, action)


def _to_message(here: FakeGroup, action: a.RemoveMessage | a.HoldMessage | a.Pin) -> Outcome:
    shown = here.messages.get(action.message)
    if shown is None:
        return Outcome(how="refused", reason="there is no such message")
    if isinstance(action, a.Pin):
        here.pinned.append(action.message)
    else:
        shown.gone = True
    return DONE


def _at_the_door(chat: FakeChat, here: FakeGroup, action: AtTheDoor) -> Outcome:
    who = action.member
    if isinstance(action, a.Readmit):
        here.banned.discard(who)
        here.welcome.add(who)
        return DONE
    if who not in here.knocking:
        return Outcome(how="refused", reason="nobody knocks by this name")
    here.knocking.discard(who)
    if isinstance(action, a.ApproveJoin):
        chat.join(who.partition(":")[2], action.group)
    return DONE


def _to_member(chat: FakeChat, here: FakeGroup, action: ToMember) -> Outcome:
    who = action.member
    if who in here.staff:
        return Outcome(how="refused", reason="the platform protects its staff")
    match action:
        case a.Mute():
            here.muted.add(who)
        case a.Unmute():
            here.muted.discard(who)
        case a.SetNickname():
            chat.rename(who.partition(":")[2], action.group, action.nickname)
        case a.RemoveMember():
            if who in here.nicknames:
                chat.gone(action.group, who, chat.assistant)
            if action.ban:
                here.banned.add(who)
        case _:
            assert_never(action)
    return DONE
