"""`warmfield links`: each person's own way into the lobby."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

from warmfield.app import calendar_feed
from warmfield.app.home import RUNNING, secret_of
from warmfield.app.home_read import Amiss, rulebook_in, settings_in
from warmfield.app.saying import amiss, say
from warmfield.app.settings import Settings, WebSettings
from warmfield.plan.model import Person
from warmfield.plan.rulebook import Rulebook
from warmfield.platforms.lobby.house import staff_account
from warmfield.platforms.lobby.site import staff_token
from warmfield.wording import Words, words_in


def show_links(home: Path, language: str) -> int:
    """0 with the links on standard output; 1 with a sentence on standard error."""
    words = words_in(language or os.environ.get("LANG", "en"))
    try:
        settings, rulebook = settings_in(home), rulebook_in(home)
    except Amiss as wrong:
        return amiss(wrong.said(words))
    say("\n".join(lines(home, settings, rulebook, words)))
    return 0


def lines(home: Path, settings: Settings, rulebook: Rulebook, words: Words) -> Iterator[str]:
    base, secret = where(home, settings.web), secret_of(home)
    for who, person in rulebook.plan.people.items():
        yield named(person, words)
        yield f"  {link(rulebook, base, staff_token(secret, staff_account(rulebook, who)))}"
    yield words("Calendars to subscribe to, one for each group; they may be passed on:")
    for at, group in rulebook.plan.groups.items():
        yield group.name
        yield f"  {calendar_feed.address(base, secret, at)}"


def where(home: Path, web: WebSettings) -> str:
    """The address people use: the settings', else where a warmfield runs now, else where it would."""
    running = home / RUNNING
    if web.address:
        return web.address.rstrip("/")
    return running.read_text("ascii") if running.is_file() else f"http://127.0.0.1:{web.port}"


def named(person: Person, words: Words) -> str:
    roles = words(", ").join(words(role) for role in person.roles)
    return words("{name} ({roles})", name=person.name, roles=roles)


def link(rulebook: Rulebook, base: str, token: str) -> str:
    """Into the first group of the lobby; to the console where the lobby has none."""
    groups = (at for at, group in rulebook.plan.groups.items() if group.platform == "lobby")
    group = next(groups, None)
    if group is None:
        return f"{base}/by-hand"
    return f"{base}/lobby/g/{quote(group, safe='')}?{urlencode({'me': token})}"
