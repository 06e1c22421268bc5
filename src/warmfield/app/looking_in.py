"""Look into a home, or at a plan alone, beside a running warmfield: plan and records as they stand."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from warmfield.app.planning import read_plan
from warmfield.app.settings import SettingsWrong, read_settings
from warmfield.community.draft import View
from warmfield.engine.memory_store import MemoryView
from warmfield.engine.ports import StoreFailed
from warmfield.plan.rulebook import Rulebook
from warmfield.store.opening import DATABASE, open_reader
from warmfield.store.reading_only import view_of
from warmfield.wording import Words, words_in


class AmissError(Exception):
    """It can't be looked at; the message is a sentence for people."""


class Inside(Struct, frozen=True):
    """`words` are those of what is printed."""

    rulebook: Rulebook
    view: View
    words: Words


@contextmanager
def looking_in(where: Path, language: str, group: str) -> Iterator[Inside]:
    """`group` must be one of the plan's, or empty. Raises AmissError."""
    words = words_in(language or os.environ.get("LANG", "en"))
    rulebook = _rulebook(where, words)
    words = words_in(language or rulebook.language)
    if group and group not in rulebook.plan.groups:
        known = ", ".join(rulebook.plan.groups)
        raise AmissError(words("The plan has no group {group}; it has {known}.", group=group, known=known))
    try:
        with _view(where) as view:
            yield Inside(rulebook, view, words)
    except StoreFailed as failure:
        raise AmissError(words(failure.sentence, **failure.values)) from failure


def _rulebook(where: Path, words: Words) -> Rulebook:
    try:
        planned = read_plan(_file(where))
    except SettingsWrong as wrong:
        raise AmissError(wrong.said(words)) from wrong
    except (OSError, UnicodeDecodeError) as fault:
        raise AmissError(words("The plan can't be read: {fault}", fault=fault)) from fault
    if planned.rulebook is None:
        raise AmissError(words("The plan has problems; look at it with: warmfield check"))
    return planned.rulebook


def _file(where: Path) -> Path:
    """A plan's file, or the plan of a home."""
    return where / read_settings(where, os.environ).plan if where.is_dir() else where


@contextmanager
def _view(where: Path) -> Iterator[View]:
    """The records of a home; of a plan alone there are none."""
    if not (where / DATABASE).is_file():
        yield MemoryView()
        return
    with open_reader(where / DATABASE) as reader:
        yield view_of(reader)
