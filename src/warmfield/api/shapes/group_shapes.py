"""Groups, how they are doing, and what falls due in them."""

from datetime import date
from typing import Literal

from pydantic import Field

from warmfield.api.shapes.shape import AskedMoment, Line, Moment, Name, Sent, Shape, Words

Says = Literal["silent", "quiet", "healthy", "busy", "drowned"]


class GaugeShape(Shape):
    """A group's day by the health gauge. From `low` messages on it isn't quiet, above `high` it is busy."""

    day: date
    says: Says
    why: str = Field(description="A stable word: nobody_wrote, few_messages, as_usual, …")
    sentence: str = Field(description="The same for people, in the language that was asked for.")
    messages: int
    people: int
    useful: float = Field(description="The useful share of what was written, 0 to 1.")
    usual: float = Field(description="What is usual on such a day; 0 while too little is known.")
    low: float
    high: float


class GroupShape(Shape):
    id: str
    name: str
    platform: str
    theme: str
    grade: str
    language: str
    owner: str
    managers: list[str]
    helpers: list[str]
    gauge: GaugeShape | None = Field(description="Today so far; null where nothing was heard yet.")


class DueShape(Shape):
    """Something that falls due. `key` names it once and for all."""

    key: str
    at: Moment
    group: str
    sort: str
    title: str
    row: str = Field(description="The row of the plan that it carries out, like 2.2.")
    where: str = Field(description="The key of the plan file it comes from, or what was planned.")
    by: str | None = Field(description="The person who does it; null: the assistant.")
    speaks: bool = Field(description="It posts in the group; else it only asks a person.")
    held: str = Field(description="What holds it back, a stable word; empty where nothing does.")


class GroupWhole(GroupShape):
    days: list[GaugeShape] = Field(description="The last seven days that are over, oldest first.")
    next_due: DueShape | None = Field(description="What is said or asked next, within two days.")


class OfDue(Sent):
    """`key` as the agenda gives it; without a day: today."""

    key: Name
    day: date | None = None


class Skipping(OfDue):
    text: Line


class Rewording(OfDue):
    text: Words = Field(default="", description="Said this time; empty: the plan's words again.")


class Pausing(Sent):
    """Nothing is posted in the group, or without one anywhere, until then; without an end: until resumed."""

    group: str | None = Field(default=None, max_length=200)
    until: AskedMoment | None = None
    text: str = Field(default="", max_length=200, description="Why, for the others.")


class Resuming(Sent):
    group: str | None = Field(default=None, max_length=200, description="null: everything.")


class PauseShape(Shape):
    group: str | None
    until: Moment | None = Field(description="null: until it is resumed.")
    by: str | None
    text: str


class AgendaShape(Shape):
    """In the order of time, within the groups of this page."""

    since: Moment
    until: Moment
    items: list[DueShape]
    next: str | None = Field(description="Goes on with the groups that follow, as `cursor`.")
