"""`warmfield calendar`: a group's dates as a file that every calendar reads."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("calendar")(calendar)


def calendar(
    directory: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The home: plan, settings and databases.")
    ] = Path("warmfield-home"),
    *,
    group: Annotated[str, typer.Option(help="Only this group, as the plan calls it.")] = "",
    out: Annotated[
        Path | None, typer.Option(help="Write the calendar into this file; else it is printed.")
    ] = None,
    lang: Annotated[str, typer.Option(help="zh or en: of what is printed.")] = "",
) -> None:
    """Write fixtures and activities as an .ics file. `warmfield links` prints addresses to subscribe to."""
    from warmfield.app.calendar_written import write_calendar  # noqa: PLC0415 - loaded only when it is called

    raise typer.Exit(write_calendar(directory, datetime.now(UTC), group=group, out=out, language=lang))
