"""Activities, once or again and again, and each of their days."""

from datetime import date
from typing import Annotated

from pydantic import Field

from warmfield.api.shapes.shape import AskedMoment, Line, Moment, Sent, Shape, Words

Minutes = Annotated[int, Field(ge=5, le=7 * 24 * 60)]
Capacity = Annotated[int, Field(ge=1, le=10_000)]
Place = Annotated[str, Field(max_length=300)]


class OccurrenceShape(Shape):
    """One day of an activity or fixture, as it really is. `day` is the one it was planned for."""

    activity: str
    day: date
    sort: str
    title: str
    place: str
    groups: list[str]
    starts: Moment
    ends: Moment
    cancelled: bool
    why: str = Field(description="Why it was cancelled.")
    owner: str | None
    capacity: int
    coming: int = Field(description="People who signed up and have a place.")
    waiting: int = Field(description="People on the waiting list.")
    came: int = Field(description="People who were there.")
    outcome: str = Field(description="What was reached, in the host's words.")


class ActivityShape(Shape):
    """What comes once or again. Fixtures of the plan stand here too; only the plan changes them for good."""

    id: str
    sort: str
    title: str
    place: str
    groups: list[str]
    rule: str = Field(description="An RRULE's value (RFC 5545) on the community's clocks; empty: once.")
    minutes: int
    owner: str | None
    capacity: int
    where: str = Field(description="The key of the plan file it comes from, or its id.")
    ended: Moment | None = Field(description="What would start from then on is cancelled.")
    next: OccurrenceShape | None


class Planning(Sent):
    title: Line
    starts: AskedMoment
    minutes: Minutes = 120
    place: Place = ""
    rule: Annotated[str, Field(max_length=200, description="Like FREQ=WEEKLY;BYDAY=SA; empty: once.")] = ""
    groups: Annotated[
        list[str], Field(min_length=1, max_length=500, description="Your groups that it is for.")
    ]
    owner: Annotated[str | None, Field(max_length=200, description="A person; without one: you.")] = None
    capacity: Capacity | None = None


class Changing(Sent):
    """Of the day that is named, else of the next. What isn't sent stays as it is."""

    day: date | None = None
    title: Line | None = None
    place: Place | None = None
    minutes: Minutes | None = None
    capacity: Capacity | None = None


class Moving(Sent):
    """The day that is named, else the next, begins at `to`. One that was cancelled takes place after all."""

    to: AskedMoment
    day: date | None = None


class Cancelling(Sent):
    day: date | None = None
    whole: Annotated[bool, Field(description="This day and all that follow.")] = False
    text: Annotated[Words, Field(description="The reason that members read.")] = ""
