"""What a figure about clauses is made of: its decisions, newest first."""

from warmfield.community.ids import ClauseNumber
from warmfield.console.frame import Values
from warmfield.console.pages.reports.decision_words import DecisionWords
from warmfield.console.pages.reports.report_asked import asked, stretch
from warmfield.console.pages.reports.report_words import ReportWords, group_names
from warmfield.console.visit import Visit
from warmfield.engine.report_port import Which

A_PAGE = 25
DEEPEST = 10_000
STAFF = {"staff": True, "members": False}


def which(visit: Visit) -> Which:
    said = visit.asked
    return Which(
        clause=ClauseNumber(said["clause"]) if said.get("clause") else None,
        staff=STAFF.get(said.get("who", "")),
        followed=said.get("followed", ""),
        undone="undone" in said,
        appeal=said.get("appeal", ""),
    )


async def cited_values(visit: Visit) -> Values:
    """What was written, and by whom, is for those who may read about members."""
    asked_for, after = asked(visit), place_in(visit.asked.get("after", ""))
    here = stretch(visit, asked_for.period, asked_for.groups)
    found = await visit.ports.tallies.decisions(here, which(visit), skip=after, limit=A_PAGE + 1)
    kept = {name: value for name, value in visit.asked.items() if name in KEPT}
    return {
        "asked": asked_for,
        "rep": ReportWords(visit),
        "told": DecisionWords(visit),
        "names": group_names(visit),
        "decisions": found[:A_PAGE],
        "clause": which(visit).clause,
        "who": visit.asked.get("who", ""),
        "reads": visit.may("member_facts"),
        "newer": asked_for.query(**kept, after=after - A_PAGE) if after >= A_PAGE else "",
        "older": asked_for.query(**kept, after=after + A_PAGE) if len(found) > A_PAGE else "",
    }


KEPT = ("clause", "who", "followed", "undone", "appeal")


def place_in(said: str) -> int:
    """A place in a list, as an address says it; 0 where it says none."""
    return min(int(said), DEEPEST) if said.isascii() and said.isdecimal() and len(said) < 6 else 0
