"""What a figure about answers is made of: its requests, the longest wait first."""

from warmfield.community.requests import Request
from warmfield.console.frame import Values
from warmfield.console.pages.reports.report_asked import asked, stretch
from warmfield.console.pages.reports.report_words import ReportWords, group_names
from warmfield.console.visit import Visit
from warmfield.report.waited import slowest

SHOWN = 50


async def slow_values(visit: Visit) -> Values:
    asked_for, sort = asked(visit), visit.asked.get("sort", "")
    here = stretch(visit, asked_for.period, asked_for.groups)
    put = [one for one in await visit.ports.tallies.put_to_staff(here) if sort in ("", one.sort)]
    longest = slowest(put, visit.now)
    known = ((one, visit.view.get(Request, one.id)) for one in longest[:SHOWN])
    return {
        "asked": asked_for,
        "rep": ReportWords(visit),
        "names": group_names(visit),
        "sort": sort,
        "count": len(longest),
        "requests": [(one, request) for one, request in known if request is not None],
        "seconds": lambda one: ((one.answered_at or visit.now) - one.at).total_seconds(),
    }
