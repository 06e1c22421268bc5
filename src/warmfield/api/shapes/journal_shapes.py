"""The journal: everything that happened, line by line."""

from pydantic import Field

from warmfield.api.shapes.shape import Moment, Shape


class JournalLine(Shape):
    """`kind` is one of docs/log.md. `seq` grows with every line."""

    seq: int
    id: str
    at: Moment
    kind: str
    group: str | None
    who: str | None = Field(description="The member whom it is about.")
    by: str | None = Field(description="The person of the plan who asked for it.")
    about: dict[str, str] = Field(description="What else it names: request, decision, activity, piece, …")
    text: str | None = Field(description="What was written; null unless it was asked for.")
