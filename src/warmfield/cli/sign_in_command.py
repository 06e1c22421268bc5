"""`warmfield sign-in`: a one-time link into the console."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("sign-in")(sign_in)


def sign_in(
    person: Annotated[str, typer.Argument(help="Who, as the plan calls them; the owner without.")] = "",
    directory: Annotated[Path, typer.Option("--dir", metavar="DIR", help="The home.")] = Path(
        "warmfield-home"
    ),
    lang: Annotated[str, typer.Option(help="zh or en: of what is printed.")] = "",
) -> None:
    """Print a link that signs one person of the plan into the console, once."""
    from warmfield.app.signing_in import show_sign_in  # noqa: PLC0415 - loaded only when it is called

    raise typer.Exit(show_sign_in(directory, person, lang))
