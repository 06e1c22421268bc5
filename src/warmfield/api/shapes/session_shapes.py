"""Sessions: a topic, an hour, those who have the floor."""

from typing import Annotated, Literal

from pydantic import Field

from warmfield.api.shapes.shape import AskedMoment, Line, Moment, Name, Sent, Shape

Voices = Annotated[list[Name], Field(max_length=20)]


class SessionShape(Shape):
    """`key` names it once and for all. Speakers are people of the plan, accounts, or names of guests."""

    key: str
    group: str
    state: Literal["on", "planned"]
    topic: str
    starts: Moment
    ends: Moment
    host: str | None
    speakers: list[str]
    focus: bool = Field(description="Only the speakers and the staff write meanwhile.")
    place: str
    by_staff: bool = Field(description="A person planned or changed it; else the plan repeats it.")


class SessionPlanning(Sent):
    topic: Line
    starts: AskedMoment
    ends: AskedMoment | None = None
    host: Annotated[str, Field(max_length=200, description="Without one: you.")] = ""
    speakers: Voices = []
    focus: Annotated[bool | None, Field(description="null: as the plan says.")] = None


class SessionChanging(Sent):
    """What isn't sent stays as it is."""

    session: Annotated[Name, Field(description="Its key.")]
    topic: Line | None = None
    starts: AskedMoment | None = None
    ends: AskedMoment | None = None
    speakers: Voices | None = None


class SessionClosing(Sent):
    """The one that is on ends; one that is planned is called off."""

    session: Annotated[Name, Field(description="Its key.")]
