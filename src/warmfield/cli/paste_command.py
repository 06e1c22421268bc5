"""`warmfield paste`: what was said in a group that is kept by hand."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("paste")(paste)


def paste(
    group: Annotated[str, typer.Argument(help="The group, as the plan calls it.")],
    file: Annotated[
        Path | None, typer.Argument(help="Text from the WeChat desktop client; standard input without.")
    ] = None,
    directory: Annotated[Path, typer.Option("--dir", help="The home.")] = Path("warmfield-home"),
    lang: Annotated[str, typer.Option(help="zh or en: of what is printed.")] = "",
) -> None:
    """Take in pasted chat. Pasted twice, or overlapping, it counts once."""
    from warmfield.app.pasting_in import paste as take  # noqa: PLC0415 - loaded only when it is called

    text = sys.stdin.read() if file is None else file.read_text("utf-8")
    raise typer.Exit(take(directory, group, text, lang))
