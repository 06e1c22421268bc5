"""What all shapes share: closed, documented, times in UTC."""

from datetime import UTC, datetime
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
S = TypeVar("S")


class Shape(BaseModel):
    """What is given out."""

    model_config = ConfigDict(frozen=True)


class Sent(BaseModel):
    """What programs send: a name we don't know is a mistake, said so."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _sensible(moment: datetime) -> datetime:
    """Raises ValueError: a year far away is a slip, and some have no UTC."""
    if not EARLIEST <= moment <= LATEST:
        raise ValueError("between the years 2000 and 2200, please")
    return moment.astimezone(UTC)


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A time that is given out: RFC 3339, in UTC."""
AskedMoment = Annotated[AwareDatetime, AfterValidator(_sensible)]
"""A time that is sent: RFC 3339 with its offset."""
Line = Annotated[str, Field(min_length=1, max_length=200)]
"""A short text that must say something."""
Words = Annotated[str, Field(max_length=2000)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
"""The id of something."""


class Page(Shape, Generic[S]):
    """`next` goes on where this page ends, as `cursor`; null where nothing follows."""

    items: list[S]
    next: str | None = None


class Error(Shape):
    """`where` is the place in what was sent, like `body.minutes`."""

    where: str
    what: str


class Problem(Shape):
    """A refusal (RFC 9457). `type` leads to its heading in the docs; `detail` says the mend."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Error] = []
