"""Personal words are kept no longer than the plan says; a member can be erased at once."""

from sqlalchemy import ColumnElement, String, cast, delete, func, update

from warmfield.platforms.lobby.book import Page
from warmfield.platforms.lobby.tables import (
    accounts,
    happenings,
    invitations,
    memberships,
    messages,
    private_words,
    reactions,
)


def forget(page: Page, text_before: float, nicknames_before: float) -> int:
    """Blank what was written before, in POSIX seconds; gives how many rows were touched.

    What happened was handed to the engine long before: its own journal keeps it as the plan says.
    """
    old = (messages.c.at < text_before) & (messages.c.text != "")
    blanked = page.sql.execute(update(messages).where(old).values(text="", gone="forgotten")).rowcount
    named = (messages.c.at < nicknames_before) & (messages.c.nickname != "")
    blanked += page.sql.execute(update(messages).where(named).values(nickname="")).rowcount
    blanked += page.sql.execute(delete(private_words).where(private_words.c.at < text_before)).rowcount
    blanked += page.sql.execute(delete(happenings).where(_at() < text_before)).rowcount
    if blanked:
        page.change("all")
    return blanked


def erase(page: Page, account: str) -> bool:
    """Take out all that is one member's: words, names, links. False when nobody is called so."""
    mine = messages.c.account == account
    blank = update(messages).where(mine).values(text="", nickname="", account="erased", gone="forgotten")
    page.sql.execute(blank)
    for table in (reactions, private_words, invitations, memberships):
        page.sql.execute(delete(table).where(table.c.account == account))
    who = func.json_extract(cast(happenings.c.event, String), "$.who")
    page.sql.execute(delete(happenings).where(who == f"lobby:{account}"))
    found = page.sql.execute(delete(accounts).where(accounts.c.account == account)).rowcount
    page.change("all")
    return found > 0


def _at() -> ColumnElement[float]:
    """When a happening was, in POSIX seconds: its JSON says it."""
    when: ColumnElement[float] = func.unixepoch(func.json_extract(cast(happenings.c.event, String), "$.at"))
    return when
