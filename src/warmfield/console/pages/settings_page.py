"""Settings, in two levels: one's own, and the community's. A word finds the page."""

from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.pages.settings_entries import SETTINGS, SettingsEntry
from warmfield.console.visit import Visit

LONGEST = 60


async def _settings(visit: Visit) -> Values:
    wanted = visit.asked.get("q", "")[:LONGEST].strip()
    found = [one for one in SETTINGS if visit.may(one.action) and _speaks_of(visit, one, wanted)]
    return {
        "wanted": wanted,
        "mine": [one for one in found if one.level == "mine"],
        "shared": [one for one in found if one.level == "community"],
    }


def _speaks_of(visit: Visit, one: SettingsEntry, wanted: str) -> bool:
    """Every word stands in the title or in what is told about it."""
    said = f"{visit.words(one.title)} {visit.words(one.about)}".casefold()
    return all(word in said for word in wanted.casefold().split())


DOORS = (Door("/settings", Shown("settings.html", "/settings", _settings), "own_account"),)
