"""`warmfield bench`: how fast this machine is at each part, in CPU and wall time."""

from pathlib import Path
from typing import Annotated

import typer


def bench(
    part: Annotated[
        list[str] | None,
        typer.Argument(
            help="reading, rehearsal, durable, check, run, clock, console, api; all if none is named"
        ),
    ] = None,
    log: Annotated[Path | None, typer.Option(help="Rehearse this log instead of an invented one.")] = None,
    messages: Annotated[int, typer.Option(min=100, help="How many invented messages.")] = 12_000,
    home: Annotated[
        Path | None,
        typer.Option(help="For console and api: make the crowded home here once, and use it again."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print figures as JSON.")] = False,
) -> None:
    """Measure reading, rehearsal, the durable path, the checker, `run`, the clock, console and API."""
    from warmfield.cli.bench.figures import print_figures  # noqa: PLC0415 - loaded only when it is called
    from warmfield.cli.bench.parts import PARTS, measure  # noqa: PLC0415

    unknown = [name for name in part or [] if name not in PARTS]
    if unknown:
        typer.echo(f"warmfield bench: no part is called {unknown[0]}; there are {', '.join(PARTS)}", err=True)
        raise typer.Exit(2)
    print_figures(measure(part or list(PARTS), messages, log, home), as_json=json)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(bench)
