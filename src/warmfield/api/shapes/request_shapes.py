"""What a person must decide or do by hand."""

from typing import Annotated, Literal

from pydantic import Field

from warmfield.api.shapes.shape import AskedMoment, Moment, Sent, Shape, Words

State = Literal["open", "approved", "refused", "done", "over"]
Answer = Literal["approve", "refuse", "done", "take", "pass"]


class RequestShape(Shape):
    """An item of the inbox. `ready` is exactly what is sent on approval, or the text to copy."""

    id: str
    sort: str = Field(description="link, review, join, by_hand, …")
    state: State
    at: Moment
    group: str | None
    member: str | None
    clause: str | None
    decision: str | None
    title: str
    quote: str
    ready: str
    why: list[str] = Field(description="The reasons, line by line.")
    answers: list[Answer] = Field(description="What you may answer; empty where somebody else decides.")
    taken_by: str | None = Field(description="Who said that they see to it.")
    snoozed_until: Moment | None = Field(description="Put off until then.")
    stands: str = Field(description="Why its answer can't be taken back; empty where it can.")
    answered_by: str | None
    answered_at: Moment | None


class Answering(Sent):
    """`take`: I see to it; `pass`: the next is asked. What is done by hand is answered by `done`."""

    answer: Answer
    text: Annotated[
        Words, Field(description="What may stand beside an answer: a word to the member, or an exception.")
    ] = ""
    worded: Annotated[
        Words, Field(description="On approval sent in place of what is ready; empty: what is ready.")
    ] = ""
    rung: Annotated[
        Literal["", "note", "warn", "mute", "remove"],
        Field(description="On approval of a review the rung taken; empty: as proposed."),
    ] = ""


class Snoozing(Sent):
    until: Annotated[AskedMoment | None, Field(description="null: it comes back now.")] = None


class Assigning(Sent):
    to: Annotated[str | None, Field(max_length=200, description="A person; null: nobody in particular.")] = (
        None
    )
