"""What was decided about members' messages, with its reasons."""

from typing import Annotated

from pydantic import Field

from warmfield.api.shapes.shape import Moment, Sent, Shape, Words


class FindingShape(Shape):
    """A clause and the evidence that it was broken; `score` is a probability, 0 to 1."""

    clause: str
    reason: str = Field(description="A stable word, like link_without_words.")
    score: float
    band: str = Field(description="act, review or pass; empty in old decisions.")


class DecisionShape(Shape):
    id: str
    event: str
    at: Moment
    group: str
    member: str
    band: str = Field(description="act, review or pass: the gravest of its findings.")
    rung: str = Field(description="note, warn, mute, remove; empty where nothing was done.")
    findings: list[FindingShape]
    actions: list[str] = Field(description="What was asked of the platform: remove_message, tell, …")
    quote: str = Field(description="The message; empty once the plan's retention has blanked it.")
    told: list[str] = Field(description="What the member was sent.")
    plan: str = Field(description="The plan's version.")
    dry: bool
    decided_by: str | None
    undone_by: str | None
    undone_at: Moment | None
    appeal: str = Field(description="Empty, open, upheld or granted.")


class Undoing(Sent):
    text: Annotated[Words, Field(description="A word to the member, or empty.")] = ""
