"""A past chat played whole, and what comes out of it; all words invented."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import msgspec
import pytest
from typer.testing import CliRunner

from warmfield.cli import make
from warmfield.community.draft import View
from warmfield.community.events import Event
from warmfield.engine.ports import Turn
from warmfield.plan import reference
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.values import Reading
from warmfield.rehearsal.member_map import MemberMap
from warmfield.rehearsal.past import Past
from warmfield.rehearsal.plans import plan_named
from warmfield.rehearsal.play import Stage, play, turn_or_park
from warmfield.rehearsal.recorder import Recorder
from warmfield.rehearsal.rehearse import rehearse, rehearse_both
from warmfield.rehearsal.result import Result

NICK = "乐乐爸-龙泽苑"
ADVERT = "宝妈在家兼职，日赚300-500元，不收押金，加微信 meimei8888 私聊，先到先得！！"
CHAT = "".join(
    f'{{"at": "2026-03-{day:02}T20:{minute:02}:00+08:00", "group": "{group}", "who": "{who}",'
    f' "nickname": "{nickname}", "id": "{who}{day}{minute}", "text": "{text}"}}\n'
    for day, minute, group, who, nickname, text in [
        (2, 0, "parents", "u1", NICK, "周末去植物园的家长，八点半在西门集合，记得带水。"),
        (2, 9, "parents", "u1", NICK, "https://ex.test/a"),
        (2, 2, "elsewhere", "u2", "豆豆妈-清河湾", "收到，谢谢！"),
        (3, 0, "parents", "u3", "如玛爸-金域华府", ADVERT),
        (4, 0, "parents", "u3", "如玛爸-金域华府", ADVERT),
        (5, 0, "parents", "u3", "如玛爸-金域华府", "大家好，我又来了，今天聊点别的。"),
        (5, 9, "parents", "u3", "如玛爸-金域华府", "https://ex.test/b"),
    ]
)
PLAN = plan_named("reference zh")
BROKEN = cast("Reading", None.__class__)
"""No reading at all: whatever a rule asks of it isn't there."""


@pytest.fixture
def past(read: Callable[..., Past]) -> Past:
    return read(CHAT, name="chat.jsonl")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., tuple[int, str]]:
    (tmp_path / "chat.jsonl").write_text(CHAT, "utf-8")

    def running(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(make(), ["rehearse", *arguments])
        return done.exit_code, done.output

    return running


def test_a_bare_link_is_held_and_staff_are_asked(past: Past) -> None:
    result = rehearse(PLAN, past, MemberMap())
    (one,) = [d for d in result.decisions if d.event == "u129"]
    assert (one.band, one.findings[0].clause, one.findings[0].spans) == ("act", "1.2", ((0, 17),))
    assert [type(action).__name__ for action in one.actions] == ["HoldMessage", "Tell"]
    assert [request.sort for request in result.requests if request.event == "u129"] == ["link"]


def test_what_a_removed_member_wrote_later_is_marked(past: Past) -> None:
    result = rehearse(PLAN, past, MemberMap())
    after = {one.event: one.after for one in result.decisions if one.member == "u3"}
    assert after == {"u330": "", "u340": "", "u359": "removal"}
    assert result.kept_from_writing == 2


def test_a_group_of_the_past_keeps_its_own_name(past: Past) -> None:
    assert rehearse(PLAN, past, MemberMap()).groups == ("elsewhere", "parents")


def test_each_clause_is_counted(past: Past) -> None:
    noise = {one.clause: one for one in rehearse(PLAN, past, MemberMap()).noise}
    assert (noise["1.2"].act, noise["1.2"].per_1000) == (2, 285.71)
    assert noise["1.5"].act == 2


def test_a_second_plan_is_held_against_the_first(past: Past) -> None:
    changed = reference.text("zh").replace("min_words: 10", "min_words: 0")
    assert changed != reference.text("zh")
    second = PLAN.model_copy(
        update={
            "version": "second",
            "clauses": tuple(
                clause.model_copy(update={"min_words": 0}) if clause.number == "1.2" else clause
                for clause in PLAN.clauses
            ),
        }
    )
    against = rehearse_both(PLAN, second, past, MemberMap()).against
    assert against is not None
    assert [(one.event, one.how) for one in against.differences] == [("u129", "gone"), ("u359", "gone")]
    assert against.differences[0].before is not None


def test_the_json_is_the_documented_one_and_the_same_each_time(
    tmp_path: Path, run: Callable[..., tuple[int, str]]
) -> None:
    """It decodes by its own type, names the fields the issue promises, and doesn't change."""
    chat = str(tmp_path / "chat.jsonl")
    for name in ("one", "two"):
        code, _ = run(
            "reference zh", chat, "--json", str(tmp_path / f"{name}.json"), "--html", str(tmp_path / name)
        )
        assert code == 0
    written = (tmp_path / "one.json").read_bytes()
    assert written == (tmp_path / "two.json").read_bytes()
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    result = msgspec.json.decode(written, type=Result)
    assert (result.version, result.plan, result.messages) == (1, PLAN.version, 7)
    fields = set(msgspec.json.decode(written))
    assert fields >= {
        "version", "plan", "messages", "decisions", "requests", "posts", "gauge", "skipped",
    }  # fmt: skip
    decision = msgspec.json.decode(written)["decisions"][0]
    assert set(decision) >= {
        "event", "at", "group", "member", "findings", "band", "rung", "actions", "told",
    }  # fmt: skip
    assert decision["actions"][0]["do"] == "hold_message"


def test_every_field_of_the_result_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "result.md").read_text("utf-8")
    assert not [name for name in Result.__struct_fields__ if f"`{name}`" not in page]


