"""`warmfield calendar`: the dates of one group or of all, as a file for any calendar."""

import os
import sys
from datetime import datetime
from pathlib import Path

from warmfield.app.agenda_shown import view_beside
from warmfield.app.home import secret_of
from warmfield.app.ics import Shown, calendar_of, community_of
from warmfield.app.planning import read_plan
from warmfield.app.saying import amiss, say
from warmfield.app.settings import SettingsWrong, read_settings
from warmfield.community.ids import GroupId
from warmfield.engine.ports import StoreFailed
from warmfield.wording import Words, words_in


def write_calendar(home: Path, now: datetime, *, group: str, out: Path | None, language: str) -> int:
    """0 with the file written, or on standard output; 1 with a sentence on standard error."""
    words = words_in(language or os.environ.get("LANG", "en"))
    try:
        rulebook = read_plan(home / read_settings(home, os.environ).plan).rulebook
    except SettingsWrong as wrong:
        return amiss(wrong.said(words))
    except (OSError, UnicodeDecodeError) as fault:
        return amiss(words("The plan can't be read: {fault}", fault=fault))
    if rulebook is None:
        return amiss(words("The plan has problems; look at it with: warmfield check"))
    if group and group not in rulebook.plan.groups:
        known = ", ".join(rulebook.plan.groups)
        return amiss(words("The plan has no group {group}; it has {known}.", group=group, known=known))
    groups = [GroupId(group)] if group else list(rulebook.plan.groups)
    try:
        with view_beside(home) as view:
            made = calendar_of(Shown(rulebook, view, groups, now), community_of(secret_of(home)))
    except StoreFailed as failure:
        return amiss(words(failure.sentence, **failure.values))
    return _put(made, out, words_in(language or rulebook.language))


def _put(made: bytes, out: Path | None, words: Words) -> int:
    if out is None:
        sys.stdout.buffer.write(made)
        sys.stdout.flush()
        return 0
    try:
        out.write_bytes(made)
    except OSError as fault:
        return amiss(str(fault))
    say(words("Wrote the calendar to {file}.", file=out))
    return 0
