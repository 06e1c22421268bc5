"""`backup`, `restore`, `export` and `member`: what a community has kept, in an operator's hands.

Imports stand in the functions: the command line starts without the database's library.
"""

# ruff: noqa: PLC0415
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from warmfield.wording import Words

Home = Annotated[Path, typer.Option("--dir", metavar="DIR", help="The home: plan, settings and databases.")]
Force = Annotated[bool, typer.Option("--force", help="Replace what is there.")]
Lang = Annotated[str, typer.Option("--lang", metavar="zh|en", help="The language to answer in.")]
Member = Annotated[
    str, typer.Argument(metavar="MEMBER", help="The account, like lobby:ann or matrix:@ann:hs.")
]
HOME = Path("warmfield-home")
PROBLEMS, WRONG_USE = 1, 2


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command()(backup)
    app.command()(restore)
    app.command()(export)
    member = typer.Typer(
        help="What is kept about one member: show it, hand it out, erase it.", no_args_is_help=True
    )
    member.command("show")(show)
    member.command("export")(export_member)
    member.command("erase")(erase)
    app.add_typer(member, name="member")


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the backup goes.")],
    directory: Home = HOME,
    force: Force = False,
    lang: Lang = "",
) -> None:
    """Write databases and plan into one file; warmfield may go on running."""
    from warmfield.store.backup import back_up

    words = _words(lang)
    with _failures(words):
        manifest = back_up(directory, file, datetime.now(UTC), force=force)
    typer.echo(words("Wrote {file}: {names}.", file=file, names=", ".join(manifest.files)))
    typer.echo(words("Settings and keys are not in it; keep settings.toml and secret.key yourself."))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The home to put it into.")],
    force: Force = False,
    lang: Lang = "",
) -> None:
    """Check a backup and put it into DIR, where no warmfield may be running."""
    from warmfield.store.backup import restore as put_back

    words = _words(lang)
    with _failures(words):
        manifest = put_back(file, directory, force=force)
    made_at = manifest.made_at.isoformat(" ", "minutes")
    typer.echo(words("Restored {home} as it was at {made_at}.", home=directory, made_at=made_at))


def export(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Where to; else printed.")] = None,
    directory: Home = HOME,
    since: Annotated[str, typer.Option(metavar="TIME", help="From here on, like 2026-03-01.")] = "",
    until: Annotated[str, typer.Option(metavar="TIME", help="Up to here, not included.")] = "",
    lang: Lang = "",
) -> None:
    """Write the journal as warmfield's own log, which `rehearse` plays again."""
    from warmfield.store.log_lines import log_lines

    words = _words(lang)
    first, last = _moment(since, words), _moment(until, words)
    with _failures(words), _reader(directory, words) as reader:
        lines = log_lines(reader, first, last)
        if file is None:
            sys.stdout.writelines(f"{line}\n" for line in lines)
            return
        with file.open("w", encoding="utf-8") as target:
            count = sum(target.write(f"{line}\n") > 0 for line in lines)
    typer.echo(
        words.many("Wrote {count} event to {file}.", "Wrote {count} events to {file}.", count, file=file)
    )


def show(member: Member, directory: Home = HOME, lang: Lang = "") -> None:
    """Say in words what is kept about a member."""
    from warmfield.community.ids import MemberId
    from warmfield.store.about_member import about_member
    from warmfield.store.member_words import in_words

    words = _words(lang)
    with _failures(words), _reader(directory, words) as reader:
        known = about_member(reader, MemberId(member))
    if known.nothing:
        raise _problem(words("Nothing is kept about {member}.", member=member))
    typer.echo("\n".join(in_words(known, words)))


def export_member(
    member: Member,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Where to; else printed.")] = None,
    directory: Home = HOME,
    lang: Lang = "",
) -> None:
    """Hand out everything kept about a member, as JSON."""
    import msgspec

    from warmfield.community.ids import MemberId
    from warmfield.store.about_member import about_member

    words = _words(lang)
    with _failures(words), _reader(directory, words) as reader:
        known = about_member(reader, MemberId(member))
    if known.nothing:
        raise _problem(words("Nothing is kept about {member}.", member=member))
    text = msgspec.json.format(msgspec.json.encode(known)).decode()
    if file is None:
        typer.echo(text)
    else:
        file.write_text(f"{text}\n", encoding="utf-8")


def erase(member: Member, directory: Home = HOME, lang: Lang = "") -> None:
    """Erase a member's words, names and account, the lobby's too. Decisions stay, naming nobody."""
    from warmfield.app.lobby_erased import erase_in_lobby
    from warmfield.community.ids import MemberId
    from warmfield.store.erase_member import erase_member
    from warmfield.store.opening import DATABASE

    words, who = _words(lang), MemberId(member)
    if not (directory / DATABASE).is_file():
        raise _problem(words(_no_home(), home=directory))
    with _failures(words):
        alias = erase_member(directory, who, datetime.now(UTC))
        in_lobby = erase_in_lobby(directory, who)
    if alias is None and not in_lobby:
        raise _problem(words("Nothing is kept about {member}.", member=member))
    if alias is not None:
        typer.echo(words("Erased {member}; what was decided now names {alias}.", member=member, alias=alias))
    if in_lobby:
        typer.echo(words("Erased in the lobby too: what they wrote, their names and their link."))
    typer.echo(words("Still there: backups made before, and what other members wrote about them."))
    if not member.startswith("lobby:"):
        where = member.partition(":")[0]
        typer.echo(words("The chat on {platform} itself is untouched; delete it there.", platform=where))


@contextmanager
def _reader(home: Path, words: "Words") -> "Iterator[Connection]":
    from warmfield.store.opening import DATABASE, open_reader

    if not (home / DATABASE).is_file():
        raise _problem(words(_no_home(), home=home))
    with open_reader(home / DATABASE) as reader:
        yield reader


def _no_home() -> str:
    from warmfield.store.backup import NO_HOME

    return NO_HOME


@contextmanager
def _failures(words: "Words") -> Iterator[None]:
    from warmfield.engine.ports import StoreFailed

    try:
        yield
    except StoreFailed as failure:
        raise _problem(words(failure.sentence, **failure.values)) from failure
    except BrokenPipeError:
        raise
    except OSError as failure:
        where = f"{failure.filename}: " if failure.filename else ""
        raise _problem(f"{where}{failure.strerror}") from failure


def _problem(sentence: str, code: int = PROBLEMS) -> typer.Exit:
    typer.echo(sentence, err=True)
    return typer.Exit(code)


def _moment(text: str, words: "Words") -> datetime | None:
    """A time without an offset is in UTC."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        sentence = words(
            "{text} is not a time; write it like 2026-03-01 or 2026-03-01T20:00+08:00.", text=text
        )
        raise _problem(sentence, WRONG_USE) from None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _words(lang: str) -> "Words":
    from warmfield.cli.plan_commands import speak

    return speak(lang)
