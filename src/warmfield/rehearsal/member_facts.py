"""What is known of a member, as a map or a scene writes it down."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time, tzinfo
from typing import TypedDict

from warmfield.rehearsal.errors import RehearsalError
from warmfield.wording import later

NOT_A_FACT = later("{fact} {value} is no fact of a member; facts are grade, joined, paid, on_leave_until.")


class Facts(TypedDict, total=False):
    """The fields of a MemberFacts event that were given."""

    grade: str
    joined: datetime
    paid: bool
    on_leave_until: datetime


def read_facts(given: Mapping[str, object], zone: tzinfo | None) -> Facts:
    """Raises RehearsalError on an unknown fact or one of the wrong sort. A date is its midnight in `zone`."""
    facts: Facts = {}
    for name, value in given.items():
        match name, value:
            case "grade", str():
                facts["grade"] = value
            case "paid", bool() | "yes" | "no" | "是" | "否":
                facts["paid"] = value in (True, "yes", "是")
            case "joined", _:
                facts["joined"] = _moment(name, value, zone)
            case "on_leave_until", _:
                facts["on_leave_until"] = _moment(name, value, zone)
            case _:
                raise RehearsalError(NOT_A_FACT, fact=name, value=value)
    return facts


def _moment(name: str, value: object, zone: tzinfo | None) -> datetime:
    if isinstance(value, str):
        with suppress(ValueError):
            value = datetime.fromisoformat(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time(0))
    if not isinstance(value, datetime):
        raise RehearsalError(later("{fact}: this is no date: {value}"), fact=name, value=value)
    return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)
