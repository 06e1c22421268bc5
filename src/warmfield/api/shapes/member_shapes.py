"""Members: who they are in your groups, and what the staff know of them."""

from typing import Annotated

from pydantic import Field

from warmfield.api.shapes.shape import AskedMoment, Moment, Name, Sent, Shape


class MembershipShape(Shape):
    """One member in one group."""

    group: str
    member: str
    nickname: str
    present: bool = Field(description="False where they have left.")
    joined: Moment | None
    invited_by: str | None
    messages: int
    last_message: Moment | None
    muted_until: Moment | None


class MarkShape(Shape):
    """A rung a member got; it stops counting at `until`."""

    clause: str
    rung: str
    at: Moment
    until: Moment
    decision: str


class MemberShape(Shape):
    """A member over all of your groups. Marks of other groups' decisions aren't shown."""

    id: str
    person: str | None = Field(description="The person of the plan whose account this is; null: a member.")
    grade: str
    joined: Moment | None
    paid: bool
    on_leave_until: Moment | None
    first_seen: Moment | None
    attended_at: Moment | None = Field(description="When they last came to an activity.")
    marks: list[MarkShape]
    memberships: list[MembershipShape]


class Facts(Sent):
    """What staff know of a member; what isn't sent stays as it is."""

    grade: Annotated[str | None, Field(max_length=60)] = None
    joined: AskedMoment | None = None
    paid: bool | None = None
    on_leave_until: AskedMoment | None = None


class Noting(Sent):
    """For other staff to read; the member sees it in an export."""

    text: Annotated[str, Field(min_length=1, max_length=2000)]
    group: Annotated[str | None, Field(max_length=200)] = None


class Erasing(Sent):
    """Nothing is undone here, so the account is named once more."""

    account: Name


class Erased(Shape):
    erased: bool = Field(description="False where nothing was kept any more.")
