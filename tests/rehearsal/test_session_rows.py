"""Sessions are read back from a log, whatever their fields are called; what can't be read is counted."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from warmfield.community.staff_commands import SessionChanged, SessionClosed, SessionOpened, SessionPlanned
from warmfield.rehearsal.past import Past, Span

Read = Callable[..., Past]
EIGHT, NINE = datetime(2026, 3, 2, 12, tzinfo=UTC), datetime(2026, 3, 2, 13, tzinfo=UTC)
AT = "2026-03-02T10:00:00+08:00"
FROM, TO = "2026-03-02T20:00:00+08:00", "2026-03-02T21:00:00+08:00"


def row(kind: str, **fields: object) -> str:
    return json.dumps({"at": AT, "group": "parents", "kind": kind} | fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"topic": "绘本", "starts": FROM, "ends": TO},
        {"title": "绘本", "from": FROM, "to": TO},
        {"text": "绘本", "start": FROM, "until": TO},
        {"topic": "绘本", "window": [FROM, TO]},
        {"topic": "绘本", "window": {"from": FROM, "to": TO}},
        {"topic": "绘本", "window": f"{FROM}/{TO}"},
        {"topic": "绘本", "starts": FROM, "minutes": 60},
    ],
)
def test_a_planned_session_is_read_by_many_names(read: Read, fields: dict[str, object]):
    (event,) = read(row("session_planned", **fields)).events
    assert isinstance(event, SessionPlanned)
    assert (event.topic, event.starts, event.ends) == ("绘本", EIGHT, NINE)


def test_who_leads_and_who_speaks_is_read(read: Read):
    fields = {"topic": "绘本", "starts": FROM, "host": "u1", "speaker": "沈博士", "by": "tang", "focus": True}
    (event,) = read(row("session_planned", **fields)).events
    assert isinstance(event, SessionPlanned)
    assert (event.host, event.speakers, event.by, event.focus) == ("u1", ("沈博士",), "tang", True)


def test_the_others_are_read_too(read: Read):
    lines = [
        row("session_opened", topic="绘本", speakers=["u1", "u2"], to=TO),
        row("session_changed", ends=TO),
        row("session_closed"),
    ]
    opened, changed, closed = read("\n".join(lines)).events
    assert isinstance(opened, SessionOpened)
    assert (opened.speakers, opened.ends) == (("u1", "u2"), NINE)
    assert isinstance(changed, SessionChanged)
    assert (changed.starts, changed.ends, changed.speakers) == (None, NINE, None)
    assert isinstance(closed, SessionClosed)


UNREADABLE: list[dict[str, object]] = [
    {"starts": FROM},
    {"topic": ["a"], "starts": FROM},
    {"topic": "a", "speakers": 3},
    {"topic": "a", "starts": "soon"},
]


@pytest.mark.parametrize("fields", UNREADABLE)
def test_what_can_not_be_read_is_counted(read: Read, fields: dict[str, object]):
    past = read(row("session_planned", **fields))
    assert list(past.events) == []
    assert past.skipped[0].line == 1


def test_what_was_planned_before_the_time_asked_for_still_counts(read: Read):
    noon = datetime(2026, 3, 2, 4, tzinfo=UTC)
    lines = [row("session_planned", topic="绘本", starts=FROM), row("session_closed")]
    (event,) = read("\n".join(lines), span=Span(since=noon)).events
    assert isinstance(event, SessionPlanned)
