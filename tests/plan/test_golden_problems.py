"""Every problem code has a broken plan, and what an operator reads about it is kept word for word.

`GOLDEN=write pytest tests/plan/test_golden_problems.py` writes the answers anew; read the difference.
"""

import os
from pathlib import Path

import pytest

from warmfield.plan.check import check
from warmfield.plan.load import load
from warmfield.plan.problem_sorts import SORTS
from warmfield.plan.show import shown, summary
from warmfield.wording import words_in

GOLDEN = Path(__file__).parent / "golden"


def printed(code: str, language: str) -> str:
    words = words_in(language)
    problems = check(load((GOLDEN / f"{code}.yaml").read_text("utf-8"), f"{code}.yaml"))
    return "\n\n".join([*(shown(one, words) for one in problems), summary(problems, words)]) + "\n"


def test_every_code_has_a_broken_plan():
    assert {path.stem for path in GOLDEN.glob("*.yaml")} == set(SORTS)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", sorted(SORTS))
def test_a_broken_plan_is_answered_word_for_word(code: str, language: str):
    answer, kept = printed(code, language), GOLDEN / f"{code}.{language}.txt"
    if os.environ.get("GOLDEN") == "write":
        kept.write_text(answer, encoding="utf-8")
    assert answer == kept.read_text("utf-8")
    assert answer.startswith(code) or f"\n{code}" in answer


@pytest.mark.parametrize("code", sorted(SORTS))
def test_the_caret_stands_in_the_line_of_the_problem(code: str):
    text = (GOLDEN / f"{code}.yaml").read_text("utf-8")
    for one in check(load(text, code)):
        assert one.line == text.splitlines()[one.place.line - 1]
        assert 1 <= one.place.column <= len(one.line) + 1
