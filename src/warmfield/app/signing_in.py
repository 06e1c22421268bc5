"""`warmfield sign-in`: a one-time link into the console, for whoever may read the home's files."""

import asyncio
import os
from pathlib import Path

from warmfield.app.answering import answers_for
from warmfield.app.home import KEYS
from warmfield.app.home_read import Amiss, rulebook_in, settings_in
from warmfield.app.linking import where
from warmfield.app.saying import amiss, say
from warmfield.community.ids import PersonId
from warmfield.console.signing.keyring import Keyring, make_link
from warmfield.wording import words_in


def sign_in_link(base: str, word: str) -> str:
    return f"{base}/sign-in/link?word={word}"


def show_sign_in(home: Path, person: str, language: str) -> int:
    """0 with the link on standard output; 1 with a sentence on standard error. Works beside a running one."""
    words = words_in(language or os.environ.get("LANG", "en"))
    try:
        settings, rulebook = settings_in(home), rulebook_in(home)
    except Amiss as wrong:
        return amiss(wrong.said(words))
    who = PersonId(person) if person else answers_for(rulebook)
    if who is None or who not in rulebook.plan.people:
        known = ", ".join(rulebook.plan.people)
        return amiss(words("The plan names nobody {person}; it has {known}.", person=person, known=known))
    keyring = Keyring(home / KEYS)
    try:
        word = asyncio.run(keyring.do(make_link, who))
    finally:
        keyring.close()
    say(words("This link signs {name} in, once, within a day:", name=rulebook.plan.people[who].name))
    say(f"  {sign_in_link(where(home, settings.web), word)}")
    return 0
