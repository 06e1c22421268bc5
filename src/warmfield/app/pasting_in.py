"""`warmfield paste`: into the running warmfield, or straight into the home when none runs."""

import asyncio
import os
from pathlib import Path

import httpx

from warmfield.app import logs
from warmfield.app.alone import take_alone
from warmfield.app.command_door import COMMAND
from warmfield.app.home import RUNNING, secret_of
from warmfield.app.making import PlanWrong, make
from warmfield.app.paste_door import ADDRESS
from warmfield.app.pasted import Paste, by_hand_groups
from warmfield.app.saying import amiss, say
from warmfield.app.settings import SettingsWrong, read_settings
from warmfield.community.ids import GroupId
from warmfield.engine.ports import StoreFailed
from warmfield.platforms.lobby.site import staff_token
from warmfield.wording import words_in


def paste(home: Path, group: str, text: str, language: str) -> int:
    """0 when the words are in the journal; 1 with a sentence on standard error."""
    words = words_in(language or os.environ.get("LANG", "en"))
    running = home / RUNNING
    if running.exists() and (answer := _send(running.read_text("ascii"), home, group, text)):
        if answer.status_code == 404:
            return amiss(words("The plan has no group {group} that is kept by hand.", group=group))
        answer.raise_for_status()
        taken = answer.json()["events"]
    else:
        try:
            app = make(home)
        except (PlanWrong, SettingsWrong, StoreFailed, OSError) as fault:
            return amiss(str(fault))
        if group not in by_hand_groups(app.engine.rulebook):
            app.close()
            return amiss(words("The plan has no group {group} that is kept by hand.", group=group))
        logs.set_up(read_settings(home, os.environ).logs)
        events = asyncio.run(Paste(app)(GroupId(group), text)).events
        asyncio.run(take_alone(app, events))
        taken = len(events)
    say(words.many("Understood: {count} message.", "Understood: {count} messages.", taken))
    return 0


def _send(address: str, home: Path, group: str, text: str) -> httpx.Response | None:
    """Hand it to the running warmfield; None where it doesn't run any more."""
    token = {"Authorization": f"Bearer {staff_token(secret_of(home), COMMAND)}"}
    handed = {"group": group, "text": text}
    try:
        return httpx.post(f"{address}{ADDRESS}", json=handed, headers=token, timeout=60)
    except httpx.ConnectError:
        return None
