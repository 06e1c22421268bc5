"""What the inbox says in words about a request: its sort, how pressing it is."""

from warmfield.community.requests import Request
from warmfield.console.priority import priority
from warmfield.console.visit import Visit
from warmfield.wording import later

ICONS = {
    "review": "shield-check",
    "by_hand": "hand",
    "link": "link",
    "invitation": "user-plus",
    "join": "user-plus",
    "permit": "megaphone",
    "appeal": "message-circle",
    "dispute": "frown",
    "parked": "triangle-alert",
    "swap": "refresh-cw",
    "gap": "calendar-days",
    "warm_up": "flame",
    "gather": "waves",
    "lurkers": "moon",
    "lurkers_word": "moon",
    "game": "sparkles",
    "prizes": "gift",
    "piece": "library-big",
    "expert_piece": "library-big",
    "moments": "smartphone",
    "material": "library-big",
    "run_sheet": "scroll-text",
    "session_prompt": "mic",
}
"""By sort."""
NAMES = {
    "review": later("Please judge"),
    "by_hand": later("By hand"),
    "link": later("Link"),
    "invitation": later("Invitation"),
    "permit": later("Advert by permit"),
    "join": later("Wants to join"),
    "appeal": later("Asks to look again"),
    "dispute": later("Disagreement"),
    "parked": later("Something went wrong"),
    "swap": later("Duty swap"),
    "gap": later("Open duty"),
    "warm_up": later("Warm-up"),
    "gather": later("A lot of talk"),
    "lurkers": later("Silent members"),
    "lurkers_word": later("Word to silent members"),
    "game": later("Game"),
    "prizes": later("Prizes"),
    "piece": later("Useful piece"),
    "expert_piece": later("Piece of an expert"),
    "moments": later("Moments"),
    "material": later("Material"),
    "run_sheet": later("Run sheet"),
    "session_prompt": later("Session"),
}
"""By sort: two or three words over an item."""
TONES = {"urgent": "high", "soon": "mid", "later": ""}
PRIORITIES = {"urgent": later("Urgent"), "soon": later("Soon"), "later": later("Later")}


class InboxSayings:
    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    def icon(self, request: Request) -> str:
        return ICONS.get(request.sort, "inbox")

    def sort(self, request: Request) -> str:
        return self._visit.words(NAMES[request.sort]) if request.sort in NAMES else ""

    def tone(self, request: Request) -> str:
        """The look of its priority: `high`, `mid` or plain."""
        return TONES[priority(request, self._visit.now)]

    def priority(self, name: str) -> str:
        return self._visit.words(PRIORITIES[name])
