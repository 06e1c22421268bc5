"""`new`, `check`, `explain`, `diff` and `schema`: everything around a plan before it runs.

Imports stand in the functions: `check` should answer within half a second.
"""

# ruff: noqa: PLC0415
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warmfield.plan.load import Loaded
    from warmfield.plan.model import Plan
    from warmfield.plan.problems import Problem
    from warmfield.wording import Words

Lang = Annotated[str, typer.Option("--lang", metavar="zh|en", help="The language to answer in.")]
PlanFile = Annotated[Path, typer.Argument(metavar="PLAN", help="The plan file.")]
PLAN_FILE = "plan.yaml"
FINE, PROBLEMS, WRONG_USE = 0, 1, 2


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (new, check, explain, diff, schema):
        app.command()(command)


def new(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write plan.yaml.")],
    lang: Lang = "",
) -> None:
    """Write the reference plan into DIR, to make your own from. It overwrites nothing."""
    from warmfield.plan import reference

    words = speak(lang)
    target = directory / PLAN_FILE
    if target.exists():
        raise wrong(words("{file} is there already; nothing was written.", file=target))
    try:
        directory.mkdir(parents=True, exist_ok=True)
        target.write_text(reference.text(words.language), encoding="utf-8")
    except OSError as error:
        raise wrong(words("{file} can't be written: {why}", file=target, why=error.strerror)) from None
    typer.echo(words("Wrote {file}. Next: change names and groups in it, then", file=target))
    typer.echo(f"  warmfield check {target}")
    typer.echo(f"  warmfield explain {target}")


def check(
    plan: PlanFile,
    as_json: Annotated[bool, typer.Option("--json", help="Print the problems as JSON.")] = False,
    lang: Lang = "",
) -> None:
    """Say what is wrong in a plan: all at once, each with its line and what would put it right."""
    from warmfield.plan.check import check as problems_of
    from warmfield.plan.check import stops

    loaded = read(plan, lang)
    words = speak(lang, loaded.languages)
    found = problems_of(loaded)
    if as_json:
        _print_json(found, words)
    else:
        print_problems(found, words)
    raise typer.Exit(PROBLEMS if stops(found) else FINE)


def explain(
    plan: PlanFile,
    clause: Annotated[str, typer.Argument(metavar="[CLAUSE]", help="Only this clause, like 1.5.")] = "",
    lang: Lang = "",
) -> None:
    """Say in plain words what a plan will do: by the software, by a person, or only noticed."""
    from warmfield.community.ids import ClauseNumber
    from warmfield.plan.explain import explain as explained

    good, words = _good(plan, lang)
    numbers = [one.number for one in good.clauses]
    if clause and clause not in numbers:
        known = ", ".join(numbers)
        raise wrong(
            words("There is no clause {number} in this plan; it has {known}.", number=clause, known=known)
        )
    typer.echo(explained(good, ClauseNumber(clause) if clause else None, words.language))


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The plan before.")],
    new_plan: Annotated[Path, typer.Argument(metavar="NEW", help="The plan after.")],
    lang: Lang = "",
) -> None:
    """Say in words what changed from one plan to another."""
    from warmfield.plan.diff import diff as changed

    before, _ = _good(old, lang)
    after, words = _good(new_plan, lang)
    typer.echo(changed(before, after, words.language))


def schema() -> None:
    """Print the JSON Schema of the plan file, for an editor that completes as you type."""
    import json

    from warmfield.plan.schema import schema as made

    typer.echo(json.dumps(made(), ensure_ascii=False, indent=2))


def read(path: Path, lang: str) -> "Loaded":
    """Load a plan file, or leave with code 2 and one sentence."""
    from warmfield.plan.load import load

    words = speak(lang)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise wrong(words("There is no file {file}.", file=path)) from None
    except IsADirectoryError:
        raise wrong(words("{file} is a directory; name the plan file in it.", file=path)) from None
    except OSError as error:
        raise wrong(words("{file} can't be read: {why}", file=path, why=error.strerror)) from None
    except UnicodeDecodeError:
        raise wrong(words("{file} isn't UTF-8 text; save it as UTF-8.", file=path)) from None
    if not text.strip():
        raise wrong(words("{file} is empty; `warmfield new DIR` writes a plan to start from.", file=path))
    return load(text, str(path))


def _good(path: Path, lang: str) -> "tuple[Plan, Words]":
    """Load a plan that can be kept, or print its problems and leave with code 1."""
    from warmfield.plan.check import check as problems_of
    from warmfield.plan.check import stops

    loaded = read(path, lang)
    words = speak(lang, loaded.languages)
    found = problems_of(loaded)
    if loaded.plan is None or stops(found):
        print_problems(found, words)
        raise typer.Exit(PROBLEMS)
    return loaded.plan, words


def speak(lang: str, plan_languages: tuple[str, ...] = ()) -> "Words":
    """Choose the language: asked for, else the plan's first, else the terminal's."""
    from warmfield.wording import LANGUAGES, words_in

    here = os.environ.get("LC_ALL") or os.environ.get("LANG") or "en"
    words = words_in(lang or next(iter(plan_languages), here))
    if lang and lang.split("-", maxsplit=1)[0].split("_", maxsplit=1)[0].lower() not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise wrong(words("There are no words in {lang} yet; there are {known}.", lang=lang, known=known))
    return words


def wrong(sentence: str) -> typer.Exit:
    """Say what was wrong about the call; the exit carries code 2."""
    typer.echo(sentence, err=True)
    return typer.Exit(WRONG_USE)


def print_problems(found: "Sequence[Problem]", words: "Words") -> None:
    """Print what is wrong, each with its line, and how many they are."""
    from warmfield.plan.show import shown, summary

    for one in found:
        typer.echo(_coloured(shown(one, words), one.severity) + "\n")
    typer.echo(summary(found, words))


def _coloured(text: str, severity: str) -> str:
    """Colour the four lines of a problem; `typer.echo` drops colours where no terminal is."""
    if "NO_COLOR" in os.environ:
        return text
    what, place, line, caret = text.split("\n")
    colour = {"error": typer.colors.RED, "warning": typer.colors.YELLOW}.get(severity, typer.colors.BLUE)
    colon = "：" if "：" in what.partition(": ")[0] else ": "
    code, _, sentence = what.partition(colon)
    margin, _, under = caret.partition("|")
    return "\n".join(
        (
            f"{typer.style(code, fg=colour, bold=True)}{colon}{typer.style(sentence, bold=True)}",
            typer.style(place, dim=True),
            line,
            f"{margin}|{typer.style(under, fg=colour)}",
        )
    )


def _print_json(found: "Sequence[Problem]", words: "Words") -> None:
    import json

    from warmfield.plan.show import as_json

    typer.echo(json.dumps([as_json(one, words) for one in found], ensure_ascii=False, indent=2))
