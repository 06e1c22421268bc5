"""A command of the shell: into the running warmfield, or straight into the home when none runs."""

import asyncio
import os
from pathlib import Path

import httpx
import msgspec

from warmfield.app import logs
from warmfield.app.alone import take_alone
from warmfield.app.command_door import ADDRESS, COMMAND
from warmfield.app.home import RUNNING, secret_of
from warmfield.app.making import make
from warmfield.app.settings import read_settings
from warmfield.community.staff_commands import StaffCommand
from warmfield.platforms.lobby.site import staff_token


def hand_in(home: Path, command: StaffCommand) -> None:
    """Returns when it is in the journal. Raises PlanWrong, SettingsWrong, StoreFailed, OSError, HTTPError."""
    running = home / RUNNING
    if running.exists() and _sent(running.read_text("ascii"), home, command):
        return
    app = make(home)
    logs.set_up(read_settings(home, os.environ).logs)
    asyncio.run(take_alone(app, [command]))


def _sent(address: str, home: Path, command: StaffCommand) -> bool:
    """False where it doesn't run any more."""
    token = staff_token(secret_of(home), COMMAND)
    headers = {"Authorization": f"Bearer {token}"}
    try:
        answer = httpx.post(
            f"{address}{ADDRESS}", content=msgspec.json.encode(command), headers=headers, timeout=60
        )
    except httpx.ConnectError:
        return False
    answer.raise_for_status()
    return True
