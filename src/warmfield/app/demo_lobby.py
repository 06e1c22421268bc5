"""The demo's chat pages: who sits in the lobby's groups, and what was said there last."""

import secrets
from collections import deque
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection, insert

from warmfield.community.actions import HoldMessage, Post, RemoveMessage
from warmfield.community.draft import View, membership_key
from warmfield.community.events import MessageSent
from warmfield.community.ids import ClauseNumber, GroupId, MemberId
from warmfield.community.records import MembershipRecord
from warmfield.community.roster import RosterRecord
from warmfield.engine.ports import Turn
from warmfield.plan.rulebook import Rulebook
from warmfield.platforms.lobby.book import account_of, born, open_file
from warmfield.platforms.lobby.members import INSIDE, sealed
from warmfield.platforms.lobby.tables import accounts, memberships, messages

KEPT = 80
"""The last messages of each group."""


class Line(Struct):
    """`who` is None for the assistant's own."""

    id: str
    at: datetime
    who: MemberId | None
    nickname: str
    text: str
    reply_to: str = ""
    gone: str = ""
    clause: ClauseNumber | None = None


class LobbyLines:
    """Sees every turn; writes the lobby's file in the end."""

    def __init__(self, rulebook: Rulebook) -> None:
        plan = rulebook.plan
        self._assistant = plan.community.assistant.name
        self._staff = {
            MemberId(f"lobby:{one.accounts['lobby']}") for one in plan.people.values() if one.accounts
        }
        self._lines = {
            at: deque[Line](maxlen=KEPT) for at, group in plan.groups.items() if group.platform == "lobby"
        }

    def see(self, turn: Turn) -> None:
        event = turn.event
        if isinstance(event, MessageSent) and event.group in self._lines:
            line = Line(event.id, event.at, event.who, event.nickname, event.text, event.reply_to or "")
            self._lines[event.group].append(line)
        for action in turn.actions:
            match action:
                case Post() if action.group in self._lines:
                    line = Line(action.id, event.at, None, self._assistant, action.text)
                    self._lines[action.group].append(line)
                case RemoveMessage() | HoldMessage() if action.group in self._lines:
                    self._take_out(action)
                case _:
                    pass

    def _take_out(self, action: RemoveMessage | HoldMessage) -> None:
        for line in self._lines[action.group]:
            if line.id == action.message:
                line.gone = "held" if isinstance(action, HoldMessage) else "removed"
                line.clause, line.text = action.clause, ""

    def write(self, file: Path, view: View) -> None:
        engine = open_file(file)
        born(engine)
        with engine.begin() as sql:
            for group in self._lines:
                self._seat(sql, group, view)
                self._say(sql, group)
        engine.dispose()

    def _seat(self, sql: Connection, group: GroupId, view: View) -> None:
        """Nobody can come in as one of them: the word of their link is known to nobody."""
        roster = view.get(RosterRecord, group)
        here = [
            known
            for member in (roster.members if roster else ())
            if member not in self._staff
            and (known := view.get(MembershipRecord, membership_key(group, member))) is not None
            and known.present
        ]
        if here:
            sql.execute(insert(accounts).prefix_with("OR IGNORE"), [_account(one) for one in here])
            sql.execute(insert(memberships), [_seat_of(one) for one in here])

    def _say(self, sql: Connection, group: GroupId) -> None:
        numbers: dict[str, int] = {}
        for line in self._lines[group]:
            row = insert(messages).values(
                group_id=group,
                account=account_of(line.who) if line.who else "",
                nickname=line.nickname,
                text=line.text,
                reply_to=numbers.get(line.reply_to),
                at=line.at.timestamp(),
                gone=line.gone,
                clause=line.clause or "",
            )
            numbers[line.id] = int(sql.execute(row).inserted_primary_key[0])  # type: ignore[index]


def _account(one: MembershipRecord) -> dict[str, object]:
    token = sealed(secrets.token_urlsafe(18))
    return {
        "account": account_of(one.member),
        "token": token,
        "name": one.nickname,
        "language": "",
        "person": "",
    }


def _seat_of(one: MembershipRecord) -> dict[str, object]:
    since = one.joined.timestamp() if one.joined else 0.0
    return {
        "group_id": one.group, "account": account_of(one.member), "nickname": one.nickname, "state": INSIDE,
        "since": since, "reason": "", "clause": "",
    }  # fmt: skip
