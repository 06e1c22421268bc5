"""The health gauge (7.4) of a group's day as a value, and why it stands where it stands, in words."""

from datetime import date

from msgspec import Struct

from warmfield.community.ids import GroupId
from warmfield.community.pulse import DayHeard
from warmfield.plan.model import Plan
from warmfield.rhythm.pulse.comfort import band_of, edges, felt
from warmfield.wording import Words, later

SAYS = {
    "silent": later("silent"),
    "quiet": later("quiet"),
    "healthy": later("healthy"),
    "busy": later("busy"),
    "drowned": later("drowned"),
}
BECAUSE = {
    "nobody_wrote": later("Nobody wrote."),
    "only_staff": later("No member wrote, only staff ({staff})."),
    "next_to_nothing": later("{messages} written, next to nothing."),
    "few_messages": later("{messages} written; {low:g} or more would be comfortable."),
    "far_below_usual": later("{messages} written, where {usual:g} is usual."),
    "few_people": later("{messages} written by {people} people only."),
    "one_voice": later("{messages} written, most of it by one person."),
    "no_rhythm_yet": later("{messages} written; too few days yet to know what is usual."),
    "as_usual": later("{messages} written, much as usual."),
    "livelier": later("{messages} written, livelier than the usual {usual:g}, and easy to follow."),
    "above_comfort": later("{messages} written; up to {high:g} would be comfortable."),
    "far_above_usual": later("{messages} written, where {usual:g} is usual."),
    "too_many": later("{messages} written by {people} people; it is hard to keep up."),
    "little_of_use": later("{messages} written, and only {share} % of it useful."),
}


class Gauge(Struct, frozen=True, kw_only=True):
    """A group's day. Members are counted; `staff` are messages of the staff, `ours` the assistant's posts.

    `usual` is what was usual on such a day by the weeks before it, 0 where too few days are known. From
    `low` messages on a day isn't quiet, above `high` it is busy. `useful` is a share in 0..1, `voices` tells
    how concentrated the talk was. `says` is a key of SAYS, `because` one of BECAUSE.
    """

    group: GroupId
    day: date
    messages: int
    people: int
    useful: float
    usual: float
    says: str
    because: str
    around: int
    voices: float
    staff: int
    ours: int
    low: float
    high: float


def gauge_of(plan: Plan, group: GroupId, heard: DayHeard, gone: float = 1.0) -> Gauge:
    """`gone` is the share of the day that is over, 0..1."""
    band = band_of(plan, group)
    low, high = edges(heard, band)
    found = felt(heard, band, gone)
    return Gauge(
        group=group,
        day=date.fromordinal(heard.day),
        messages=heard.messages,
        people=heard.people,
        useful=round(heard.useful / heard.messages, 3) if heard.messages else 0.0,
        usual=max(heard.usual, 0.0),
        says=found.says,
        because=found.because,
        around=heard.around,
        voices=heard.voices,
        staff=heard.staff,
        ours=heard.ours,
        low=low,
        high=high,
    )


def because(day: Gauge, words: Words) -> str:
    """Say in the reader's language why the gauge stands where it stands."""
    return words(
        BECAUSE[day.because],
        messages=day.messages,
        people=day.people,
        staff=day.staff,
        usual=day.usual,
        share=round(day.useful * 100),
        low=day.low,
        high=day.high,
    )
