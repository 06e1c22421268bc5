"""`warmfield gauge`: silent, quiet, healthy, busy or drowned, group by group, and why."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("gauge")(gauge)


def gauge(
    home: Annotated[Path, typer.Argument(metavar="DIR", help="The home.")] = Path("warmfield-home"),
    *,
    days: Annotated[int, typer.Option(min=0, max=35, help="How many days before today.")] = 1,
    group: Annotated[str, typer.Option(help="Only this group, as the plan calls it.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    lang: Annotated[str, typer.Option(help="zh or en: of what is printed.")] = "",
) -> None:
    """Show how alive each group is, why, what comes next, and what warm-ups came to."""
    from warmfield.app.gauge_shown import show_gauge  # noqa: PLC0415 - loaded only when it is called

    raise typer.Exit(show_gauge(home, datetime.now(UTC), days=days, group=group, json=json, language=lang))
