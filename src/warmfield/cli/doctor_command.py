"""`warmfield doctor`: is everything there that keeping the plan needs?"""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("doctor")(doctor)


def doctor(
    directory: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The home: plan, settings and databases.")
    ] = Path("warmfield-home"),
    lang: Annotated[str, typer.Option(help="zh or en: of what is printed.")] = "",
) -> None:
    """Look at rights, clock, disk, database, limits, plan and settings; each fault with its mend."""
    from warmfield.app.examining import examine  # noqa: PLC0415 - loaded only when it is called

    raise typer.Exit(examine(directory, lang))
