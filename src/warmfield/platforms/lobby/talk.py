"""What members do in a group and with the assistant: write, edit, take back, react, whisper."""

import json

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from warmfield.community.events import MessageSent, MessageVanished, Reacted, Whispered
from warmfield.community.ids import EventId, GroupId
from warmfield.platforms.lobby.book import Page, member_id
from warmfield.platforms.lobby.members import Account, Membership, membership
from warmfield.platforms.lobby.tables import messages, places, private_words, reactions
from warmfield.wording import later

SIGN_NAMES = {
    "👍": ("like", later("Good")),
    "❤️": ("heart", later("From the heart")),
    "😄": ("smile", later("Makes me smile")),
    "🙏": ("flower", later("Thank you")),
}
"""By sign: the icon it is drawn as, since not every machine has letters for it, and its name."""
SIGNS = tuple(SIGN_NAMES)


def focus_of(page: Page, group: GroupId) -> tuple[str, ...] | None:
    """The accounts that may write while a session has focus; None when everyone may."""
    speakers = page.sql.execute(select(places.c.focus).where(places.c.group_id == group)).scalar()
    return None if speakers is None else tuple(json.loads(speakers))


def barred(page: Page, who: Membership | None, account: Account) -> str:
    """Why this member can't write now: `outside`, `muted`, `focus`, or nothing."""
    if who is None or not who.inside:
        return "outside"
    if who.muted_until is not None and who.muted_until > page.now:
        return "muted"
    speakers = focus_of(page, who.group)
    if speakers is not None and not account.person and account.account not in speakers:
        return "focus"
    return ""


def say(page: Page, group: GroupId, account: Account, text: str, reply_to: int | None = None) -> str:
    """Write a message; gives why not, or nothing when it stands."""
    who = membership(page, group, account.account)
    why = barred(page, who, account)
    if why or who is None or not text:
        return why
    answered = None if reply_to is None else mine_or_theirs(page, group, reply_to)
    row = insert(messages).values(
        group_id=group,
        account=account.account,
        nickname=who.nickname,
        text=text,
        at=page.now,
        reply_to=None if answered is None else answered.number,
    )
    number = page.insert(row)
    page.happened(
        MessageSent(
            at=page.at,
            id=EventId(page.message_id(number)),
            group=group,
            who=member_id(account.account),
            nickname=who.nickname,
            text=text,
            reply_to=None if answered is None else page.message_id(answered.number),
        )
    )
    page.change("message", group, number=number)
    return ""


def mine_or_theirs(page: Page, group: GroupId, number: int) -> Row[tuple[int, str, str]] | None:
    """A message that stands in this group, whoever wrote it."""
    columns = (messages.c.number, messages.c.account, messages.c.gone)
    this = (messages.c.group_id == group) & (messages.c.number == number) & (messages.c.gone == "")
    return page.sql.execute(select(*columns).where(this)).first()  # type: ignore[return-value]


def edit(page: Page, group: GroupId, account: Account, number: int, text: str) -> str:
    who = membership(page, group, account.account)
    why = barred(page, who, account)
    known = mine_or_theirs(page, group, number)
    if why or who is None or not text:
        return why
    if known is None or known.account != account.account:
        return "gone"
    page.sql.execute(update(messages).where(messages.c.number == number).values(text=text, edited=True))
    original = page.message_id(number)
    page.happened(
        MessageSent(
            at=page.at,
            id=EventId(f"{original}~{int(page.now * 1000)}"),
            group=group,
            who=member_id(account.account),
            nickname=who.nickname,
            text=text,
            replaces=original,
        )
    )
    page.change("message", group, number=number)
    return ""


def take_back(page: Page, group: GroupId, account: Account, number: int) -> str:
    known = mine_or_theirs(page, group, number)
    if known is None or known.account != account.account:
        return "gone"
    page.sql.execute(update(messages).where(messages.c.number == number).values(gone="taken_back", text=""))
    who = member_id(account.account)
    page.happened(MessageVanished(at=page.at, group=group, message=page.message_id(number), who=who))
    page.change("message", group, number=number)
    return ""


def react(page: Page, group: GroupId, account: Account, number: int, sign: str) -> str:
    """Put a sign to a message, or take one's own away again."""
    who = membership(page, group, account.account)
    known = mine_or_theirs(page, group, number)
    if who is None or not who.inside or known is None or sign not in SIGNS:
        return "gone"
    this = (
        (reactions.c.number == number) & (reactions.c.account == account.account) & (reactions.c.sign == sign)
    )
    if page.sql.execute(delete(reactions).where(this)).rowcount == 0:
        page.sql.execute(insert(reactions).values(number=number, account=account.account, sign=sign))
        to = page.message_id(number)
        page.happened(
            Reacted(at=page.at, group=group, who=member_id(account.account), text=sign, reply_to=to)
        )
    page.change("message", group, number=number)
    return ""


def whisper(page: Page, account: Account, text: str, group: GroupId | None = None) -> str:
    """A private word to the assistant; open to everyone with an account, removed members too."""
    if not text:
        return ""
    known = None if group is None else membership(page, group, account.account)
    nickname = account.name if known is None else known.nickname
    write_word(page, account.account, text, by_assistant=False)
    page.happened(
        Whispered(at=page.at, who=member_id(account.account), nickname=nickname, text=text, group=group)
    )
    return ""


def write_word(page: Page, account: str, text: str, *, by_assistant: bool) -> None:
    page.sql.execute(
        insert(private_words).values(
            account=account, by_assistant=by_assistant, text=text, at=page.now, seen=not by_assistant
        )
    )
    page.change("words", account=account)


def words_seen(page: Page, account: str) -> None:
    fresh = (private_words.c.account == account) & private_words.c.seen.is_(False)
    if page.sql.execute(update(private_words).where(fresh).values(seen=True)).rowcount:
        page.change("words", account=account)


def set_place(page: Page, group: GroupId, **values: object) -> None:
    row = upsert(places).values(group_id=group, **values)
    page.sql.execute(row.on_conflict_do_update(index_elements=["group_id"], set_=values))
