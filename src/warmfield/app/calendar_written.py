"""`warmfield calendar`: the dates of one group or of all, as a file for any calendar."""

import sys
from datetime import datetime
from pathlib import Path

from warmfield.app.home import secret_of
from warmfield.app.ics import Shown, calendar_of, community_of
from warmfield.app.looking_in import AmissError, looking_in
from warmfield.app.saying import amiss, say
from warmfield.community.ids import GroupId
from warmfield.wording import Words


def write_calendar(home: Path, now: datetime, *, group: str, out: Path | None, language: str) -> int:
    """0 with the file written, or on standard output; 1 with a sentence on standard error."""
    try:
        with looking_in(home, language, group) as inside:
            groups = [GroupId(group)] if group else list(inside.rulebook.plan.groups)
            shown = Shown(inside.rulebook, inside.view, groups, now)
            made = calendar_of(shown, community_of(secret_of(home)))
    except AmissError as why:
        return amiss(str(why))
    return _put(made, out, inside.words)


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
