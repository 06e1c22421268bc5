"""`warmfield run --demo`: make the demo's home, or go on with the one that is there."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from warmfield.app.saying import amiss, say
from warmfield.app.settings import SettingsWrong, read_settings
from warmfield.wording import Words, later, words_in

NO_DEMO = later(
    "{home} is no demo, and stays as it is. For a demo in another folder: warmfield run DIR --demo"
)
UNSPECIFIC = frozenset({"", "UTC", "Etc/UTC", "Universal", "Etc/Universal", "Etc/GMT", "GMT", "Zulu"})
"""A machine that isn't told where it stands."""
ELSEWHERE = {"zh": "Asia/Shanghai"}


def prepare_demo(home: Path, language: str) -> int:
    """0 where the demo can run now, else 1 with a sentence on standard error."""
    words = words_in(language or os.environ.get("LANG", "en"))
    if not home.exists():
        _make(home, words)
    elif not _is_demo(home):
        return amiss(words(NO_DEMO, home=home))
    else:
        say(words("The demo in {home} goes on. Delete the folder for a fresh one.", home=home))
    return 0


def _make(home: Path, words: Words) -> None:
    from warmfield.app.demo_home import make_demo  # noqa: PLC0415 - loaded only for a demo

    say(words("Making a demo: a month of invented life. This takes about ten seconds."))
    make_demo(home, words.language, zone_here(words.language), datetime.now(UTC), _progress)


def _is_demo(home: Path) -> bool:
    try:
        return read_settings(home, os.environ).demo
    except SettingsWrong:
        return False


def _progress(share: float) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{min(share, 1):4.0%}" if share < 1 else "\r    \r")
        sys.stderr.flush()


def zone_here(language: str) -> str:
    """The machine's own time zone, so that the demo's evening is the reader's."""
    linked = Path("/etc/localtime").resolve().as_posix().partition("zoneinfo/")[2]
    named = os.environ.get("TZ", "").lstrip(":") or linked
    try:
        known = named not in UNSPECIFIC and bool(ZoneInfo(named))
    except (ZoneInfoNotFoundError, ValueError):
        known = False
    return named if known else ELSEWHERE.get(language, "UTC")
