"""Commands that look at a plan alone, or at a home with what happened in it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warmfield.app.planning import read_plan
from warmfield.app.settings import SettingsWrong, read_settings
from warmfield.community.draft import View
from warmfield.engine.memory_store import MemoryView
from warmfield.plan.rulebook import Rulebook
from warmfield.store.opening import DATABASE, open_reader
from warmfield.store.reading_only import view_of
from warmfield.wording import Words


def rulebook_at(where: Path, words: Words) -> Rulebook | str:
    """The plan at a file or in a home; or a sentence that says what is amiss."""
    try:
        planned = read_plan(_file(where))
    except SettingsWrong as wrong:
        return wrong.said(words)
    except (OSError, UnicodeDecodeError) as fault:
        return words("The plan can't be read: {fault}", fault=fault)
    return planned.rulebook or words("The plan has problems; look at it with: warmfield check")


def _file(where: Path) -> Path:
    return where / read_settings(where, os.environ).plan if where.is_dir() else where


@contextmanager
def view_at(where: Path) -> Iterator[View]:
    """The records of a home, beside a running warmfield; of a plan alone there are none."""
    if not (where / DATABASE).is_file():
        yield MemoryView()
        return
    with open_reader(where / DATABASE) as reader:
        yield view_of(reader)
