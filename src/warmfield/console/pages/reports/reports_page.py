"""Reports: one page, for a stretch of days, beside another one."""

from typing import Any

from warmfield.community.ids import ClauseNumber
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.pages.reports.cited_page import cited_values, place_in
from warmfield.console.pages.reports.health_drawn import BIG, SMALL, drawn
from warmfield.console.pages.reports.report_asked import Asked, asked, presets
from warmfield.console.pages.reports.report_gathered import Gathered, gathered
from warmfield.console.pages.reports.report_sheets import BANDS, sheet
from warmfield.console.pages.reports.report_words import ReportWords, group_names, total
from warmfield.console.pages.reports.slow_page import slow_values
from warmfield.console.visit import Visit
from warmfield.report.fairness import all_together
from warmfield.report.health import GroupHealth

A_PAGE = 12
"""Groups of one page."""


async def _reports(visit: Visit) -> Values:
    asked_for = asked(visit)
    found = await gathered(visit, asked_for)
    return {
        "asked": asked_for,
        "presets": presets(asked_for),
        "rep": ReportWords(visit),
        "names": group_names(visit),
        "found": found,
        "times": total(found.now.cited),
        "times_before": None if found.before is None else total(found.before.cited),
        "fair": all_together(found.fairness),
        "fair_rows": [row for row in found.fairness if row.staff.met or row.staff.exempt],
        "bands": BANDS,
        "within": visit.rulebook.plan.fairness.deal_within.total_seconds(),
        **_health(visit, asked_for, found),
        **_beside(found),
    }


def _health(visit: Visit, asked_for: Asked, found: Gathered) -> dict[str, Any]:
    """The worst first, a page of them; of a single group every day too."""
    worst = sorted(found.now.health, key=lambda one: (-one.trouble, -len(one.days), one.group))
    pages = max(1, -(-len(worst) // A_PAGE))
    page = min(max(1, place_in(visit.asked.get("page", ""))), pages)
    box, told = BIG if asked_for.group else SMALL, ReportWords(visit).gauge
    shown = worst[(page - 1) * A_PAGE : page * A_PAGE]
    before = {} if found.before is None else {one.group: one for one in found.before.health}
    return {
        "health": [(one, drawn(one.days, box, told), before.get(one.group)) for one in shown],
        "page": page,
        "pages": pages,
        "every_day": _every_day(asked_for, shown),
    }


def _every_day(asked_for: Asked, shown: list[GroupHealth]) -> list[Any]:
    return list(reversed(shown[0].days)) if asked_for.group and shown else []


def _beside(found: Gathered) -> dict[str, Any]:
    """What each clause came to before; clauses that weren't broken since stand at the end."""
    before = {} if found.before is None else found.before.clauses
    gone = [number for number, one in before.items() if one.times and number not in found.now.clauses]
    numbers: list[ClauseNumber] = [*found.now.clauses, *gone]
    return {"clauses": [(number, found.now.clauses.get(number), before.get(number)) for number in numbers]}


DOORS = (
    Door("/reports", Shown("reports.html", "/reports", _reports), "reports"),
    Door("/reports/decisions", Shown("report_decisions.html", "/reports", cited_values), "reports"),
    Door("/reports/requests", Shown("report_requests.html", "/reports", slow_values), "reports"),
    Door("/reports/{table}.csv", sheet, "reports"),
)
