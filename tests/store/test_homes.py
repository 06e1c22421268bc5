"""Backup beside a running warmfield, restore, export, and what is kept about a member."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from warmfield.cli import make
from warmfield.community.actions import Tell
from warmfield.community.echoes import Echo, EchoesRecord, EchoSlice
from warmfield.community.events import MessageSent, TimerDue
from warmfield.community.findings import Decision, Finding
from warmfield.community.ids import (
    ActionId,
    ClauseNumber,
    DecisionId,
    EventId,
    GroupId,
    MemberId,
    MessageId,
    PersonId,
    RequestId,
    TimerId,
)
from warmfield.community.pulse import PulseRecord, UsualRecord
from warmfield.community.records import (
    GroupRecord,
    InboxRecord,
    MemberRecord,
    MembershipRecord,
    Said,
    Timer,
)
from warmfield.community.requests import Request
from warmfield.community.rhythm_records import ByStaff, RhythmRecord
from warmfield.community.roster import RosterRecord, SweepRecord, ToldMember
from warmfield.community.rota import Beat, DutyRecord, HandOverNote
from warmfield.community.staff_commands import RequestAnswered
from warmfield.community.warm_up_records import Tried, WarmUpRecord
from warmfield.engine.ports import Turn
from warmfield.platforms.lobby.book import Book
from warmfield.platforms.lobby.members import staff_account
from warmfield.store import open_store
from warmfield.store.sql_store import SqlStore

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
G, ANN, ANNA = GroupId("g"), MemberId("lobby:ann"), MemberId("lobby:anna")


def said(name: str, who: MemberId, text: str) -> MessageSent:
    nickname = "乐乐爸" if who == ANN else "安娜妈"
    return MessageSent(id=EventId(name), at=NOON, group=G, who=who, nickname=nickname, text=text)


def _note(text: str) -> HandOverNote:
    beat = Beat(roles=("manager",), team="", hours="08:00-22:00", people=1, groups=(G,))
    return HandOverNote(by=PersonId("lin"), at=NOON, text=text, beat=beat)


def echo(who: MemberId) -> Echo:
    return Echo(message=MessageId("m1"), who=who, group=G, at=0.0, skeleton="", sketch=())


def fill(store: SqlStore) -> None:
    """A member with an advert decided about, one whose name begins the same, and what comes with it."""
    finding = Finding(rule="advert", clause=ClauseNumber("1.5"), reason="advert", facts={"quote": "soap"})
    tell = Tell(id=ActionId("m1/1.5/tell"), group=G, member=ANN, text="dear 乐乐爸")
    to_staff = Tell(
        id=ActionId("m1/staff/tell"), group=G, member=MemberId("lobby:lin"), text="乐乐爸 wrote: buy soap"
    )
    decision = Decision(
        id=DecisionId("d/m1"), event=EventId("m1"), at=NOON, group=G, member=ANN,
        findings=(finding,), band="act", rung="warn", actions=(tell,), told=("乐乐爸",), quote="buy soap",
    )  # fmt: skip
    request = Request(
        id=RequestId("r1"), sort="appeal", at=NOON, member=ANN, title="乐乐爸 asks", quote="why?"
    )
    about_both = Request(
        id=RequestId("r2"), sort="lurkers", at=NOON, group=G, title="two", state="refused",
        subject={"members": f"{ANN}\n{ANNA}", "why": "1. 乐乐爸: silent\n2. 安娜妈: silent"},
    )  # fmt: skip
    records = (
        about_both,
        RosterRecord(id=G, members=(ANN, ANNA)),
        SweepRecord(id=G, proposed=(ToldMember(ANN, 0.0), ToldMember(ANNA, 0.0))),
        MemberRecord(id=ANN, first_seen=NOON, decisions=(DecisionId("d/m1"),)),
        MembershipRecord(group=G, member=ANN, nickname="乐乐爸", messages=1),
        MembershipRecord(group=G, member=ANNA, nickname="安娜妈", messages=1, invited_by=ANN),
        InboxRecord(open=(RequestId("r1"),), made=1),
        EchoesRecord(full=(EchoSlice(0, (echo(ANN), echo(ANNA))),), latest=(echo(ANN),), made=1),
        GroupRecord(id=G, last=(Said(id=MessageId("m1"), who=ANN, at=0.0, words=2, nickname="乐乐爸"),)),
        DutyRecord(notes=(_note("乐乐爸 wants to sell soap"), _note("all quiet"))),
        PulseRecord(id=G, day=739677, day_begins=0.0, people={ANN: 3, ANNA: 1}),
        UsualRecord(id=G, since=739670, upto=739676, around={ANN: 739676}),
        RhythmRecord(id=G, since=NOON, reworded=(ByStaff("k", 739677, None, "乐乐爸 tells of soap"),)),
        WarmUpRecord(id=G, tried=(Tried(0.0, "a", 12, None, (ANN, ANNA)),)),
        request,
    )
    timer = Timer(id=f"unmute/g/{ANN}", sort="unmute", due=NOON, group=G, member=ANN)
    store.commit(
        [
            Turn(
                event=said("m1", ANN, "buy soap"),
                records=records,
                decision=decision,
                actions=(tell, to_staff),
                timers=(timer,),
            ),
            Turn(event=said("m2", ANNA, "hello all")),
            Turn(event=TimerDue(id=EventId(f"t/x/{ANN}"), at=NOON, timer=TimerId("x"), member=ANN)),
        ]
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    directory = tmp_path / "home"
    directory.mkdir()
    (directory / "plan.yaml").write_text("community: x\n")
    store = open_store(directory / "warmfield.db")
    fill(store)
    store.close()
    return directory


@pytest.fixture
def running(home: Path) -> Iterator[SqlStore]:
    store = open_store(home / "warmfield.db")
    yield store
    store.close()


def call(*words: str | Path) -> Result:
    return CliRunner().invoke(make(), [*map(str, words), "--lang", "en"])


def test_a_backup_taken_while_running_is_restored_as_it_was(home: Path, running: SqlStore, tmp_path: Path):
    made = call("backup", tmp_path / "b.zip", "--dir", home)
    running.commit([Turn(event=said("m3", ANNA, "after the backup"))])
    restored = call("restore", tmp_path / "b.zip", tmp_path / "again")
    assert (made.exit_code, restored.exit_code) == (0, 0), made.output + restored.output
    store = open_store(tmp_path / "again" / "warmfield.db")
    assert store.seen([EventId("m1"), EventId("m2"), EventId("m3")]) == {"m1", "m2"}
    assert len(store.pending(NOON)) == 2
    store.close()
    assert (tmp_path / "again" / "plan.yaml").read_text() == "community: x\n"


def test_a_backup_does_not_overwrite_another_unasked(home: Path, tmp_path: Path):
    (tmp_path / "b.zip").write_text("dear")
    refused = call("backup", tmp_path / "b.zip", "--dir", home)
    assert refused.exit_code == 1
    assert "--force" in refused.output
    assert (tmp_path / "b.zip").read_text() == "dear"
    assert call("backup", tmp_path / "b.zip", "--dir", home, "--force").exit_code == 0


def test_nothing_is_restored_over_a_home_unasked_or_over_one_that_runs(home: Path, tmp_path: Path):
    call("backup", tmp_path / "b.zip", "--dir", home)
    refused = call("restore", tmp_path / "b.zip", home)
    assert (refused.exit_code, "--force" in refused.output) == (1, True)
    store = open_store(home / "warmfield.db")
    held = call("restore", tmp_path / "b.zip", home, "--force")
    store.close()
    assert (held.exit_code, "is running" in held.output) == (1, True)
    assert call("restore", tmp_path / "b.zip", home, "--force").exit_code == 0


def test_a_damaged_backup_is_refused_and_changes_nothing(home: Path, tmp_path: Path):
    backup = tmp_path / "b.zip"
    call("backup", backup, "--dir", home)
    whole = backup.read_bytes()
    backup.write_bytes(whole[: len(whole) // 2])
    refused = call("restore", backup, tmp_path / "again")
    assert (refused.exit_code, "damaged" in refused.output) == (1, True)
    assert not (tmp_path / "again" / "warmfield.db").exists()


def test_the_journal_comes_out_as_a_log(home: Path, running: SqlStore, tmp_path: Path):
    assert call("export", tmp_path / "log.jsonl", "--dir", home).exit_code == 0
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [line["kind"] for line in lines] == ["message", "message", "timer_due"]
    assert lines[0]["text"] == "buy soap"
    printed = call("export", "--dir", home, "--since", "2026-03-02")
    assert (printed.exit_code, printed.stdout) == (0, "")
    assert call("export", "--dir", home, "--since", "yesterday").exit_code == 2


def test_a_member_is_shown_without_quoting(home: Path, running: SqlStore):
    shown = call("member", "show", ANN, "--dir", home)
    assert shown.exit_code == 0
    assert "1.5 warn" in shown.output
    assert "soap" not in shown.output
    assert call("member", "show", "lobby:nobody", "--dir", home).exit_code == 1


def test_everything_about_a_member_comes_out_and_nothing_about_another(home: Path):
    exported = json.loads(call("member", "export", ANN, "--dir", home).output)
    assert [event["id"] for event in exported["events"]] == ["m1", f"t/x/{ANN}"]
    assert exported["decisions"][0]["quote"] == "buy soap"
    assert [one["nickname"] for one in exported["memberships"]] == ["乐乐爸"]


def test_an_erased_member_is_nowhere_in_the_files(home: Path):
    """Nor in the words of staff who answered something about them."""
    answered = RequestAnswered(
        id=EventId("s1"), at=NOON, request=RequestId("r3"), answer="approve", by=PersonId("lin"),
        text="乐乐爸 asked kindly", worded="乐乐爸, please not here",
    )  # fmt: skip
    store = open_store(home / "warmfield.db")
    store.commit([Turn(event=answered)])
    store.close()
    erased = call("member", "erase", ANN, "--dir", home)
    assert erased.exit_code == 0, erased.output
    for file in home.glob("warmfield.db*"):
        held = file.read_bytes()
        assert b'lobby:ann"' not in held
        assert b"soap" not in held
        assert "乐乐爸".encode() not in held
    assert call("member", "show", ANN, "--dir", home).exit_code == 1


def test_a_note_of_staff_that_names_an_erased_member_goes_and_the_others_stay(home: Path):
    call("member", "erase", ANN, "--dir", home)
    store = open_store(home / "warmfield.db")
    duty = store.view().get(DutyRecord, "")
    store.close()
    assert duty is not None
    assert [one.text for one in duty.notes] == ["all quiet"]


def test_an_erased_member_of_the_lobby_is_gone_there_too_and_what_is_left_is_said(home: Path):
    book = Book(home / "lobby.db")
    asyncio.run(book.write(staff_account, "ann", "token", "乐乐爸", ""))
    book.close()
    erased = call("member", "erase", ANN, "--dir", home)
    assert "Erased in the lobby too" in erased.output
    assert "Still there: backups" in erased.output
    assert "乐乐爸".encode() not in (home / "lobby.db").read_bytes()
    assert call("member", "erase", ANN, "--dir", home).exit_code == 1


def test_what_was_decided_about_an_erased_member_stays(home: Path):
    call("member", "erase", ANN, "--dir", home)
    store = open_store(home / "warmfield.db")
    decision = store.view().get(Decision, "d/m1")
    assert decision is not None
    assert (decision.rung, decision.findings[0].clause, decision.quote) == ("warn", "1.5", "")
    assert decision.member.startswith("erased:")
    member = store.view().get(MemberRecord, decision.member)
    assert member is not None
    assert member.erased
    assert store.view().get(InboxRecord, "") == InboxRecord(open=(), made=1)
    assert store.view().get(EchoesRecord, "") == EchoesRecord(full=(EchoSlice(0, (echo(ANNA),)),), made=1)
    assert store.view().get(RosterRecord, G) == RosterRecord(id=G, members=(ANNA,))
    sweep = store.view().get(SweepRecord, G)
    assert sweep is not None
    assert [one.member for one in sweep.proposed] == [decision.member, ANNA]
    about_both = store.view().get(Request, "r2")
    assert about_both is not None
    assert about_both.subject["why"] == "1. …: silent\n2. 安娜妈: silent"
    assert store.pending(NOON + timedelta(days=1)) == []
    assert store.next_due() is None
    other = store.view().get(MembershipRecord, f"g\n{ANNA}")
    assert other is not None
    assert (other.nickname, other.invited_by) == ("安娜妈", decision.member)
    store.close()


def test_an_erased_member_counts_on_under_another_name(home: Path):
    call("member", "erase", ANN, "--dir", home)
    store = open_store(home / "warmfield.db")
    pulse, warmed = store.view().get(PulseRecord, G), store.view().get(WarmUpRecord, G)
    store.close()
    assert pulse is not None
    assert warmed is not None
    assert sorted(pulse.people.values()) == [1, 3]
    assert warmed.tried[0].answered[0].startswith("erased:")


def test_nobody_is_erased_while_warmfield_runs(home: Path, running: SqlStore):
    refused = call("member", "erase", ANN, "--dir", home)
    assert (refused.exit_code, "is running" in refused.output) == (1, True)
    assert running.seen([EventId("m1")]) == {"m1"}


def test_a_home_that_is_none_is_said_so(tmp_path: Path):
    for words in (["backup", tmp_path / "b"], ["export"], ["member", "show", "x"], ["member", "erase", "x"]):
        refused = call(*words, "--dir", tmp_path)
        assert (refused.exit_code, "no warmfield database" in refused.output) == (1, True)


def test_the_copy_inside_a_backup_is_a_plain_database(home: Path, tmp_path: Path):
    """So that people can look into it with any tool."""
    call("backup", tmp_path / "b.zip", "--dir", home)
    call("restore", tmp_path / "b.zip", tmp_path / "again")
    with sqlite3.connect(tmp_path / "again" / "warmfield.db") as connection:
        assert connection.execute("SELECT count(*) FROM journal").fetchone() == (3,)
    connection.close()
