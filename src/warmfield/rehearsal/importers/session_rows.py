"""Sessions in warmfield's own log, forgiving in how their fields are called: `docs/log.md` says all of it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from warmfield.community.staff_commands import (
    SessionChanged,
    SessionClosed,
    SessionCommand,
    SessionOpened,
    SessionPlanned,
)

Row = Mapping[str, Any]
Moment = Callable[[object], datetime]
STARTS = ("starts", "starts_at", "start", "from", "since", "begins")
ENDS = ("ends", "ends_at", "end", "to", "until")
TOPIC = ("topic", "title", "text", "name")


def session_from(row: Row, given: dict[str, Any], moment: Moment) -> SessionCommand:
    """`given` are the fields all kinds share. Raises ValueError where a field can't be read, or lacks."""
    starts, ends = _span(row, given["at"], moment)
    speakers, session = _names(row, "speakers", "speaker"), _text(row, "session", "key")
    match row["kind"]:
        case "session_planned":
            if not _text(row, *TOPIC):
                raise ValueError("topic")
            begins = starts or given["at"]
            return SessionPlanned(**given, **_as_meant(row, speakers), starts=begins, ends=ends)
        case "session_opened":
            return SessionOpened(**given, **_as_meant(row, speakers), ends=ends)
        case "session_closed":
            return SessionClosed(**given, session=session)
        case _:
            topic = _text(row, *TOPIC)
            return SessionChanged(
                **given, session=session, topic=topic, starts=starts, ends=ends, speakers=speakers
            )


def _as_meant(row: Row, speakers: tuple[str, ...] | None) -> dict[str, Any]:
    focus = row.get("focus")
    return {
        "topic": _text(row, *TOPIC),
        "host": _text(row, "host"),
        "speakers": speakers or (),
        "focus": focus if isinstance(focus, bool) else None,
    }


def _first(row: Row, names: tuple[str, ...]) -> Any:  # noqa: ANN401 - whatever stands in the log
    return next((row[name] for name in names if row.get(name) is not None), None)


def _text(row: Row, *names: str) -> str:
    value = _first(row, names)
    if value is not None and not isinstance(value, str | int | float):
        raise ValueError(names[0])
    return "" if value is None else str(value)


def _names(row: Row, *names: str) -> tuple[str, ...] | None:
    """Read a list of names, or one; None where the row has none of the fields."""
    value = _first(row, names)
    if value is None:
        return None
    if not isinstance(value, str | list):
        raise ValueError(names[0])
    return (value,) if isinstance(value, str) else tuple(map(str, value))


def _span(row: Row, at: datetime, moment: Moment) -> tuple[datetime | None, datetime | None]:
    """Read start and end by name, in a window (`[from, to]`, `{"from", "to"}`, `from/to`), by `minutes`."""
    window = row.get("window")
    if isinstance(window, str):
        window = window.split("/")
    if isinstance(window, list) and len(window) == 2:
        return moment(window[0]), moment(window[1])
    span = window if isinstance(window, Mapping) else row
    starts, ends = (
        None if said is None else moment(said) for said in (_first(span, STARTS), _first(span, ENDS))
    )
    minutes = row.get("minutes")
    if ends is None and isinstance(minutes, int | float):
        ends = (starts or at) + timedelta(minutes=minutes)
    return starts, ends
