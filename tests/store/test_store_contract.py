"""What every store promises the engine; run on the fake and on SQLite."""

from datetime import UTC, datetime, timedelta

from msgspec import structs

from warmfield.community.actions import Post
from warmfield.community.draft import Record
from warmfield.community.echoes import EchoesRecord
from warmfield.community.events import ActionEnded, MessageSent, TimerDue
from warmfield.community.findings import Decision, Finding
from warmfield.community.ids import (
    ActionId,
    ClauseNumber,
    DecisionId,
    EventId,
    GroupId,
    MemberId,
    RequestId,
    TimerId,
)
from warmfield.community.records import InboxRecord, MemberRecord, MembershipRecord, Timer
from warmfield.community.requests import Request
from warmfield.engine.ports import Cursor, Store, Turn

NOON = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
G, ANN = GroupId("g"), MemberId("lobby:ann")
FINDING = Finding(
    rule="advert", clause=ClauseNumber("1.5"), reason="advert", score=0.9, facts={"model": "m1"}
)


def said(name: str, *records: Record, at: datetime = NOON, text: str = "hello") -> Turn:
    event = MessageSent(id=EventId(name), at=at, group=G, who=ANN, nickname="乐乐爸", text=text)
    return Turn(event=event, records=records)


def decided(name: str, at: datetime = NOON) -> Decision:
    return Decision(
        id=DecisionId(name),
        event=EventId("m1"),
        at=at,
        group=G,
        member=ANN,
        findings=(FINDING,),
        band="act",
        told=("please",),
        quote="buy my soap",
    )


def post(name: str) -> Post:
    return Post(id=ActionId(name), group=G, text="hello")


def test_knows_which_events_it_has_seen(store: Store):
    store.commit([said("m1"), said("m2")])
    assert store.seen([EventId("m1"), EventId("m3")]) == {"m1"}
    assert store.seen([]) == set()


def test_gives_back_the_record_written_last(store: Store):
    store.commit(
        [said("m1", MemberRecord(id=ANN, grade="fan")), said("m2", MemberRecord(id=ANN, grade="student"))]
    )
    found = store.view().get(MemberRecord, ANN)
    assert found is not None
    assert found.grade == "student"
    store.commit([said("m3", MemberRecord(id=ANN, grade="prospect"))])
    assert store.view().get(MemberRecord, ANN) == MemberRecord(id=ANN, grade="prospect")


def test_what_was_not_there_is_there_once_written(store: Store):
    """A view that remembers a miss must forget it."""
    view = store.view()
    assert view.get(MembershipRecord, f"g\n{ANN}") is None
    membership = MembershipRecord(group=G, member=ANN, nickname="乐乐爸", last_message=NOON, recent=(1.5,))
    store.commit([said("m1", membership, InboxRecord(made=3), EchoesRecord())])
    assert view.get(MembershipRecord, f"g\n{ANN}") == membership
    assert view.get(InboxRecord, "") == InboxRecord(made=3)


def test_keeps_decisions_and_requests_whole(store: Store):
    decision = decided("d1")
    request = Request(id=RequestId("r1"), sort="link", at=NOON, title="A link", on_approve=(post("p"),))
    turn = Turn(event=said("m1").event, decision=decision, requests=(request,))
    store.commit([turn])
    assert store.view().get(Decision, "d1") == decision
    assert store.view().get(Request, "r1") == request


def test_a_timer_is_due_until_it_is_handled(store: Store):
    sooner = Timer(id="a", sort="unmute", due=NOON, late_after=5.0)
    later = Timer(id="b", sort="unmute", due=NOON + timedelta(hours=1), member=ANN)
    store.commit([Turn(event=said("m1").event, timers=(later, sooner))])
    assert store.next_due() == NOON
    assert store.due(NOON) == [sooner]
    assert store.timer(TimerId("b")) == later
    store.commit([Turn(event=TimerDue(id=EventId("t/a"), at=NOON, timer=TimerId("a")))])
    assert store.due(NOON + timedelta(days=1)) == [later]
    assert store.timer(TimerId("a")) is None


def test_a_cancelled_timer_never_falls_due(store: Store):
    timer = Timer(id="a", sort="unmute", due=NOON)
    store.commit(
        [Turn(event=said("m1").event, timers=(timer,)), Turn(event=said("m2").event, cancelled=("a",))]
    )
    assert store.next_due() is None


