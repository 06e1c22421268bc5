"""The plan and the records of a home, for commands that look at them; what is amiss is one sentence."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warmfield.app.planning import read_plan
from warmfield.app.settings import Settings, SettingsWrong, read_settings
from warmfield.engine.ports import StoreFailed
from warmfield.plan.rulebook import Rulebook
from warmfield.store.opening import DATABASE, open_reader
from warmfield.store.reading_only import view_of
from warmfield.store.records_view import RecordsView
from warmfield.wording import Words, later


class Amiss(Exception):  # noqa: N818 - it says what is so, as events do
    """`sentence` is a key of `wording`, filled with `values`; it tells the mend."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence.format(**values))
        self.sentence, self.values = sentence, values

    def said(self, words: Words) -> str:
        return words(self.sentence, **self.values)


NO_DATABASE = later("{home} has no database yet; start it once: warmfield run {home}")


def settings_in(home: Path) -> Settings:
    """Raises Amiss."""
    try:
        return read_settings(home, os.environ)
    except SettingsWrong as wrong:
        raise Amiss(wrong.sentence, **wrong.values) from wrong


def rulebook_in(home: Path) -> Rulebook:
    """Raises Amiss."""
    file = home / settings_in(home).plan
    try:
        rulebook = read_plan(file).rulebook
    except (OSError, UnicodeDecodeError) as fault:
        raise Amiss(later("The plan can't be read: {fault}"), fault=fault) from fault
    if rulebook is None:
        raise Amiss(later("The plan has problems; look at it with: warmfield check"))
    return rulebook


@contextmanager
def records_in(home: Path) -> Iterator[RecordsView]:
    """The records as they stand, beside a running warmfield too. Raises Amiss."""
    if not (home / DATABASE).is_file():
        raise Amiss(NO_DATABASE, home=home)
    try:
        with open_reader(home / DATABASE) as reader:
            yield view_of(reader)
    except StoreFailed as failed:
        raise Amiss(failed.sentence, **failed.values) from failed
