"""`warmfield rehearse`: what a plan would have done in a past chat."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("rehearse")(rehearse)


def rehearse(
    plan: Annotated[str, typer.Argument(help="The plan's file, or “reference zh”.")],
    logs: Annotated[list[Path], typer.Argument(metavar="LOG…", help="Past chats, or scenes (*.scene).")],
    *,
    since: Annotated[str, typer.Option(help="From this day or time on.")] = "",
    until: Annotated[str, typer.Option(help="Up to this day (included) or time.")] = "",
    mapped: Annotated[
        Path | None, typer.Option("--map", help="Which chats are which groups, who is staff, what is known.")
    ] = None,
    against: Annotated[str, typer.Option(help="A second plan, to see what it would do otherwise.")] = "",
    json: Annotated[Path | None, typer.Option(help="Write the whole result here.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write a page to look at here.")] = None,
    seed: Annotated[int, typer.Option(help="Chooses the examples that are printed.")] = 0,
    lang: Annotated[str, typer.Option(help="zh or en; else the plan's language.")] = "",
) -> None:
    """Play a past chat, or a scene, through a plan, and print what it would have done."""
    from warmfield.cli.plan_commands import print_problems  # noqa: PLC0415 - loaded only when it is called
    from warmfield.rehearsal.asked import Asked, answer  # noqa: PLC0415 - loaded only when it is called

    asked = Asked(
        plan=plan, logs=tuple(logs), since=since, until=until, mapped=mapped, against=against,
        json=json, html=html, seed=seed, lang=lang,
    )  # fmt: skip
    raise typer.Exit(answer(asked, print_problems))
