"""The whole community in one file, made while everything runs."""

import shutil
from datetime import UTC, datetime

from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.signing.sign_in_notes import note, noted
from warmfield.console.visit import Visit
from warmfield.web.looks import HEADERS


async def _backup(visit: Visit) -> Values:
    taken = await visit.ports.keyring.do(noted, what="backup_taken", limit=1)
    return {"last": datetime.fromtimestamp(taken[0].at, UTC) if taken else None, "taken": taken}


async def download(visit: Visit) -> Response:
    file = await visit.ports.housekeeping.back_up()
    await visit.ports.keyring.do(note, "backup_taken", visit.person_id)
    return FileResponse(
        file,
        media_type="application/zip",
        headers=HEADERS,
        filename=f"warmfield-{visit.now.astimezone(visit.clocks):%Y-%m-%d}.zip",
        background=BackgroundTask(shutil.rmtree, file.parent, ignore_errors=True),
    )


DOORS = (
    Door("/settings/backup", Shown("backup.html", "/settings", _backup), "settings"),
    Door("/settings/backup", download, "settings", "POST", sure=True),
)
