"""`warmfield duty`: who is on duty when and where."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("duty")(duty)


def duty(
    where: Annotated[Path, typer.Argument(metavar="PLAN|DIR", help="A plan file, or a home.")] = Path(
        "warmfield-home"
    ),
    *,
    weeks: Annotated[int, typer.Option(min=1, max=8, help="How many weeks, from this one on.")] = 1,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    lang: Annotated[str, typer.Option(help="zh or en: of what is printed.")] = "",
) -> None:
    """Show who is on duty when and where, the gaps, and everybody's hours."""
    from warmfield.app.duty_shown import show_duty  # noqa: PLC0415 - loaded only when it is called

    raise typer.Exit(show_duty(where, datetime.now(UTC), weeks=weeks, json=json, language=lang))
