"""`warmfield draw verify`: anybody can draw a lucky draw again."""

from pathlib import Path
from typing import Annotated

import typer

draw = typer.Typer(help="Lucky draws.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.add_typer(draw, name="draw")


@draw.callback()
def _lucky_draws() -> None:
    """Keep `verify` a command of its own although it is the only one."""


@draw.command("verify")
def verify(
    posts: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="The posts, as text or JSON; else standard input."),
    ] = None,
    *,
    lang: Annotated[str, typer.Option(help="zh or en: of what is printed.")] = "",
) -> None:
    """Check a lucky draw from what was posted in the group."""
    from warmfield.app.draw_checked import check_draw  # noqa: PLC0415 - loaded only when it is called

    raise typer.Exit(check_draw(posts, lang))
