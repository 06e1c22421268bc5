"""Who someone is in the lobby, and how they come in, are called and go."""

import hashlib
import secrets

from msgspec import Struct
from sqlalchemy import insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from warmfield.community.events import JoinAsked, Joined, Left, NicknameChanged
from warmfield.community.ids import GroupId, MemberId
from warmfield.platforms.lobby.book import Page, member_id
from warmfield.platforms.lobby.tables import accounts, invitations, memberships

ASSISTANT = MemberId("lobby:assistant")
INSIDE = "in"


class Account(Struct, frozen=True):
    account: str
    name: str
    language: str
    person: str


class Membership(Struct, frozen=True):
    """`muted_until` and `since` are POSIX seconds; `state` as in `tables.py`."""

    group: GroupId
    account: str
    nickname: str
    state: str
    since: float
    muted_until: float | None = None
    reason: str = ""
    clause: str = ""

    @property
    def inside(self) -> bool:
        return self.state == INSIDE


def sealed(token: str) -> str:
    """What the file keeps of a token: enough to know it again, not enough to use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    return secrets.token_urlsafe(18)


def open_account(page: Page, token: str, name: str, language: str) -> Account:
    account = f"m{secrets.token_hex(5)}"
    values = {"account": account, "name": name, "language": language, "person": ""}
    page.sql.execute(insert(accounts).values(token=sealed(token), **values))
    return Account(**values)


def staff_account(page: Page, account: str, token: str, name: str, person: str) -> None:
    """Open, or bring up to date, the account by which a person of the plan comes in."""
    values = {"token": sealed(token), "name": name, "person": person}
    row = upsert(accounts).values(account=account, language="", **values)
    page.sql.execute(row.on_conflict_do_update(index_elements=["account"], set_=values))


def seat(page: Page, group: GroupId, account: str, nickname: str) -> None:
    """Staff stand in their groups from the start; who left stays away."""
    row = upsert(memberships).values(
        group_id=group, account=account, nickname=nickname, state=INSIDE, since=page.now
    )
    page.sql.execute(row.on_conflict_do_nothing())


def by_token(page: Page, token: str) -> Account | None:
    columns = (accounts.c.account, accounts.c.name, accounts.c.language, accounts.c.person)
    row = page.sql.execute(select(*columns).where(accounts.c.token == sealed(token))).first()
    return None if row is None else Account(*row)


def membership(page: Page, group: GroupId, account: str) -> Membership | None:
    here = (memberships.c.group_id == group) & (memberships.c.account == account)
    row = page.sql.execute(select(memberships).where(here)).first()
    return None if row is None else Membership(*row)


def place_of(page: Page, code: str) -> GroupId | None:
    """The group an invitation leads to."""
    return page.sql.execute(select(invitations.c.group_id).where(invitations.c.code == code)).scalar()


def inviter(page: Page, group: GroupId, code: str) -> MemberId | None:
    this = (invitations.c.code == code) & (invitations.c.group_id == group)
    account = page.sql.execute(select(invitations.c.account).where(this)).scalar()
    return None if account is None else member_id(account)


class Arrival(Struct, frozen=True, kw_only=True):
    """How someone comes: by which code, and what they say at a closed door."""

    nickname: str
    code: str = ""
    text: str = ""
    knock: bool = False


def come_in(page: Page, group: GroupId, account: str, how: Arrival) -> None:
    """Join, or knock where the door is closed. Who was removed always knocks; who is in stays in."""
    known = membership(page, group, account)
    if known is not None and known.state in (INSIDE, "asked"):
        return
    by = inviter(page, group, how.code)
    again = known is not None and known.state in ("removed", "banned", "refused")
    state = "asked" if how.knock or again else INSIDE
    put(page, group, account, nickname=how.nickname, state=state, since=page.now, reason="", clause="")
    came = Joined(
        at=page.at,
        group=group,
        who=member_id(account),
        nickname=how.nickname,
        invited_by=by,
        via="" if by else how.code,
    )
    page.happened(came if state == INSIDE else knocked(came, how.text))
    page.change("members", group)
    page.change("door", group, account)


def knocked(came: Joined, text: str) -> JoinAsked:
    """The same coming, at a closed door."""
    return JoinAsked(
        at=came.at,
        group=came.group,
        who=came.who,
        nickname=came.nickname,
        text=text,
        invited_by=came.invited_by,
        via=came.via,
    )


def put(page: Page, group: GroupId, account: str, **values: object) -> None:
    """Write a membership, new or known; what isn't named stays."""
    fresh = {"nickname": "", "state": INSIDE, "since": page.now, **values}
    row = upsert(memberships).values(group_id=group, account=account, **fresh)
    page.sql.execute(row.on_conflict_do_update(index_elements=["group_id", "account"], set_=values))


def rename(page: Page, group: GroupId, account: str, nickname: str) -> None:
    known = membership(page, group, account)
    if known is None or not known.inside or known.nickname == nickname:
        return
    put(page, group, account, nickname=nickname)
    page.sql.execute(update(accounts).where(accounts.c.account == account).values(name=nickname))
    page.happened(NicknameChanged(at=page.at, group=group, who=member_id(account), nickname=nickname))
    page.change("members", group)
    page.change("box", group, account)


def leave(page: Page, group: GroupId, account: str) -> None:
    known = membership(page, group, account)
    if known is None or not known.inside:
        return
    put(page, group, account, state="left")
    page.happened(Left(at=page.at, group=group, who=member_id(account)))
    page.change("members", group)
    page.change("door", group, account)


def turn_out(page: Page, group: GroupId, by: Account, account: str) -> str:
    """A person of the staff removes someone by hand; gives why not, or nothing."""
    known = membership(page, group, account)
    theirs = page.sql.execute(select(accounts.c.person).where(accounts.c.account == account)).scalar()
    if not by.person or theirs or known is None or not known.inside:
        return "gone"
    put(page, group, account, state="removed", reason="", clause="")
    page.happened(Left(at=page.at, group=group, who=member_id(account), removed_by=member_id(by.account)))
    page.change("members", group)
    page.change("door", group, account)
    return ""


def invite(page: Page, group: GroupId, account: str) -> str:
    """Give the code of the member's own invitation; made once, then the same. Empty from outside."""
    known_here = membership(page, group, account)
    if known_here is None or not known_here.inside:
        return ""
    mine = (invitations.c.group_id == group) & (invitations.c.account == account)
    known = page.sql.execute(select(invitations.c.code).where(mine)).scalar()
    if known:
        return str(known)
    code = secrets.token_urlsafe(6)
    row = insert(invitations).values(code=code, group_id=group, account=account, at=page.now)
    page.sql.execute(row)
    return code
