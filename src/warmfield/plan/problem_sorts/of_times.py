"""P2xx: lengths of time, times of day, windows and leads."""

from warmfield.plan.problem_sorts.sort import Sort
from warmfield.wording import later

TIMES = {
    "P201": Sort(
        later("`{value}` isn't a length of time."),
        later("write a number and a unit: 30 seconds, 10 minutes, 2 hours, 3 days, 1 week, half a day"),
    ),
    "P202": Sort(
        later("`{value}` isn't a time of day."),
        later("write hours and minutes like 19:30, from 00:00 to 23:59"),
    ),
    "P203": Sort(
        later("An announcement {lead} ahead is too late to be useful."),
        later("the shortest lead is 15 minutes"),
    ),
    "P204": Sort(
        later("An announcement {lead} ahead will be forgotten."),
        later("the longest lead is 30 days"),
    ),
    "P205": Sort(
        later("`{value}` isn't a lead."),
        later("write `evening before`, or a length of time like `half a day` or `1 hour`"),
    ),
    "P206": Sort(
        later("This length of time must be longer than nothing."),
        later("write at least {least}"),
    ),
    "P207": Sort(
        later("This window never opens: it begins and ends at {at}."),
        later("write two different times, like 19:00-21:30; it may pass midnight"),
    ),
    "P208": Sort(
        later("This lies wholly in the quiet hours ({quiet}), so it would never be posted."),
        later("move it out of the quiet hours, or change `quiet_hours`"),
    ),
    "P209": Sort(
        later("There is no time zone `{name}`."),
        later("write it like Asia/Shanghai or Europe/Berlin"),
    ),
    "P210": Sort(
        later("`{value}` isn't a window of the day."),
        later("write two times with a dash: 19:00-21:30"),
    ),
    "P211": Sort(
        later("Text is kept for {kept} only, but clause {clause} looks back {needed}."),
        later("keep text for at least {needed}"),
    ),
    "P212": Sort(
        later("Nicknames are kept for less time than the text they signed."),
        later("keep nicknames at least as long as text"),
    ),
    "P213": Sort(
        later("The same lead stands here twice."),
        later("keep one of them"),
        "warning",
    ),
    "P214": Sort(
        later("Personal words of families are kept for more than two years."),
        later("keep text and nicknames as short as you can; 180 days are usual"),
        "warning",
    ),
    "P221": Sort(
        later(
            "The announcement {lead} before it never comes: the quiet hours ({quiet}) end too late for it."
        ),
        later("let it begin later, end the quiet hours sooner, or choose another lead"),
        "warning",
    ),
    "P215": Sort(
        later("A slot of {lasts} would run into its own next day."),
        later("the longest is 1 day"),
    ),
    "P219": Sort(
        later("{length} is short: people are ill, or away."),
        later("write at least {least}"),
        "warning",
    ),
}