def test_the_printed_report_says_what_was_done(tmp_path: Path, run: Callable[..., tuple[int, str]]) -> None:
    code, said = run("reference zh", str(tmp_path / "chat.jsonl"), "--lang", "en")
    assert code == 0
    assert "Messages: 7; people: 3; groups: 2" in said
    assert "“[https://ex.test/a]”" in said
    assert "elsewhere" in said


def test_the_page_marks_evidence_and_escapes_names(
    tmp_path: Path, run: Callable[..., tuple[int, str]]
) -> None:
    (tmp_path / "chat.jsonl").write_text(CHAT.replace(NICK, "<b>乐乐爸"), "utf-8")
    code, _ = run("reference zh", str(tmp_path / "chat.jsonl"), "--html", str(tmp_path / "page.html"))
    page = (tmp_path / "page.html").read_text("utf-8")
    assert code == 0
    assert "<mark>https://ex.test/a</mark>" in page
    assert "&lt;b&gt;乐乐爸" in page
    assert "<b>乐乐爸" not in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no-such-plan.yaml", "chat"], "no-such-plan.yaml: There is no plan to read"),
        (["reference zh", "no-such-chat"], "no-such-chat: This file can’t be read"),
        (["reference zh", "chat", "--since", "soon"], "soon is no day or time"),
        (["reference zh", "chat", "a.scene"], "Rehearse scenes and logs one after the other"),
        (["reference zh", "chat", "--json", "no/such/folder.json"], "This can’t be written"),
    ],
)
def test_wrong_use_ends_with_two(
    tmp_path: Path, run: Callable[..., tuple[int, str]], arguments: list[str], said: str
) -> None:
    chat = str(tmp_path / "chat.jsonl")
    code, output = run(*[chat if one == "chat" else one for one in arguments], "--lang", "en")
    assert code == 2
    assert said in output


def test_a_scene_that_goes_otherwise_ends_with_one(
    tmp_path: Path, run: Callable[..., tuple[int, str]]
) -> None:
    good, bad = tmp_path / "good.scene", tmp_path / "bad.scene"
    good.write_text(f"# Fine\n20:01 {NICK}> 大家晚上好\n", "utf-8")
    bad.write_text(f"# Not fine\n20:01 {NICK}> 大家晚上好\n      < removes the message\n", "utf-8")
    assert run("reference zh", str(good), "--lang", "en") == (0, "✓ Fine\nScenes: 1; went otherwise: 0\n")
    code, said = run("reference zh", str(good), str(bad), "--lang", "en")
    assert code == 1
    assert "✗ Not fine\n2: 20:01" in said


def test_a_poison_event_is_set_aside_and_the_rest_goes_on(past: Past) -> None:
    """A stage whose turn raises on one message, as a bug of ours would."""
    rulebook = MemberMap().rulebook(PLAN)

    def breaks(rules: Rulebook, view: View, event: Event, reading: Reading | None) -> Turn:
        return turn_or_park(rules, view, event, BROKEN if event.id == "u120" else reading)

    stage = Stage(rulebook, breaks)
    recorder = Recorder(rulebook, stage)
    for made in play(stage, past.events):
        recorder.see(made)
    result = recorder.result(past.skipped)
    assert [(one.reason, one.what[:5]) for one in result.skipped] == [("parked", "u120:")]
    assert "parked" in {request.sort for request in result.requests}
    assert result.messages == 7


def test_a_plan_with_errors_is_refused_as_check_would_show_it(
    tmp_path: Path, run: Callable[..., tuple[int, str]]
) -> None:
    """Both what doesn't fit the form and what only `check` sees, in the first plan and in the second."""
    good = reference.text("zh")
    formless = good.replace("min_words: 10", "min_words: many")
    unknown = good.replace("owner: lin", "owner: nobody", 1)
    assert len({good, formless, unknown}) == 3
    chat = str(tmp_path / "chat.jsonl")
    for wrong in (formless, unknown):
        (tmp_path / "plan.yaml").write_text(wrong, "utf-8")
        checked = CliRunner().invoke(make(), ["check", str(tmp_path / "plan.yaml")])
        for arguments in ([str(tmp_path), chat], ["reference en", chat, "--against", str(tmp_path)]):
            code, said = run(*arguments)
            assert (code, said) == (1, checked.output)


def test_a_past_shows_who_would_be_asked_and_about_whom_the_staff(read: Callable[..., Past]):
    """1.8, by the plan's own numbers: a sweep every four weeks, 135 days where nobody sees who reads."""
    line = (
        '{{"at": "{at}T12:00:00+08:00", "group": "chat", "who": "{who}", "nickname": "{who}", "text": "早"}}'
    )
    days = [date(2026, 1, 1) + timedelta(days=nth) for nth in range(160)]
    lines = [line.format(at=days[0], who="豆豆妈-清河湾"), *(line.format(at=day, who=NICK) for day in days)]
    result = rehearse(PLAN, read("\n".join(lines), name="chat.jsonl"), MemberMap())
    (asked,) = [one for one in result.requests if one.sort == "lurkers"]
    assert asked.subject["members"] == "豆豆妈-清河湾"
    assert "看不到谁在看" in asked.subject["why"]
    words = [one for one in result.others if one.action.clause == "1.8"]
    assert [one.at.date() for one in words] == [date(2026, 5, 21)]
