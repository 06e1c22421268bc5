"""Who is on duty when."""

from datetime import date
from typing import Annotated

from pydantic import Field

from warmfield.api.shapes.shape import AskedMoment, Moment, Name, Sent, Shape


class StintShape(Shape):
    """Hours of one person; without one it is a gap."""

    since: Moment
    until: Moment
    person: str | None
    roles: list[str]
    team: str
    groups: list[str]


class WeekShape(Shape):
    monday: date
    stints: list[StintShape]


class DutyShape(Shape):
    now: list[str] = Field(description="The people on duty at this moment in your groups.")
    weeks: list[WeekShape] = Field(description="This week and those made ahead; none where no rota is kept.")


class Window(Sent):
    since: AskedMoment
    until: AskedMoment


class Absence(Sent):
    """Somebody can't. Without a person: you. Others' is noted by who decides."""

    person: Annotated[str | None, Field(max_length=200)] = None
    window: Window


class Swapping(Sent):
    """What two have agreed: `taker` does what `giver` had in the window, who may take theirs in `back`."""

    giver: Name
    taker: Name
    window: Window
    back: Window | None = None
