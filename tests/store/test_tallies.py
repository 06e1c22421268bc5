"""What reports count: the same from a store that was written today and from one of an earlier release."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs
from sqlalchemy import Connection, select, text
from tests.store.test_store_contract import ANN, NOON, G, decided, post, said

from warmfield.community.findings import Decision, Finding
from warmfield.community.ids import ClauseNumber, GroupId, MemberId, PersonId, RequestId
from warmfield.community.months import MonthRecord, month_key, months_of
from warmfield.community.pulse import DayHeard
from warmfield.community.requests import Request
from warmfield.community.tallies import Cited, PutToStaff
from warmfield.engine.report_port import Stretch, Which
from warmfield.store import open_store, tables
from warmfield.store.archive import SqlArchive
from warmfield.store.erase_member import erase_member
from warmfield.store.sql_store import SqlStore
from warmfield.store.sql_tallies import SqlTallies

STAFF = MemberId("lobby:lin")
DAY = Stretch(since=NOON, until=NOON + timedelta(days=1), groups=(G,), staff=(STAFF,))


def go_back(writer: Connection, version: str) -> None:
    """Make of a database of today one of an earlier release."""
    writer.exec_driver_sql("DROP TABLE cited")
    writer.exec_driver_sql("DROP INDEX requests_at")
    for column in ("sort", "answered_at", "answered_by"):
        writer.exec_driver_sql(f"ALTER TABLE requests DROP COLUMN {column}")
    writer.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})


def broke(name: str, *clauses: str, minutes: int = 0, **more: object) -> Decision:
    findings = tuple(Finding(rule="r", clause=ClauseNumber(one), reason="x") for one in clauses)
    made = structs.replace(decided(name, NOON + timedelta(minutes=minutes)), findings=findings)
    return structs.replace(made, **{"rung": "note", "actions": (post("p"),), "bands": (), **more})


ACTED = broke("d1", "1.2", "1.5", bands=("act", "review"))
EXEMPT = broke("d2", "1.2", minutes=1, member=STAFF, band="pass", rung="", actions=(), why_passed="exempt")
UNDONE = broke("d3", "1.2", minutes=2, undone_at=NOON, appeal="granted")
DRY = broke("d4", "1.2", minutes=3, dry=True)
ASKED = broke("d5", "1.6", minutes=4, band="review", actions=())
AGREED = broke("d6", "1.6", minutes=5, band="review", decided_by=PersonId("lin"))
NO_BREACH = broke("d7", "1.2", minutes=6, band="pass", rung="", actions=(), why_passed="score")
TWICE = broke("d8", "9.2", "9.2", minutes=7, bands=("review", "act"))
LATER = broke("d9", "1.2", minutes=24 * 60)
ALL = (ACTED, EXEMPT, UNDONE, DRY, ASKED, AGREED, NO_BREACH, TWICE, LATER)


def seen(clause: str, band: str = "act", followed: str = "", **more: object) -> Cited:
    return Cited(clause=ClauseNumber(clause), band=band, followed=followed, staff=False, **more)  # type: ignore[arg-type]


COUNTED = [
    seen("1.2", followed="note"),
    seen("1.5", band="review"),
    structs.replace(seen("1.2", band="pass", why="exempt"), staff=True),
    seen("1.2", followed="note", undone=True, appeal="granted"),
    seen("1.2", why="dry"),
    seen("1.6", band="review"),
    seen("1.6", band="review", followed="note"),
    seen("9.2", followed="note"),
]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """With decisions and requests in it."""
    store = open_store(tmp_path / "warmfield.db")
    store.commit([said(f"m{at}", one) for at, one in enumerate(ALL)])
    asked = Request(id=RequestId("r1"), sort="link", at=NOON, group=G, title="?")
    done = structs.replace(asked, state="approved", answered_at=NOON + timedelta(hours=1), answered_by="lin")
    elsewhere = Request(id=RequestId("r2"), sort="gap", at=NOON, group=GroupId("h"), title="?")
    store.commit([said("r1", asked), said("r2", done), said("r3", elsewhere)])
    store.close()
    return tmp_path


def order(one: Cited) -> str:
    return repr(one)


async def counted(home: Path) -> list[Cited]:
    archive = SqlArchive(home / "warmfield.db")
    found = await SqlTallies(archive).cited(DAY)
    archive.close()
    return sorted(found, key=order)


async def test_every_finding_is_counted_with_what_followed(home: Path):
    assert await counted(home) == sorted(COUNTED, key=order)


async def test_a_store_of_an_earlier_release_is_counted_alike(home: Path):
    store = open_store(home / "warmfield.db")
    with store._writer.begin():
        go_back(store._writer, "0003")
    store.close()
    open_store(home / "warmfield.db").close()
    assert await counted(home) == sorted(COUNTED, key=order)
    assert await waited(home) == [("r1", timedelta(hours=1), "lin")]


async def waited(home: Path) -> list[tuple[str, timedelta | None, str | None]]:
    archive = SqlArchive(home / "warmfield.db")
    found: list[PutToStaff] = await SqlTallies(archive).put_to_staff(DAY)
    archive.close()
    return [(one.id, one.answered_at and one.answered_at - one.at, one.answered_by) for one in found]


async def test_how_long_requests_of_these_groups_waited(home: Path):
    assert await waited(home) == [("r1", timedelta(hours=1), "lin")]


@pytest.mark.parametrize(
    ("which", "names"),
    [
        (Which(), ["d8", "d6", "d5", "d4", "d3", "d2", "d1"]),
        (Which(clause=ClauseNumber("1.2")), ["d4", "d3", "d2", "d1"]),
        (Which(staff=True), ["d2"]),
        (Which(clause=ClauseNumber("1.2"), staff=False, followed="note"), ["d3", "d1"]),
        (Which(followed="nothing", clause=ClauseNumber("1.6")), ["d5"]),
        (Which(undone=True), ["d3"]),
        (Which(appeal="granted"), ["d3"]),
    ],
)
async def test_a_figure_leads_to_its_decisions(home: Path, which: Which, names: list[str]):
    archive = SqlArchive(home / "warmfield.db")
    tallies = SqlTallies(archive)
    assert [one.id for one in await tallies.decisions(DAY, which)] == names
    assert [one.id for one in await tallies.decisions(DAY, which, skip=1, limit=1)] == names[1:2]
    archive.close()


async def test_days_are_kept_by_month(tmp_path: Path):
    store: SqlStore = open_store(tmp_path / "warmfield.db")
    key = month_key(G, NOON.date())
    month = MonthRecord(id=key, days=(DayHeard(day=NOON.date().toordinal(), messages=3),))
    store.commit([said("m1", month)])
    store.close()
    archive = SqlArchive(tmp_path / "warmfield.db")
    assert await SqlTallies(archive).months([key, "other"]) == [month]
    archive.close()


def test_months_of_a_stretch_pass_the_new_year():
    ends = (NOON - timedelta(days=65)).date(), NOON.date()
    assert [f"{one:%Y-%m}" for one in months_of(*ends)] == ["2025-12", "2026-01", "2026-02", "2026-03"]


def test_who_is_erased_is_counted_under_another_name(home: Path):
    alias = erase_member(home, ANN, NOON)
    store = open_store(home / "warmfield.db")
    members = set(store._reader.execute(select(tables.cited.c.member)).scalars())
    store.close()
    assert members == {alias, STAFF}
