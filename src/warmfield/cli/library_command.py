"""`warmfield library`: what is worth sharing, where it stands and how it was received."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

HOME = Path("warmfield-home")
Lang = Annotated[str, typer.Option(help="zh or en: of what is printed.")]


class ShowsFirst(TyperGroup):
    """`warmfield library DIR` shows; only the names of its commands mean something else."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer keeps its own copy of click
        if not args or args[0] not in (*self.commands, *ctx.help_option_names):
            args = ["show", *args]
        return super().parse_args(ctx, args)


def register(app: typer.Typer) -> None:
    library = typer.Typer(
        cls=ShowsFirst, help="The library: pieces, where they stand, how they were received, what is due."
    )
    library.command("show")(show)
    library.command("add")(add)
    app.add_typer(library, name="library")


def show(
    directory: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="The home: plan, settings and databases.")
    ] = HOME,
    *,
    expert: Annotated[str, typer.Option(help="Only this person's, as the plan calls them.")] = "",
    state: Annotated[str, typer.Option(help="Only draft, ready, used or rejected.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    lang: Lang = "",
) -> None:
    """List pieces by expert and source, and what experts owe this week. `library DIR` does the same."""
    from warmfield.app.library_shown import show_library  # noqa: PLC0415 - loaded only when it is called

    raise typer.Exit(show_library(directory, expert=expert, state=state, json=json, language=lang))


def add(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The home.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A piece in Markdown; docs/library.md.")],
    lang: Lang = "",
) -> None:
    """Put a piece on the shelf, whether warmfield runs or not."""
    from warmfield.app.library_adding import add_piece  # noqa: PLC0415 - loaded only when it is called

    raise typer.Exit(add_piece(directory, file, lang))
