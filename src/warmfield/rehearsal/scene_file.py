"""A file of scenes, played through a plan."""

from pathlib import Path

import typer

from warmfield.plan.model import Plan
from warmfield.rehearsal.errors import RehearsalError
from warmfield.rehearsal.scenes.casting import rulebook_of
from warmfield.rehearsal.scenes.perform import perform
from warmfield.rehearsal.scenes.read_scene import parse_scenes
from warmfield.wording import Words, later


def failed(path: Path, plan: Plan, words: Words) -> int:
    """Play every scene of the file and print how it went; give how many went otherwise."""
    try:
        scenes = parse_scenes(path.read_text("utf-8-sig"))
        if not scenes:
            raise RehearsalError(later("There is no scene in this file."))
        otherwise = 0
        for scene in scenes:
            wrong = perform(scene, rulebook_of(scene, plan))
            otherwise += bool(wrong)
            typer.echo(f"{'✗' if wrong else '✓'} {scene.title}")
            for one in wrong:
                typer.echo(one.shown(words))
    except OSError as why:
        raise RehearsalError(
            later("This file can’t be read: {why}"), file=str(path), why=why.strerror
        ) from None
    except UnicodeDecodeError:
        raise RehearsalError(later("This is no text in UTF-8."), file=path.name) from None
    except RehearsalError as wrong:
        wrong.file = path.name
        raise
    typer.echo(words("Scenes: {count}; went otherwise: {failed}", count=len(scenes), failed=otherwise))
    return otherwise
