"""Personal words are kept no longer than the plan says; a member can be erased at once."""

from sqlalchemy import ColumnElement, String, cast, delete, func, select, update

from warmfield.platforms.lobby.book import Page
from warmfield.platforms.lobby.tables import (
    accounts,
    applied,
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
    for name in names(page, account):
        unsay(page, name)
    blank = update(messages).where(mine).values(text="", nickname="", account="erased", gone="forgotten")
    page.sql.execute(blank)
    for table in (reactions, private_words, invitations, memberships):
        page.sql.execute(delete(table).where(table.c.account == account))
    about = cast(happenings.c.event, String).contains(f'"lobby:{account}"', autoescape=True)
    page.sql.execute(delete(happenings).where(about))
    page.sql.execute(delete(applied).where(applied.c.action.contains(f"lobby:{account}", autoescape=True)))
    found = page.sql.execute(delete(accounts).where(accounts.c.account == account)).rowcount
    page.change("all")
    return found > 0


def names(page: Page, account: str) -> set[str]:
    """Every name the member bore here, and the account itself."""
    bore = [
        select(memberships.c.nickname).where(memberships.c.account == account),
        select(messages.c.nickname).where(messages.c.account == account).distinct(),
        select(accounts.c.name).where(accounts.c.account == account),
    ]
    found = {str(name) for each in bore for name in page.sql.execute(each).scalars()}
    return {name for name in found if len(name) > 1}


def unsay(page: Page, name: str) -> None:
    """Take back what the assistant wrote with this name in it: greetings, and words to staff with a quote."""
    ours = (messages.c.account == "") & messages.c.text.contains(name, autoescape=True)
    page.sql.execute(update(messages).where(ours).values(text="", gone="forgotten"))
    told = private_words.c.by_assistant & private_words.c.text.contains(name, autoescape=True)
    page.sql.execute(delete(private_words).where(told))


def _at() -> ColumnElement[float]:
    """When a happening was, in POSIX seconds: its JSON says it."""
    when: ColumnElement[float] = func.unixepoch(func.json_extract(cast(happenings.c.event, String), "$.at"))
    return when
