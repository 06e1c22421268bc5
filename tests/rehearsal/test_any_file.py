"""Whatever a file holds, an importer gives events or one clear error, and nothing else."""

import json
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from warmfield.rehearsal.errors import RehearsalError
from warmfield.rehearsal.past import Past

PIECES = st.sampled_from([
    "2026-03-15 09:23:45", "15/03/26, 9:23", "[3/15/26, 9:23:11 PM]", "上午9:23", "99:99", "A", "乐乐爸",
    ": ", " - ", "\n",
    "2026年13月45日", "added B", "{", "}", '"ts":', '"at":', '"text":', '"messages":[', "[图片]",
    "邀请", "\u200e", " ",
])  # fmt: skip
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
VALUES = PLAIN | st.just("2026-03-02T20:00") | st.lists(PLAIN, max_size=3) | st.dictionaries(st.text(), PLAIN)
KINDS = ["message", "join", "permit_granted", "invitation_approved", "member_facts", "request_answered", "x"]
FIELDS = ["at", "kind", "who", "text", "id", "window", "posts", "invitees", "group", "joined", "request"]
ROWS = st.dictionaries(st.sampled_from(FIELDS), VALUES).map(
    lambda row: {"at": "2026-03-02T20:00", "who": "u1"} | row
)
MESSAGES = st.dictionaries(st.sampled_from(["id", "type", "date", "from", "text", "members"]), VALUES)
ANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
Read = Callable[..., Past]


def survives(read: Read, content: str) -> None:
    """Give events, or refuse in one way."""
    with suppress(RehearsalError):
        past = read(content)
        assert past.count == len(list(past.events))


@ANY
@given(content=st.lists(PIECES, max_size=30).map("".join))
@example(content="A 1:00\n2:00 B\n")
def test_any_text(read: Read, content: str) -> None:
    survives(read, content)


@ANY
@given(content=st.binary(max_size=200))
def test_any_bytes(read: Read, content: bytes) -> None:
    survives(read, content.decode("latin-1"))


@ANY
@given(rows=st.lists(ROWS, min_size=1, max_size=4), kind=st.sampled_from(KINDS))
def test_any_line_of_our_own_log_is_an_event_or_is_counted(
    read: Read, rows: list[dict[str, object]], kind: object
) -> None:
    lines = [json.dumps({"kind": kind} | row) for row in rows]
    past = read("\n".join(['{"at": "2026-03-02T20:00", "who": "u0"}', *lines]))
    counted = sum(one.count for one in past.skipped)
    assert past.count + counted == len(rows) + 1


@ANY
@given(
    messages=st.lists(
        st.dictionaries(st.sampled_from(["id", "type", "date", "from", "text", "members"]), VALUES)
    )
)
def test_any_telegram_export(read: Read, messages: list[dict[str, object]]) -> None:
    survives(read, json.dumps({"name": "A", "messages": messages}))


@pytest.mark.parametrize("name", ["chat.txt", "chat.json", "chat.scene.jsonl"])
def test_the_name_says_nothing(read: Read, name: str) -> None:
    assert read('{"at": "2026-03-02T20:00", "who": "u0"}\n', name=name).count == 1
