"""`warmfield run`: engine, platforms and pages in one process."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("run")(run)


def run(
    directory: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="The home: plan, settings and databases.")
    ] = None,
    host: Annotated[str, typer.Option(help="Listen here; 0.0.0.0 lets phones in the same network in.")] = "",
    port: Annotated[
        int | None,
        typer.Option(help="Listen on this port (8400); 0 takes any that is free.", min=0, max=65535),
    ] = None,
    lang: Annotated[str, typer.Option(help="zh or en: of a new plan, and of what is printed.")] = "",
    demo: Annotated[
        bool, typer.Option("--demo", help="A community with invented people, in a home of its own.")
    ] = False,
) -> None:
    """Keep the plan of DIR. Without DIR a home is made with the reference plan and two groups to try."""
    from warmfield.app.ask_for_demo import prepare_demo  # noqa: PLC0415 - loaded only when it is called
    from warmfield.app.starting import start  # noqa: PLC0415

    home = directory or Path("warmfield-demo" if demo else "warmfield-home")
    amiss = prepare_demo(home, lang) if demo else 0
    raise typer.Exit(amiss or start(home, host, port, lang))
