"""`warmfield links`: by which link each person of the staff comes into the lobby."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("links")(links)


def links(
    directory: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The home: plan, settings and databases.")
    ] = Path("warmfield-home"),
    lang: Annotated[str, typer.Option(help="zh or en: of what is printed.")] = "",
) -> None:
    """Print the link of each person of the staff. A link is as good as a password."""
    from warmfield.app.linking import show_links  # noqa: PLC0415 - loaded only when it is called

    raise typer.Exit(show_links(directory, lang))
