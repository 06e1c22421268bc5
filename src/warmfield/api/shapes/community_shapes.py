"""The community, who asks, and the plan in force."""

from typing import Literal

from pydantic import Field

from warmfield.api.shapes.shape import Moment, Sent, Shape


class CommunityShape(Shape):
    name: str
    languages: list[str]
    time_zone: str
    assistant: str
    plan: str = Field(description="The version of the plan in force: 12 hex digits of its SHA-256.")
    dry: bool = Field(description="Everything is watched and written down, nothing is done.")


class Me(Shape):
    """Whose token this is, and what it opens."""

    person: str
    name: str
    roles: list[str]
    token: str = Field(description="The token's id, as Settings shows it.")
    scopes: list[str]
    actions: list[str] = Field(description="What the scopes and the person's roles open together.")
    groups: list[str]
    until: Moment


class PlanShape(Shape):
    version: str
    outline: str = Field(description="The plan in words, part by part, as `warmfield explain` tells it.")


class PlanText(Sent):
    text: str = Field(max_length=400_000, description="A plan file's YAML.")


class PlanProblem(Shape):
    """One mistake, with its place and its mend. Codes are those of docs/problems.md."""

    code: str
    severity: Literal["error", "warning", "note"]
    line: int
    column: int
    length: int
    what: str
    mend: str


class PlanChecked(Shape):
    keepable: bool = Field(description="Whether the plan can be kept: it has no errors.")
    version: str
    problems: list[PlanProblem]
