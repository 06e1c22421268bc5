"""Several lines of several files as one past."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from warmfield.community.events import MessageSent
from warmfield.rehearsal.errors import RehearsalError
from warmfield.rehearsal.member_map import MemberMap
from warmfield.rehearsal.past import Past, Span, read_past


def line(at: str, text: str, **rest: str):
    fields = {"at": f"2026-03-{at}", "who": "u1", "text": text} | rest
    return "{" + ", ".join(f'"{name}": "{value}"' for name, value in fields.items()) + "}\n"


def texts(past: Past):
    return [event.text for event in past.events if isinstance(event, MessageSent)]


def test_lines_are_played_in_the_order_of_time(read: Callable[..., Past]):
    past = read(line("02T20:02", "third") + line("02T20:01", "first") + line("02T20:01", "second"))
    assert texts(past) == ["first", "second", "third"]


def test_a_missing_nickname_is_the_last_one_known(read: Callable[..., Past]):
    past = read(
        line("02T20:03", "c", nickname="new") + line("02T20:01", "a", nickname="old") + line("02T20:02", "b")
    )
    assert [event.nickname for event in past.events] == ["old", "old", "new"]


def test_an_id_counts_once(read: Callable[..., Past]):
    past = read(line("02T20:01", "a", id="m") + line("02T20:02", "b", id="m"))
    assert texts(past) == ["a"]
    assert [(s.reason, s.what, s.count) for s in past.skipped] == [("duplicate", "m", 1)]


def test_since_is_in_and_until_is_out(read: Callable[..., Past]):
    span = Span(datetime(2026, 3, 2, 12, 1, tzinfo=UTC), datetime(2026, 3, 2, 12, 3, tzinfo=UTC))
    past = read("".join(line(f"02T20:0{n}", str(n)) for n in range(5)), span=span)
    assert texts(past) == ["1", "2"]


def test_what_was_granted_before_still_counts(read: Callable[..., Past]):
    span = Span(datetime(2026, 3, 3, tzinfo=UTC))
    past = read(line("02T20:00", "", kind="link_approved") + line("02T20:01", "a"), span=span)
    assert [event.__struct_config__.tag for event in past.events] == ["link_approved"]


def test_a_group_may_be_renamed_or_left_out(read: Callable[..., Past]):
    known = MemberMap(groups={"a": "parents", "b": None})
    past = read(line("02T20:00", "1", group="a") + line("02T20:01", "2", group="b"), known=known)
    assert [event.group for event in past.events] == ["parents"]
    assert [(s.reason, s.what) for s in past.skipped] == [("left_out", "b")]


def test_two_files_of_one_name_dont_share_ids(tmp_path: Path):
    paths = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "chat.jsonl")
        paths[-1].write_text(line("02T20:00", folder), "utf-8")
    past = read_past(paths, ZoneInfo("UTC"), Span(), MemberMap())
    assert [event.id for event in past.events] == ["chat:1", "chat 2:1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_file_may_be_in_any_usual_encoding(read: Callable[..., Past], encoding: str):
    past = read("乐乐爸 2026-03-02 20:00\n大家晚上好，今天作业是什么？\n".encode(encoding))
    assert texts(past) == ["大家晚上好，今天作业是什么？"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "chat.txt: This file is empty."),
        (b" \n\n", "chat.txt: This file is empty."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "chat.txt:1: This is no text."),
        (b"\n\nDear all,\nsee you.\n", "chat.txt:3: This is no chat log we know: “Dear all,”."),
        (b'{\n"messages": [{"date": "2026-03-02T20:00:00"},\n', "chat.txt:2: This is no Telegram export"),
        (b'{"messages": [{"timestamp": 1}]}', "chat.txt:1: This is no Telegram export"),
    ],
)
def test_a_file_that_is_no_log_gets_one_clear_error(read: Callable[..., Past], content: bytes, said: str):
    with pytest.raises(RehearsalError) as refused:
        read(content)
    assert str(refused.value).startswith(said)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path):
    for path, said in ((tmp_path, "This is a folder"), (tmp_path / "gone", "can’t be read")):
        with pytest.raises(RehearsalError, match=said):
            read_past([path], ZoneInfo("UTC"), Span(), MemberMap())


def test_a_large_log_is_read_twice_and_gives_the_same(tmp_path: Path):
    path = tmp_path / "chat.jsonl"
    path.write_text("".join(line(f"02T20:0{n}", str(n), id=f"m{n % 4}") for n in range(6)) + "{\n", "utf-8")
    held = read_past([path], ZoneInfo("UTC"), Span(), MemberMap())
    streamed = read_past([path], ZoneInfo("UTC"), Span(), MemberMap(), held_up_to=0)
    assert not isinstance(streamed.events, list)
    assert list(streamed.events) == held.events == list(streamed.events)
    assert (streamed.count, streamed.groups, streamed.skipped) == (held.count, held.groups, held.skipped)
