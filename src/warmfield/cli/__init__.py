"""The command line. What a command needs is imported only when it is called."""

import importlib
import pkgutil

import typer


def make() -> typer.Typer:
    """Join the commands: each module of this package that has some registers them itself."""
    app = typer.Typer(
        name="warmfield",
        help="Keeps the operation plan of your chat groups (暖场).",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for found in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{found.name}").register(app)
    return app


def main() -> None:
    """Run the command that was typed. Exit codes: 0 fine, 1 problems, 2 wrong use."""
    make()()
