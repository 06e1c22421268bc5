"""The library: what is worth sharing, and how it was received."""

from typing import Annotated, Literal

from pydantic import Field

from warmfield.api.shapes.shape import Moment, Name, Sent, Shape, Words

Sort = Literal["article", "tip", "talk", "game", "offer", "topic"]
PieceState = Literal["draft", "ready", "used", "rejected"]


class UseShape(Shape):
    """One post with the piece in it, as it was received within a day."""

    at: Moment
    group: str
    answers: int
    near: int = Field(description="What members wrote shortly after, besides answers.")
    people: int
    reactions: int


class PieceShape(Shape):
    id: str
    sort: Sort
    state: PieceState = Field(description="Waits for a look, may be posted, was posted, will not be.")
    title: str
    text: str
    link: str
    expert: str | None
    themes: list[str]
    language: str
    source: str = Field(description="A source of the plan; empty where a person brought it.")
    why: str = Field(description="What kept it back, a stable word; empty where nothing does.")
    at: Moment
    by: str | None
    uses: list[UseShape] = Field(description="In your groups, the last of them.")


class Bringing(Sent):
    """A title or a text must be there."""

    title: Annotated[str, Field(max_length=500)] = ""
    text: Annotated[str, Field(max_length=8000)] = ""
    link: Annotated[str, Field(max_length=2000, pattern=r"^(https?://\S+)?$")] = ""
    sort: Annotated[Sort | None, Field(description="Without it: an article with a link, else a tip.")] = None
    expert: Annotated[str | None, Field(max_length=200)] = None
    themes: Annotated[list[Name], Field(max_length=20)] = []
    language: Literal["", "en", "zh"] = ""


class Reviewing(Sent):
    verdict: Annotated[Literal["ready", "rejected"], Field(description="Put it up, or take it down.")]
    text: Words = ""
