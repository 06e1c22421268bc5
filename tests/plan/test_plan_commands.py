"""The commands around a plan: their words and their exit codes."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from warmfield.cli import plan_commands
from warmfield.plan import reference

APP = typer.Typer()
plan_commands.register(APP)


def run(*words: object, **environment: str) -> Result:
    return CliRunner().invoke(
        APP, [str(word) for word in words], env={"LANG": "en", "LC_ALL": "", **environment}
    )


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(reference.text("en"), encoding="utf-8")
    return path


def test_new_writes_the_reference_plan_and_says_what_next(tmp_path: Path):
    result = run("new", tmp_path / "ours", "--lang", "zh")
    assert result.exit_code == 0
    assert (tmp_path / "ours" / "plan.yaml").read_text("utf-8") == reference.text("zh")
    assert "warmfield check" in result.output


def test_new_overwrites_nothing(plan: Path):
    plan.write_text("mine", encoding="utf-8")
    result = run("new", plan.parent)
    assert (result.exit_code, plan.read_text("utf-8")) == (2, "mine")
    assert "is there already" in result.output


def test_check_of_a_good_plan_is_one_line(plan: Path):
    result = run("check", plan)
    assert (result.exit_code, result.output) == (0, "This plan is in order.\n")


def test_check_of_a_broken_plan_exits_1_and_says_it_in_the_plans_language(plan: Path):
    plan.write_text(reference.text("zh").replace("owner: lin", "owner: lim"), encoding="utf-8")
    result = run("check", plan)
    assert result.exit_code == 1
    assert "是不是想写 `lin`？" in result.output


def test_lang_overrules_the_plans_language(plan: Path):
    plan.write_text(reference.text("zh").replace("owner: lin", "owner: lim"), encoding="utf-8")
    assert "did you mean `lin`?" in run("check", plan, "--lang", "en").output


def test_check_as_json_is_for_programs(plan: Path):
    plan.write_text(reference.text("en").replace("owner: lin", "owner: lim"), encoding="utf-8")
    result = run("check", plan, "--json")
    (one,) = json.loads(result.output)
    assert (result.exit_code, one["code"], one["guess"], one["severity"]) == (1, "P301", "lin", "error")


def test_a_note_alone_exits_0(plan: Path):
    plan.write_text(reference.text("en").replace("platform: lobby", "platform: wechat", 1), encoding="utf-8")
    result = run("check", plan)
    assert result.exit_code == 0
    assert "P806 (note)" in result.output


@pytest.mark.parametrize("lines", [b"", b"  \n"])
def test_an_empty_file_is_wrong_use(plan: Path, lines: bytes):
    plan.write_bytes(lines)
    result = run("check", plan)
    assert result.exit_code == 2
    assert "is empty" in result.output


def test_a_file_that_is_not_there(tmp_path: Path):
    result = run("check", tmp_path / "nope.yaml")
    assert (result.exit_code, result.output.count("\n")) == (2, 1)


def test_a_directory_is_wrong_use(tmp_path: Path):
    assert run("explain", tmp_path).exit_code == 2


def test_bytes_that_are_no_utf8_are_wrong_use(plan: Path):
    plan.write_bytes("群规".encode("gb18030"))
    result = run("check", plan)
    assert result.exit_code == 2
    assert "save it as UTF-8" in result.output


def test_a_byte_order_mark_is_no_problem(plan: Path):
    plan.write_bytes(b"\xef\xbb\xbf" + reference.text("en").encode())
    assert run("check", plan).exit_code == 0


def test_an_unknown_language_is_wrong_use(plan: Path):
    assert run("check", plan, "--lang", "fr").exit_code == 2


def test_explain_of_one_clause(plan: Path):
    result = run("explain", plan, "1.5")
    assert result.exit_code == 0
    assert result.output.startswith("1.5 Adverts\n")


def test_explain_of_an_unknown_clause_is_wrong_use(plan: Path):
    result = run("explain", plan, "9.9")
    assert result.exit_code == 2
    assert "There is no clause 9.9" in result.output


def test_explain_of_a_broken_plan_shows_its_problems(plan: Path):
    plan.write_text("groups: [", encoding="utf-8")
    result = run("explain", plan)
    assert result.exit_code == 1
    assert "P101" in result.output


def test_diff_tells_in_words(plan: Path, tmp_path: Path):
    new = tmp_path / "new.yaml"
    new.write_text(reference.text("en").replace("min_words: 10", "min_words: 12"), encoding="utf-8")
    assert run("diff", plan, new).output == "The house rules\n  ~ 1.2 Links: min_words is 12 now, was 10\n"


def test_schema_is_json():
    assert json.loads(run("schema").output)["title"] == "warmfield plan"
