"""Moments in a few words, in the reader's language and the community's time: “20:00”, “tomorrow 8:30”."""

from datetime import date, datetime, timedelta

from babel.dates import format_date, format_timedelta

from warmfield.console.visit import Visit

DAY = timedelta(days=1)
JUST_NOW = timedelta(minutes=1)


def when(visit: Visit, moment: datetime) -> str:
    """The hour, with its day where that isn't today."""
    local, today = moment.astimezone(visit.clocks), visit.now.astimezone(visit.clocks).date()
    hour = f"{local:%H:%M}"
    if local.date() == today:
        return hour
    if local.date() == today + DAY:
        return visit.words("tomorrow {hour}", hour=hour)
    if local.date() == today - DAY:
        return visit.words("yesterday {hour}", hour=hour)
    return f"{day_short(visit, moment)} {hour}"


def day_short(visit: Visit, moment: datetime) -> str:
    return date_short(visit, moment.astimezone(visit.clocks).date())


def date_short(visit: Visit, day: date) -> str:
    """Without the year where it is this one."""
    this_year = day.year == visit.now.astimezone(visit.clocks).year
    if visit.words.language == "zh":
        pattern = "M月d日" if this_year else "y年M月d日"
    else:
        pattern = "d MMM" if this_year else "d MMM y"
    return format_date(day, pattern, locale=visit.words.language)


def since(visit: Visit, moment: datetime) -> str:
    """How long ago, short enough for a column."""
    if visit.now - moment < JUST_NOW:
        return visit.words("just now")
    return format_timedelta(
        moment - visit.now, add_direction=True, format="short", locale=visit.words.language
    )
