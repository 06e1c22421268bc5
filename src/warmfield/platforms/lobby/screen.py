"""What one member sees of a group, as values for the pages."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct
from sqlalchemy import Row, func, select

from warmfield.community.ids import GroupId
from warmfield.platforms.lobby.book import Page
from warmfield.platforms.lobby.members import INSIDE, Account, Membership, membership
from warmfield.platforms.lobby.tables import accounts, memberships, messages, places, private_words, reactions
from warmfield.platforms.lobby.talk import barred

SHOWN = 80


class Line(Struct, frozen=True, kw_only=True):
    """One message. `mine`, `signs` (sign, count, mine) are as the reader sees it."""

    number: int
    nickname: str
    text: str
    at: float
    by_assistant: bool = False
    staff: bool = False
    mine: bool = False
    edited: bool = False
    gone: str = ""
    clause: str = ""
    answers: str = ""
    signs: tuple[tuple[str, int, bool], ...] = ()


class Word(Struct, frozen=True, kw_only=True):
    """A private word; `number` grows with time."""

    number: int
    by_assistant: bool
    text: str
    at: float


class Head(Struct, frozen=True, kw_only=True):
    """A member as the list shows them."""

    account: str
    nickname: str
    staff: bool
    muted: bool


class View(Struct, frozen=True, kw_only=True):
    group: GroupId
    account: Account
    member: Membership | None
    barred: str
    lines: tuple[Line, ...] = ()
    members: tuple[Head, ...] = ()
    words: tuple[Word, ...] = ()
    unread: int = 0
    pinned: Line | None = None


def view(page: Page, group: GroupId, account: Account) -> View:
    here = membership(page, group, account.account)
    inside = here is not None and here.inside
    return View(
        group=group,
        account=account,
        member=here,
        barred=barred(page, here, account),
        lines=tuple(lines(page, group, account)) if inside else (),
        members=tuple(members(page, group)) if inside else (),
        words=tuple(words(page, account)),
        unread=unread(page, account),
        pinned=pinned(page, group, account) if inside else None,
    )


def slim(page: Page, group: GroupId, account: Account) -> View:
    """The membership alone."""
    here = membership(page, group, account.account)
    return View(group=group, account=account, member=here, barred=barred(page, here, account))


def lines(page: Page, group: GroupId, account: Account, only: int | None = None) -> Iterable[Line]:
    """The last messages, oldest first; or the one numbered `only`."""
    chosen = messages.c.group_id == group
    if only is not None:
        chosen &= messages.c.number == only
    staff = select(accounts.c.person).where(accounts.c.account == messages.c.account).scalar_subquery()
    last = select(messages, staff.label("person")).where(chosen).order_by(messages.c.number.desc())
    rows = page.sql.execute(last.limit(SHOWN)).all()[::-1]
    signs = signs_of(page, [row.number for row in rows], account)
    answered = answered_by(page, [row.reply_to for row in rows if row.reply_to])
    return [line(row, account, signs.get(row.number, ()), answered.get(row.reply_to, "")) for row in rows]


def line(row: Row, account: Account, signs: tuple[tuple[str, int, bool], ...], answers: str) -> Line:  # type: ignore[type-arg]
    return Line(
        number=row.number,
        nickname=row.nickname,
        text=row.text,
        at=row.at,
        by_assistant=row.account == "",
        staff=bool(row.person),
        mine=row.account == account.account,
        edited=row.edited,
        gone=row.gone,
        clause=row.clause,
        answers=answers,
        signs=signs,
    )


def answered_by(page: Page, numbers: list[int]) -> dict[int, str]:
    """`nickname: beginning` of the messages that are answered."""
    asked = select(messages.c.number, messages.c.nickname, messages.c.text).where(
        messages.c.number.in_(numbers)
    )
    return {number: f"{nickname}: {text[:60]}" for number, nickname, text in page.sql.execute(asked)}


def signs_of(
    page: Page, numbers: list[int], account: Account
) -> dict[int, tuple[tuple[str, int, bool], ...]]:
    counted: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    asked = select(reactions).where(reactions.c.number.in_(numbers))
    for row in page.sql.execute(asked):
        counted[row.number][row.sign].append(row.account)
    return {
        number: tuple((sign, len(who), account.account in who) for sign, who in sorted(signs.items()))
        for number, signs in counted.items()
    }


def members(page: Page, group: GroupId) -> Iterable[Head]:
    """Who is in, staff first."""
    joined = select(memberships, accounts.c.person).join(accounts)
    here = joined.where(memberships.c.group_id == group, memberships.c.state == INSIDE)
    rows = page.sql.execute(here.order_by(memberships.c.since)).all()
    heads = [
        Head(
            account=row.account,
            nickname=row.nickname,
            staff=bool(row.person),
            muted=row.muted_until is not None and row.muted_until > page.now,
        )
        for row in rows
    ]
    return sorted(heads, key=lambda head: not head.staff)


def words(page: Page, account: Account) -> Iterable[Word]:
    mine = select(private_words).where(private_words.c.account == account.account)
    rows = page.sql.execute(mine.order_by(private_words.c.number.desc()).limit(SHOWN)).all()[::-1]
    return [Word(number=r.number, by_assistant=r.by_assistant, text=r.text, at=r.at) for r in rows]


def unread(page: Page, account: Account) -> int:
    fresh = (private_words.c.account == account.account) & private_words.c.seen.is_(False)
    return page.sql.execute(select(func.count()).select_from(private_words).where(fresh)).scalar_one()


def pinned(page: Page, group: GroupId, account: Account) -> Line | None:
    number = page.sql.execute(select(places.c.pinned).where(places.c.group_id == group)).scalar()
    return None if number is None else next(iter(lines(page, group, account, only=number)), None)


def standing(page: Page, account: Account) -> dict[GroupId, str]:
    """By group: this member's state there."""
    mine = select(memberships.c.group_id, memberships.c.state).where(memberships.c.account == account.account)
    return {GroupId(group): state for group, state in page.sql.execute(mine)}


def crowd(page: Page) -> dict[GroupId, int]:
    """How many members each group has."""
    counted = select(memberships.c.group_id, func.count()).where(memberships.c.state == INSIDE)
    return {GroupId(g): n for g, n in page.sql.execute(counted.group_by(memberships.c.group_id))}
