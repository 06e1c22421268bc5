"""What the assistant does in the lobby. Each action is done once, by its id."""

import json
from typing import assert_never

from sqlalchemy import insert, select, update

from warmfield.community import actions as a
from warmfield.community.events import Joined, Left
from warmfield.community.ids import GroupId, MemberId, MessageId
from warmfield.engine.ports import Outcome
from warmfield.platforms.lobby.book import Page, account_of, member_id
from warmfield.platforms.lobby.members import ASSISTANT, INSIDE, membership, put
from warmfield.platforms.lobby.tables import accounts, applied, messages
from warmfield.platforms.lobby.talk import set_place, write_word

DONE = Outcome(how="done")


def perform(page: Page, action: a.Action, assistant: str, owner: str) -> Outcome:
    """Do it and remember it, in one transaction; asked again, answer as before.

    `assistant` is its name; `owner` the account nobody removes from the group.
    """
    known = page.sql.execute(select(applied).where(applied.c.action == action.id)).first()
    if known is not None:
        placed = MessageId(known.placed) if known.placed else None
        return Outcome(how=known.how, reason=known.reason, placed=placed)
    if isinstance(action, a.RemoveMember) and account_of(action.member) == owner:
        outcome = Outcome(how="refused", reason="the owner of a group can't be removed from it")
    else:
        outcome = act(page, action, assistant)
    row = {"how": outcome.how, "reason": outcome.reason, "placed": outcome.placed or ""}
    page.sql.execute(insert(applied).values(action=action.id, **row))
    return outcome


def act(page: Page, action: a.Action, assistant: str) -> Outcome:  # noqa: C901, PLR0911, PLR0912 - one line an action
    match action:
        case a.Tell():
            return tell(page, action)
        case a.Post():
            return post(page, action, assistant)
        case a.RemoveMessage():
            return take_away(page, action, "removed")
        case a.HoldMessage():
            return take_away(page, action, "held")
        case a.Mute():
            return mute(page, action, action.until.timestamp())
        case a.Unmute():
            return mute(page, action, None)
        case a.RemoveMember():
            return remove(page, action)
        case a.Readmit() | a.ApproveJoin():
            return let_in(page, action.group, action.member)
        case a.RefuseJoin():
            return refuse(page, action)
        case a.SetNickname():
            return set_nickname(page, action)
        case a.Focus():
            speakers = json.dumps([account_of(one) for one in action.speakers])
            return focus(page, action.group, speakers)
        case a.Unfocus():
            return focus(page, action.group, None)
        case a.Pin():
            return pin(page, action)
        case _:
            assert_never(action)


def tell(page: Page, action: a.Tell) -> Outcome:
    account = account_of(action.member)
    here = select(accounts.c.account).where(accounts.c.account == account)
    if page.sql.execute(here).first() is None:
        return Outcome(how="refused", reason="no such account")
    write_word(page, account, action.text, by_assistant=True)
    return DONE


def post(page: Page, action: a.Post, assistant: str) -> Outcome:
    row = insert(messages).values(
        group_id=action.group,
        account="",
        nickname=assistant,
        text=action.text,
        at=page.now,
        reply_to=page.number_of(action.reply_to),
    )
    number = page.insert(row)
    page.change("message", action.group, number=number)
    return Outcome(how="done", placed=page.message_id(number))


def take_away(page: Page, action: a.RemoveMessage | a.HoldMessage, how: str) -> Outcome:
    """The text is not kept here: what staff need stands in the request."""
    number = page.number_of(action.message)
    this = (messages.c.number == number) & (messages.c.group_id == action.group)
    standing = update(messages).where(this & (messages.c.gone == ""))
    changed = page.sql.execute(standing.values(gone=how, clause=action.clause or "", text="")).rowcount
    if changed:
        page.change("message", action.group, number=number or 0)
        return DONE
    known = page.sql.execute(select(messages.c.number).where(this)).first()
    return DONE if known else Outcome(how="refused", reason="no such message")


def mute(page: Page, action: a.Mute | a.Unmute, until: float | None) -> Outcome:
    account = account_of(action.member)
    known = membership(page, action.group, account)
    if known is None:
        return Outcome(how="refused", reason="no such member")
    put(page, action.group, account, muted_until=until, clause=action.clause or known.clause)
    page.change("box", action.group, account)
    page.change("members", action.group)
    return DONE


def remove(page: Page, action: a.RemoveMember) -> Outcome:
    account = account_of(action.member)
    known = membership(page, action.group, account)
    if known is None:
        return Outcome(how="refused", reason="no such member")
    state = "banned" if action.ban else "removed"
    put(page, action.group, account, state=state, reason=action.reason, clause=action.clause or "")
    if known.inside:
        who = member_id(account)
        page.happened(Left(at=page.at, group=action.group, who=who, removed_by=ASSISTANT))
    page.change("members", action.group)
    page.change("door", action.group, account)
    return DONE


def let_in(page: Page, group: GroupId, member: MemberId) -> Outcome:
    """Open the door for who knocked, or call back who was removed; their coming in is an event."""
    account = account_of(member)
    known = membership(page, group, account)
    if known is None:
        return Outcome(how="refused", reason="no such member")
    if known.inside:
        return DONE
    put(page, group, account, state=INSIDE, reason="", clause="", since=page.now)
    page.happened(
        Joined(at=page.at, group=group, who=member_id(account), nickname=known.nickname, invited_by=ASSISTANT)
    )
    page.change("members", group)
    page.change("door", group, account)
    return DONE


def refuse(page: Page, action: a.RefuseJoin) -> Outcome:
    account = account_of(action.member)
    known = membership(page, action.group, account)
    if known is None or known.state != "asked":
        return Outcome(how="refused", reason="nobody waits at the door by this name")
    put(page, action.group, account, state="refused", reason=action.reason, clause=action.clause or "")
    page.change("members", action.group)
    page.change("door", action.group, account)
    return DONE


def set_nickname(page: Page, action: a.SetNickname) -> Outcome:
    """Ours, so not told as an event: the turn that asked for it knows."""
    account = account_of(action.member)
    if membership(page, action.group, account) is None:
        return Outcome(how="refused", reason="no such member")
    put(page, action.group, account, nickname=action.nickname)
    page.change("members", action.group)
    page.change("box", action.group, account)
    return DONE


def focus(page: Page, group: GroupId, speakers: str | None) -> Outcome:
    set_place(page, group, focus=speakers)
    page.change("box", group)
    return DONE


def pin(page: Page, action: a.Pin) -> Outcome:
    number = page.number_of(action.message)
    if number is None:
        return Outcome(how="refused", reason="no such message")
    set_place(page, action.group, pinned=number)
    page.change("pinned", action.group)
    return DONE
