"""`warmfield agenda`: what will be posted and asked, when, where and why."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("agenda")(agenda)


def agenda(
    where: Annotated[Path, typer.Argument(metavar="PLAN|DIR", help="A plan file, or a home.")] = Path(
        "warmfield-home"
    ),
    *,
    days: Annotated[int, typer.Option(min=1, max=366, help="How many days ahead.")] = 7,
    group: Annotated[str, typer.Option(help="Only this group, as the plan calls it.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    lang: Annotated[str, typer.Option(help="zh or en: of what is printed.")] = "",
) -> None:
    """Show everything that falls due: what, where, why, by whom, and what holds it back."""
    from warmfield.app.agenda_shown import show_agenda  # noqa: PLC0415 - loaded only when it is called

    raise typer.Exit(show_agenda(where, datetime.now(UTC), days=days, group=group, json=json, language=lang))
