"""warmfield's own log, as our export writes it and as people write it by hand."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from warmfield.community import events as e
from warmfield.community.duty_commands import GapOffered, NoteLeft, SwapAsked, TimeOffEnded
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.member_commands import ConsentNoted, MemberMeasured, NicknameGiven, NoteWritten
from warmfield.community.piece_events import PieceAdded, PieceFound, PieceReviewed
from warmfield.community.staff_commands import (
    ActivityAnnounced,
    ActivityCancelled,
    ActivityChanged,
    ActivityClosed,
    ActivityMoved,
    ActivityPlanned,
    CheckedIn,
    DecisionUndone,
    InvitationApproved,
    LinkApproved,
    MemberFacts,
    PermitGranted,
    RequestAnswered,
    RotaSwapped,
    TimeOff,
)
from warmfield.rehearsal.past import Past

AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def one(read: Callable[..., Past], line: str):
    (event,) = read(line).events
    return event


def test_what_we_write_is_what_we_read(read: Callable[..., Past]):
    """Every kind an export holds comes back as it was, but for what the engine makes anew."""
    shared = {"at": AT, "group": GroupId("parents"), "who": MemberId("u1")}
    written = [
        e.MessageSent(**shared, id=EventId("m1"), nickname="乐乐爸", text="你好", media="image"),
        e.MessageSent(
            **shared, id=EventId("m2"), nickname="乐乐爸", text="你好！", replaces="m1", reply_to="m0"
        ),
        e.Joined(**shared, id=EventId("j1"), nickname="乐乐爸", invited_by=MemberId("u2"), via="code"),
        e.JoinAsked(**shared, id=EventId("k1"), nickname="乐乐爸", text="我是乐乐爸"),
        e.Left(**shared, id=EventId("l1"), removed_by=MemberId("u9")),
        e.NicknameChanged(**shared, id=EventId("n1"), nickname="乐乐爸-龙泽苑"),
        e.Whispered(**shared, id=EventId("w1"), nickname="乐乐爸-龙泽苑", text="申诉"),
        e.Present(**shared, id=EventId("p1"), nickname="乐乐爸"),
        e.Read(**shared, id=EventId("d1")),
        e.Reacted(**shared, id=EventId("r1"), text="👍", reply_to="m1"),
        e.MessageVanished(at=AT, id=EventId("v1"), group=GroupId("parents"), message="m1"),
        LinkApproved(at=AT, id=EventId("a1"), who=MemberId("u1"), link="https://ex.test/a", by="lin"),
        InvitationApproved(at=AT, id=EventId("a2"), who=MemberId("u1"), invitees=("豆豆妈",)),
        PermitGranted(at=AT, id=EventId("a3"), who=MemberId("u1"), window=(AT, AT), text="团购", posts=2),
        RequestAnswered(at=AT, id=EventId("a4"), request="r1", answer="approve", by="lin"),
        RequestAnswered(at=AT, id=EventId("a7"), request="r1", answer="take", by="lin"),
        RotaSwapped(at=AT, id=EventId("a8"), giver="mo", taker="tang", window=(AT, AT), back=(AT, AT)),
        TimeOff(at=AT, id=EventId("a9"), person="mo", window=(AT, AT), by="lin"),
        DecisionUndone(at=AT, id=EventId("a5"), decision="d/m1", by="lin"),
        MemberFacts(at=AT, id=EventId("a6"), who=MemberId("u1"), paid=True, joined=AT),
        NoteWritten(at=AT, id=EventId("b1"), who=MemberId("u1"), text="Rang her back.", by="lin"),
        ConsentNoted(at=AT, id=EventId("b2"), who=MemberId("u1"), about="nickname", how="spoken", by="lin"),
        MemberMeasured(
            **shared,
            id=EventId("b3"),
            rung="mute",
            clause="1.5",
            text="广告",
            lasts=timedelta(hours=2),
            by="lin",
        ),
        NicknameGiven(**shared, id=EventId("b4"), nickname="乐乐爸-龙泽苑", by="lin"),
        PieceFound(at=AT, id=EventId("f1"), source="亲子阅读", title="睡前读什么", published=AT),
        PieceAdded(at=AT, id=EventId("f2"), title="睡前读什么", expert="shen", themes=("exchange",)),
        PieceReviewed(at=AT, id=EventId("p2"), piece="c1", verdict="rejected", by="lin"),
    ]
    assert read("\n".join(msgspec.json.encode(event).decode() for event in written)).events == written


def test_what_staff_do_with_activities_is_read_back(read: Callable[..., Past]):
    of = {"at": AT, "activity": "a1", "by": "tang"}
    written = [
        ActivityPlanned(
            at=AT,
            id=EventId("p"),
            title="Kites",
            starts=AT,
            lasts=timedelta(hours=3),
            rule="FREQ=WEEKLY",
            owner="tang",
        ),
        ActivityChanged(**of, id=EventId("c"), day=AT.date(), place="Brookview", capacity=9),
        ActivityMoved(**of, id=EventId("m"), to=AT + timedelta(days=1)),
        ActivityCancelled(**of, id=EventId("x"), text="rain", whole=True),
        ActivityAnnounced(**of, id=EventId("n")),
        CheckedIn(**of, id=EventId("i"), who=MemberId("u1")),
        CheckedIn(**of, id=EventId("g"), guests=2),
        CheckedIn(**of, id=EventId("s"), who=MemberId("u1"), came=False),
        ActivityClosed(**of, id=EventId("o"), text="We flew kites."),
    ]
    assert read("\n".join(msgspec.json.encode(event).decode() for event in written)).events == written


def test_what_staff_ask_of_the_rota_is_read_back(read: Callable[..., Past]):
    hours = (AT, AT + timedelta(hours=3))
    written = [
        SwapAsked(at=AT, id=EventId("s"), giver="mo", taker="tang", window=hours, back=hours, by="mo"),
        GapOffered(at=AT, id=EventId("g"), person="mo", window=hours, groups=("parents",), roles=("host",)),
        TimeOffEnded(at=AT, id=EventId("e"), person="mo", window=hours),
        NoteLeft(at=AT, id=EventId("n"), text="Ann waits.", by="mo"),
    ]
    assert read("\n".join(msgspec.json.encode(event).decode() for event in written)).events == written


def test_an_activity_written_by_hand_starts_on_the_communitys_clocks(read: Callable[..., Past]):
    line = '{"at":"2026-03-02T20:00","kind":"activity_planned","title":"Kites","starts":"2026-03-07 14:00"}'
    assert one(read, line).starts == datetime(2026, 3, 7, 6, 0, tzinfo=UTC)


def test_an_activity_without_a_start_is_shown_as_broken(read: Callable[..., Past]):
    past = read('{"at":"2026-03-02T20:00","kind":"activity_planned","title":"Kites"}')
    assert [skipped.reason for skipped in past.skipped] == ["wrong_field"]


def test_the_engines_own_lines_are_counted(read: Callable[..., Past]):
    past = read('{"at":"2026-03-02T12:00:00Z","kind":"timer_due","id":"t","timer":"x"}')
    assert [(s.reason, s.what) for s in past.skipped] == [("own_engine", "timer_due")]


def test_a_bare_line_is_a_message(read: Callable[..., Past]):
    event = one(read, '{"at": "2026-03-02T20:00:00", "who": "u1", "text": "hi", "extra": 1}')
    assert event == e.MessageSent(at=AT, id="chat:1", group="chat", who="u1", text="hi")


@pytest.mark.parametrize(
    "at", ['"2026-03-02T12:00:00Z"', '"2026-03-02T20:00:00+08:00"', '"2026-03-02 20:00"', "1772452800"]
)
def test_times_are_read_in_many_ways(read: Callable[..., Past], at: str):
    assert one(read, f'{{"at": {at}, "who": "u1", "text": "hi"}}').at == AT


@pytest.mark.parametrize(
    "window",
    [
        '"window": ["2026-03-02T20:00:00+08:00", "2026-03-02T22:00:00+08:00"]',
        '"window": {"from": "2026-03-02T20:00", "to": "2026-03-02T22:00"}',
        '"window": {"since": "2026-03-02T20:00", "until": "2026-03-02T22:00"}',
        '"window": {"start": "2026-03-02T20:00", "end": "2026-03-02T22:00"}',
        '"window": "2026-03-02T20:00/2026-03-02T22:00"',
        '"from": "2026-03-02T20:00", "to": "2026-03-02T22:00"',
    ],
)
def test_a_window_is_read_in_many_ways(read: Callable[..., Past], window: str):
    event = one(read, f'{{"at": "2026-03-02T20:00", "kind": "permit_granted", "member": "u1", {window}}}')
    assert isinstance(event, PermitGranted)
    assert event.window == (AT, AT.replace(hour=14))


def test_a_command_names_its_member_and_who_gave_it(read: Callable[..., Past]):
    event = one(
        read, '{"at": "2026-03-02T20:00", "kind": "link_approved", "who": "lin", "for": "u1", "url": "x"}'
    )
    assert event == LinkApproved(at=AT, id="chat:1", who="u1", by="lin", link="x")


@pytest.mark.parametrize("field", ["invitees", "invitee", "name", "text"])
def test_invitees_stand_in_many_fields(read: Callable[..., Past], field: str):
    line = f'{{"at": "2026-03-02T20:00", "kind": "invitation_approved", "who": "u1", "{field}": "豆豆妈"}}'
    event = one(read, line)
    assert isinstance(event, InvitationApproved)
    assert event.invitees == ("豆豆妈",)


def test_later_kinds_are_counted_by_kind(read: Callable[..., Past]):
    line = '{"at": "2026-03-02T20:00", "kind": "points_given"}\n'
    (skipped,) = read(line * 3).skipped
    assert (skipped.line, skipped.reason, skipped.what, skipped.count) == (
        1,
        "unknown_kind",
        "points_given",
        3,
    )


def test_broken_lines_are_shown_with_their_numbers(read: Callable[..., Past]):
    lines = [
        '{"at": "2026-03-02T20:00", "who": "u1", "text": "hi"}',
        "{broken",
        '{"at": "soon", "who": "u1"}',
        '{"at": "2026-03-02T20:00"}',
        '{"at": "2026-03-02T20:00", "who": ["u1"]}',
        "[1]",
    ]
    past = read("\n".join(lines).encode() + b"\n\xff\xfe{}")
    assert past.count == 1
    found = [(s.line, s.reason) for s in past.skipped]
    assert found == [
        (2, "broken"), (3, "no_time"), (4, "no_who"), (5, "wrong_field"), (6, "broken"), (7, "no_text"),
    ]  # fmt: skip


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"])
def test_a_time_that_no_chat_has_is_left_out(read: Callable[..., Past], at: str):
    """The gauge has a line for each day between the first message and the last."""
    past = read(f'{{"at": "{at}", "who": "u1", "text": "hi"}}')
    assert [one.reason for one in past.skipped] == ["no_time"]
