"""Why something can't be planned as it was written, and what would be right."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from warmfield.rhythm.activities.time_in_words import day_in_words, on_date
from warmfield.wording import Words, later

FAULTS = {
    "no_title": later("What is it called? Write for example: {example}"),
    "no_time": later("When is it? Write a day and an hour, for example: {example}"),
    "no_hour": later("At what hour? Write it with the day, for example: {example}"),
    "no_such_day": later(
        "There is no day {day} in month {month} of {year}. Please look at the calendar again."
    ),
    "no_such_hour": later("There is no hour {hour}. Hours go from 0:00 to 23:59."),
    "past": later("That is past: {when}. Please write a time that is ahead."),
    "too_far": later("That is more than a year away: {when}. Please plan it later."),
    "which_month": later("Is that month {one} or month {other}? Please write the month in letters."),
    "which_week": later("Do you mean {first}, or {second}? Please write the date."),
    "morning_or_afternoon": later("Do you mean {early} in the night, or {late}? Please write it like that."),
    "no_rule": later("I don't understand this rule of repetition. It is written like: FREQ=WEEKLY;BYDAY=SA"),
    "too_often": later("What comes more often than once a day is no activity. A rule may be daily or rarer."),
    "no_such_rule": later("No day of the coming year fits this rule."),
    "no_group": later("I know no group {name}. There are: {groups}."),
    "capacity": later("How many places? It must be a number from 1 to 10000."),
    "no_activity": later("I know no activity {name}. “activities” lists them."),
    "no_day_of_it": later("{title} doesn't take place on {day}."),
    "not_allowed": later("Its host and the managers may change {title}; I have left it as it is."),
    "nothing_said": later("What shall change? Write a new time, “place …”, “places 30” or “called …”."),
    "cancelled_already": later("{title} is cancelled already."),
    "in_the_plan": later("{title} stands in the plan; it is ended there. I can cancel a single day of it."),
    "over": later("{title} is over."),
}
EXAMPLE = later("new activity: A walk in the park, Saturday 9:30, Longze park, 20 places")


class Unclear(ValueError):  # noqa: N818 - it says what is so, as events do
    """`why` is a key of FAULTS; `values` are what its sentence needs."""

    def __init__(self, why: str, **values: object) -> None:
        super().__init__(why)
        self.why, self.values = why, values


def fault(words: Words, clocks: ZoneInfo, unclear: Unclear) -> str:
    said = {name: _said(words, clocks, value) for name, value in unclear.values.items()}
    return words(FAULTS[unclear.why], example=words(EXAMPLE), **said)


def _said(words: Words, clocks: ZoneInfo, value: object) -> object:
    if isinstance(value, datetime):
        return on_date(words, value, clocks)
    return day_in_words(words, value) if isinstance(value, date) else value