def test_a_timer_set_again_by_its_own_turn_stays(store: Store):
    store.commit([Turn(event=said("m1").event, timers=(Timer(id="a", sort="daily", due=NOON),))])
    again = Timer(id="a", sort="daily", due=NOON + timedelta(days=1))
    due = TimerDue(id=EventId("t/a"), at=NOON, timer=TimerId("a"))
    store.commit([Turn(event=due, timers=(again,))])
    assert store.due(NOON + timedelta(days=2)) == [again]


def test_actions_wait_in_order_until_they_ended(store: Store):
    store.commit([Turn(event=said("m1").event, actions=(post("p1"), post("p2")))])
    assert [one.action for one in store.pending(NOON)] == [post("p1"), post("p2")]
    ended = ActionEnded(id=EventId("o/p1"), at=NOON, action=ActionId("p1"), outcome="done")
    store.commit([Turn(event=ended)])
    assert [one.action.id for one in store.pending(NOON)] == ["p2"]


def test_an_action_asked_for_twice_goes_out_once(store: Store):
    store.commit([Turn(event=said("m1").event, actions=(post("p1"),))])
    store.commit([Turn(event=said("m2").event, actions=(post("p1"),))])
    assert len(store.pending(NOON)) == 1


def test_a_postponed_action_waits_for_its_time(store: Store):
    store.commit([Turn(event=said("m1").event, actions=(post("p1"),))])
    store.postpone(ActionId("p1"), 2, NOON + timedelta(minutes=1))
    assert store.pending(NOON) == []
    (waiting,) = store.pending(NOON + timedelta(minutes=1))
    assert (waiting.attempts, waiting.not_before) == (2, NOON + timedelta(minutes=1))


def test_a_cursor_moves_with_its_events(store: Store):
    assert store.cursor("lobby") is None
    store.commit([said("m1")], [Cursor("lobby", "7"), Cursor("matrix", "s1"), Cursor("lobby", "8")])
    store.commit([], [Cursor("matrix", "s2")])
    assert (store.cursor("lobby"), store.cursor("matrix")) == ("8", "s2")


def test_old_text_is_blanked_and_the_reason_stays(store: Store):
    old = Request(
        id=RequestId("r1"), sort="link", at=NOON, title="乐乐爸 asks", quote="soap", state="refused"
    )
    waiting = Request(id=RequestId("r2"), sort="link", at=NOON, title="乐乐爸 asks", quote="soap")
    store.commit([said("m1", decided("d1"), old, waiting)])
    late = NOON + timedelta(days=1)
    while store.forget(late, late):
        pass
    decision = store.view().get(Decision, "d1")
    assert decision is not None
    assert (decision.quote, decision.told, decision.findings) == ("", (), (FINDING,))
    closed, still_open = (store.view().get(Request, key) for key in ("r1", "r2"))
    assert closed is not None
    assert (closed.title, closed.quote, closed.state) == ("", "", "refused")
    assert still_open == waiting


def test_a_finding_keeps_its_reason_and_numbers_but_not_the_name_it_quotes(store: Store):
    facts: dict[str, str | int | float] = {"nickname": "乐乐爸", "missing": "neighbourhood", "times": 3}
    finding = structs.replace(FINDING, reason="nickname_format", facts=facts)
    store.commit([said("m1", structs.replace(decided("d1"), findings=(finding,)))])
    late = NOON + timedelta(days=1)
    while store.forget(late, late):
        pass
    decision = store.view().get(Decision, "d1")
    assert decision is not None
    assert decision.findings[0].facts == {"nickname": "", "missing": "neighbourhood", "times": 3}


def test_what_is_young_is_not_blanked(store: Store):
    store.commit([said("m1", decided("d1"))])
    assert store.forget(NOON, NOON) == 0
    assert store.view().get(Decision, "d1") == decided("d1")


def test_the_nickname_of_one_who_left_long_ago_goes(store: Store):
    left = MembershipRecord(group=G, member=ANN, nickname="乐乐爸", present=False, last_message=NOON)
    here = MembershipRecord(group=G, member=MemberId("lobby:bo"), nickname="如玛爸", last_message=NOON)
    store.commit([said("m1", left, here)])
    late = NOON + timedelta(days=1)
    while store.forget(late, late):
        pass
    names = [store.view().get(MembershipRecord, f"g\n{who}") for who in ("lobby:ann", "lobby:bo")]
    assert [one and one.nickname for one in names] == ["", "如玛爸"]
