"""What comes first in the inbox: by what it is about, and by how long it has waited."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.community.actions import RemoveMember, Tell
from warmfield.community.findings import Finding, Span
from warmfield.community.ids import ActionId, ClauseNumber, GroupId, MemberId, RequestId
from warmfield.community.requests import Request
from warmfield.console.inbox_item import marked
from warmfield.console.priority import priority

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
G, ANN = GroupId("parents"), MemberId("lobby:ann")


def request(sort: str, **more: object) -> Request:
    return Request(id=RequestId("r1"), sort=sort, at=NOON, title="?", wait=3600.0, **more)  # type: ignore[arg-type] # a test's shorthand


@pytest.mark.parametrize(
    ("sort", "fresh", "overdue"),
    [("review", "urgent", "urgent"), ("link", "soon", "urgent"), ("piece", "later", "soon")],
)
def test_what_waits_too_long_presses_more(sort: str, fresh: str, overdue: str):
    assert priority(request(sort), NOON + timedelta(minutes=59)) == fresh
    assert priority(request(sort), NOON + timedelta(hours=1)) == overdue


def test_by_hand_it_presses_when_something_is_to_go_out_of_the_group():
    word = Tell(id=ActionId("a"), group=G, member=ANN, text="hello")
    out = RemoveMember(id=ActionId("b"), group=G, member=ANN)
    assert priority(request("by_hand", on_approve=(word,)), NOON) == "soon"
    assert priority(request("by_hand", on_approve=(word, out)), NOON) == "urgent"


spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(0, 60))


@given(st.text(max_size=50), st.lists(spans, max_size=5))
def test_marking_the_evidence_loses_no_letter_and_marks_what_lies_within(text: str, found: list[Span]):
    finding = Finding(rule="adverts", clause=ClauseNumber("1.5"), reason="advert", spans=tuple(found))
    pieces = list(marked(text, [finding]))
    assert "".join(piece for piece, _ in pieces) == text
    inside = {at for span in found for at in range(span.start, span.end) if at < len(text)}
    assert sum(len(piece) for piece, evidence in pieces if evidence) == len(inside)
