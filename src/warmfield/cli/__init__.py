"""The command line. What a command needs is imported only when it is called."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import typer

from warmfield.app.collecting import load_undisturbed
from warmfield.cli import (
    agenda_command,
    bench,
    calendar_command,
    doctor_command,
    draw_command,
    duty_command,
    gauge_command,
    library_command,
    links_command,
    paste_command,
    plan_commands,
    rehearse_command,
    run_command,
    sign_in_command,
    store_commands,
)
from warmfield.wording import later, words_in

COMMANDS = (
    run_command,
    plan_commands,
    rehearse_command,
    agenda_command,
    calendar_command,
    duty_command,
    gauge_command,
    draw_command,
    library_command,
    doctor_command,
    links_command,
    sign_in_command,
    paste_command,
    store_commands,
    bench,
)
"""In the order `--help` shows them."""

WRONG_USE = 2
LANGUAGE_OF_SHELL = ("LC_ALL", "LC_MESSAGES", "LANG")
ABOUT = later("Keeps the operation plan of your chat groups (暖场).")


def make() -> typer.Typer:
    """Join the commands: each module registers its own."""
    app = typer.Typer(
        name="warmfield",
        help=ABOUT,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for module in COMMANDS:
        module.register(app)
    return app


def helped(command: Any) -> Iterator[Any]:  # noqa: ANN401 - typer keeps its own copy of click
    """Give everything with a help text: the command, its parameters, and its subcommands'."""
    yield command
    yield from command.params
    for one in getattr(command, "commands", {}).values():
        yield from helped(one)


def main() -> None:
    """Run the command that was typed. Exit codes: 0 fine, 1 problems, 2 wrong use."""
    load_undisturbed()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # we have no large matrices: numpy's threads only spin
    command = typer.main.get_command(make())
    words = words_in(next((os.environ[name] for name in LANGUAGE_OF_SHELL if os.environ.get(name)), "en"))
    for one in helped(command):
        if getattr(one, "help", None):
            one.help = words(one.help)
    try:
        command()
    except OSError as error:
        typer.echo(words("This couldn't be done: {why}", why=error), err=True)
        leave_unsaid()
        sys.exit(WRONG_USE)


def leave_unsaid() -> None:
    """Drop what still waits to be printed: where the disk is full it would fail once more at the exit."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
