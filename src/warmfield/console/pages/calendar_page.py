"""The calendar: a day, a week or a month of what takes place, what is said, and who is on duty."""

from urllib.parse import quote, urljoin

from starlette.responses import Response

from warmfield.console.calendar.asked_days import KINDS, MOST_GROUPS, VIEWS, asked_days
from warmfield.console.calendar.calendar_sayings import CalendarSayings
from warmfield.console.calendar.days_shown import days_shown
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.visit import Visit
from warmfield.web.looks import HEADERS


async def _calendar(visit: Visit) -> Values:
    asked = asked_days(visit)
    return {
        "asked": asked,
        "days": await days_shown(visit, asked),
        "views": VIEWS,
        "kinds": KINDS,
        "cal": CalendarSayings(visit),
        "may_plan": visit.may("plan_day"),
        "most_groups": MOST_GROUPS,
        "feed": lambda group: urljoin(str(visit.request.base_url), visit.ports.feed_address(group)),
    }


async def _file(visit: Visit) -> Response:
    """A group's dates, for those who don't follow its calendar."""
    made = visit.ports.calendar_file([visit.group])
    headers = {**HEADERS, "Content-Disposition": f"attachment; filename*=UTF-8''{quote(visit.group)}.ics"}
    return Response(made, media_type="text/calendar; charset=utf-8", headers=headers)


DOORS = (
    Door("/calendar", Shown("calendar.html", "/calendar", _calendar, live=("days",)), "look"),
    Door("/calendar/file/of/{group}.ics", _file, "look"),
)
