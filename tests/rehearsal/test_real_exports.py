"""The importers against files other programs wrote, with what those programs' own tests expect."""

import json
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from warmfield.community.events import MessageSent
from warmfield.rehearsal.member_map import MemberMap
from warmfield.rehearsal.past import Past, Span, read_past

EXPORTS = Path(__file__).parents[3] / "shared" / "data" / "exports"
WHATSAPP = [
    "test_[mmddyy]_24hrs.txt",
    "test_ddmmyy_24hrs.txt",
    "test_mmddyy_24hrs.txt",
    "test_mmddyyyy_12hrs.txt",
    "test_yyyymmdd_24hrs.txt",
]


def past(path: Path) -> Past:
    return read_past([path], ZoneInfo("UTC"), Span(), MemberMap())


def said(path: Path) -> list[tuple[datetime, str, str]]:
    return [
        (event.at, event.nickname, " ".join(event.text.split()))
        for event in past(path).events
        if isinstance(event, MessageSent)
    ]


def target(path: Path) -> list[tuple[datetime, str, str]]:
    rows = json.loads(path.read_text("utf-8"))
    return sorted(
        (datetime.fromisoformat(row["timestamp"]).replace(tzinfo=UTC), row["author"], row["message"])
        for row in rows
    )


@pytest.mark.parametrize("name", WHATSAPP)
def test_whatsapp_in_each_date_format_gives_the_same_chat(shared: Path, name: str) -> None:
    folder = shared / "exports" / "chat-miner" / "whatsapp"
    assert said(folder / name) == target(folder / "target.json")


def test_what_whatsapp_itself_wrote_is_counted(shared: Path) -> None:
    """A created group, an added member and a line without a colon: three lines, from line 2 on."""
    skipped = past(shared / "exports" / "chat-miner" / "whatsapp" / WHATSAPP[1]).skipped
    assert [(one.reason, one.line, one.count) for one in skipped] == [("system", 2, 3)]


@pytest.mark.parametrize("name", ["test_single_export.json", "test_batch_export.json"])
def test_telegram_of_one_chat_and_of_all(shared: Path, name: str) -> None:
    folder = shared / "exports" / "chat-miner" / "telegram"
    assert said(folder / name) == target(folder / "target.json")


def test_telegram_answers_name_their_message(shared: Path) -> None:
    events = past(shared / "exports" / "chatpack-cli" / "telegram_export.json").events
    answers = [e for e in events if isinstance(e, MessageSent) and e.reply_to]
    assert [(e.text, e.reply_to) for e in answers] == [("No, what happened?", "Test Chat:4")]


def test_wechat_saved_by_the_desktop_client(shared: Path) -> None:
    first, *_, last = said(shared / "exports" / "teacher-skill" / "wechat_sample.txt")
    assert first == (
        datetime(2026, 3, 15, 9, 23, 45, tzinfo=UTC),
        "姚老师",
        "今天的作业：课本 P52 第3、5、7题",
    )
    assert last[1:] == ("姚老师", "明天带好三角尺和量角器，要上几何课")


def test_qq_accounts_are_told_from_nicknames(shared: Path) -> None:
    events = past(shared / "exports" / "teacher-skill" / "qq_sample.txt").events
    first = events[0]
    assert isinstance(first, MessageSent)
    assert (first.who, first.nickname) == ("12345678", "姚老师")


def test_every_message_of_the_long_logs_is_there(shared: Path) -> None:
    log = past(shared / "logs" / "irc_disentangle_dev.jsonl")
    assert log.count == 11642
    assert [(one.reason, one.count) for one in log.skipped] == [("system", 858)]
