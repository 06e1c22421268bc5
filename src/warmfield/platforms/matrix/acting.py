"""Carries actions out. What has no transaction id on this platform is looked at first, so that
doing it twice does it once."""

import asyncio
from collections import defaultdict
from hashlib import blake2b
from typing import assert_never

import msgspec
from mautrix.api import Path, PathBuilder
from msgspec.structs import replace

from warmfield.community import actions as a
from warmfield.community.ids import MessageId
from warmfield.engine.ports import Outcome
from warmfield.platforms.matrix.account import Account
from warmfield.platforms.matrix.places import Places
from warmfield.platforms.matrix.powers import Overlay, focus_over, lay, lift, mute_over
from warmfield.platforms.matrix.shapes import Content
from warmfield.platforms.matrix.translate import BANNED, INSIDE, INVITED, KNOCKING, user_of

DONE = Outcome(how="done")
KEPT = "warmfield.overlay"
"""The account data of a room in which the assistant keeps what its mutes and focus replaced."""
Silencing = a.Mute | a.Unmute | a.Focus | a.Unfocus
AtTheDoor = a.RemoveMember | a.Readmit | a.ApproveJoin | a.RefuseJoin


def refused(reason: str) -> Outcome:
    return Outcome(how="refused", reason=reason)


def transaction(action: a.Action) -> str:
    """Name the request: the server does the same name of the same device only once."""
    return f"wf{blake2b(action.id.encode(), digest_size=16).hexdigest()}"


class Acting:
    """One method a kind of action; all may raise what the account raises."""

    def __init__(self, account: Account, places: Places) -> None:
        self._account = account
        self._places = places
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        """Power levels and pins are read, changed and written back: one at a time in each room."""

    async def perform(self, action: a.Action) -> Outcome:  # noqa: PLR0911 - one line an action
        if isinstance(action, a.Tell):
            return await self._say(await self._places.talks.talk_with(action.member), action)
        room = self._places.room_of(action.group)
        if room is None:
            return refused("the assistant is not in this group")
        match action:
            case a.Post():
                return await self._say(room, action)
            case a.RemoveMessage() | a.HoldMessage():
                return await self._redact(room, action)
            case a.Pin():
                return await self._pin(room, action.message)
            case a.Mute() | a.Unmute() | a.Focus() | a.Unfocus():
                return await self._silence(room, action)
            case a.SetNickname():
                return refused("Matrix lets nobody set another's name")
            case _:
                return await self._at_the_door(room, action)

    async def _say(self, room: str, action: a.Tell | a.Post) -> Outcome:
        content: Content = {"msgtype": "m.text", "body": action.text, "m.mentions": {}}
        if isinstance(action, a.Post) and action.reply_to is not None:
            content["m.relates_to"] = {"m.in_reply_to": {"event_id": action.reply_to}}
        path = Path.v3.rooms[room].send["m.room.message"][transaction(action)]
        answer = await self._account.put(path, content)
        return Outcome(how="done", placed=MessageId(str(answer["event_id"])))

    async def _redact(self, room: str, action: a.RemoveMessage | a.HoldMessage) -> Outcome:
        content = {"reason": action.reason} if action.reason else {}
        await self._account.put(Path.v3.rooms[room].redact[action.message][transaction(action)], content)
        return DONE

    async def _pin(self, room: str, message: MessageId) -> Outcome:
        path = Path.v3.rooms[room].state["m.room.pinned_events"]
        async with self._locks[room]:
            pinned = (await self._account.get_or_none(path) or {}).get("pinned", [])
            if message not in pinned:
                await self._account.put(path, {"pinned": [*pinned, message]})
        return DONE

    async def _silence(self, room: str, action: Silencing) -> Outcome:
        """Note what stands there now, change the levels, then note what is left to restore."""
        path = Path.v3.rooms[room].state["m.room.power_levels"]
        async with self._locks[room]:
            kept_at = Path.v3.user[self._account.me].rooms[room].account_data[KEPT]
            old = msgspec.convert(await self._account.get_or_none(kept_at) or {}, Overlay)
            levels = await self._account.get(path)
            plain = lift(levels, old)
            new = _changed(plain, old, action)
            both = Overlay(muted=old.muted | new.muted, focus=new.focus or old.focus)
            await self._keep(kept_at, old, both)
            if (wanted := lay(plain, new)) != levels:
                await self._account.put(path, wanted)
            await self._keep(kept_at, both, new)
        return DONE

    async def _keep(self, path: PathBuilder, old: Overlay, new: Overlay) -> None:
        if new != old:
            await self._account.put(path, msgspec.to_builtins(new))

    async def _at_the_door(self, room: str, action: AtTheDoor) -> Outcome:
        user = user_of(action.member)
        state = await self._account.get_or_none(Path.v3.rooms[room].state["m.room.member"][user])
        now = (state or {}).get("membership", "leave")
        match action:
            case a.RemoveMember():
                await self._remove(room, user, now, action)
            case a.Readmit():
                if now == BANNED:
                    await self._account.post(Path.v3.rooms[room].unban, {"user_id": user})
                await self._invite(room, user, now)
            case a.ApproveJoin():
                if now == BANNED:
                    return refused("this account is banned from the group")
                await self._invite(room, user, now)
            case a.RefuseJoin():
                if now in (INSIDE, BANNED):
                    return refused("this account is not waiting at the door")
                if now in (KNOCKING, INVITED):
                    await self._turn_out(room, "kick", user, action.reason)
            case _:
                assert_never(action)
        return DONE

    async def _remove(self, room: str, user: str, now: str, action: a.RemoveMember) -> None:
        if action.ban:
            await self._turn_out(room, "ban", user, action.reason)
        elif now in (INSIDE, INVITED, KNOCKING):
            await self._turn_out(room, "kick", user, action.reason)

    async def _turn_out(self, room: str, how: str, user: str, reason: str) -> None:
        content = {"user_id": user} | ({"reason": reason} if reason else {})
        await self._account.post(Path.v3.rooms[room][how], content)

    async def _invite(self, room: str, user: str, now: str) -> None:
        if now not in (INSIDE, INVITED):
            await self._account.post(Path.v3.rooms[room].invite, {"user_id": user})


def _changed(plain: Content, old: Overlay, action: Silencing) -> Overlay:
    """Give what shall lie over the levels after `action`; `plain` is without anything of ours."""
    match action:
        case a.Mute():
            return mute_over(plain, old, user_of(action.member))
        case a.Unmute():
            user = user_of(action.member)
            return replace(old, muted={who: power for who, power in old.muted.items() if who != user})
        case a.Focus():
            return replace(old, focus=focus_over(plain, tuple(user_of(who) for who in action.speakers)))
        case a.Unfocus():
            return replace(old, focus=None)
        case _:
            assert_never(action)
