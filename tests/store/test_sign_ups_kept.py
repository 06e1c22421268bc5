"""Sign-ups name families: they are handed out, erased with their member, and forgotten in time."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from warmfield.cli import make
from warmfield.community.calendar_records import Facts, OccurrenceRecord, SignUp
from warmfield.community.events import MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.records import MemberRecord
from warmfield.engine.ports import Turn
from warmfield.store import open_store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
G, ANN, BEN = GroupId("g"), MemberId("lobby:ann"), MemberId("lobby:ben")
KITES = Facts("Kites", "Brookview", NOON)


def sign_up(who: MemberId, name: str, *, came: bool = False) -> SignUp:
    return SignUp(who=who, name=name, group=G, at=NOON, adults=2, knows=KITES, came=came)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text("community: x\n")
    store = open_store(tmp_path / "warmfield.db")
    event = MessageSent(id=EventId("m1"), at=NOON, group=G, who=ANN, nickname="Leo's mum", text="sign up")
    over = (sign_up(ANN, "Leo's mum", came=True), sign_up(BEN, "Mia's dad"))
    records = (
        MemberRecord(id=ANN, first_seen=NOON),
        OccurrenceRecord(id="a1/2026-03-01", known=KITES, sign_ups=over, tries=(ANN,)),
        OccurrenceRecord(id="a2/2026-09-01", known=KITES, sign_ups=(sign_up(ANN, "Leo's mum"),)),
    )
    store.commit([Turn(event=event, records=records)])
    store.close()
    return tmp_path


def call(*words: str | Path) -> Result:
    return CliRunner().invoke(make(), [*map(str, words), "--lang", "en"])


def kept(home: Path, key: str) -> OccurrenceRecord:
    store = open_store(home / "warmfield.db")
    found = store.view().get(OccurrenceRecord, key)
    store.close()
    assert found is not None
    return found


def test_ones_own_sign_ups_are_handed_out_and_nobody_elses(home: Path) -> None:
    known = json.loads(call("member", "export", ANN, "--dir", home).output)
    assert list(known["sign_ups"]) == ["a1/2026-03-01", "a2/2026-09-01"]
    assert "Mia" not in json.dumps(known)
    assert "Activities signed up for: 2" in call("member", "show", ANN, "--dir", home).output


def test_an_erased_member_comes_to_nothing_more_and_was_counted_where_they_came(home: Path) -> None:
    assert call("member", "erase", ANN, "--dir", home).exit_code == 0
    came, other = kept(home, "a1/2026-03-01").sign_ups
    assert (came.name, came.came, came.people) == ("", True, 2)
    assert came.who.startswith("erased:")
    assert other.name == "Mia's dad"
    assert kept(home, "a2/2026-09-01").sign_ups == ()
    files = b"".join(file.read_bytes() for file in home.glob("warmfield.db*"))
    assert b"Leo" not in files
    assert b"lobby:ann" not in files


def test_names_are_forgotten_when_the_plan_says_so(home: Path) -> None:
    store = open_store(home / "warmfield.db")
    while store.forget(NOON - timedelta(days=1), NOON - timedelta(days=1)):
        pass
    assert store.view().get(OccurrenceRecord, "a1/2026-03-01").sign_ups[0].name == "Leo's mum"  # type: ignore[union-attr]
    while store.forget(NOON + timedelta(days=1), NOON + timedelta(days=1)):
        pass
    store.close()
    assert [one.name for one in kept(home, "a1/2026-03-01").sign_ups] == ["", ""]
