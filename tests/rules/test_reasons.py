"""Every reason is a sentence, in both languages."""

import re
from pathlib import Path

import pytest

from warmfield.community.findings import Finding
from warmfield.community.ids import ClauseNumber
from warmfield.rules.reasons import REASONS, sentence
from warmfield.wording import words_in

RULES = Path(__file__).parents[2] / "src" / "warmfield" / "rules"


def finding(reason: str, **facts: str | int):
    return Finding(rule="r", clause=ClauseNumber("1"), reason=reason, facts=facts)


def test_every_reason_in_the_rules_has_its_sentence_and_its_heading():
    named = set()
    rooms = (RULES.glob("*.py"), *((RULES.parent / one).rglob("*.py") for one in ("rhythm", "moderation")))
    for path in (path for room in rooms for path in room):
        for line in re.findall(r"reason=(.*?)(?:facts=|$)", path.read_text("utf-8"), re.MULTILINE):
            named |= set(re.findall(r'"(\w+)"', line))
    assert named == set(REASONS)
    page = (RULES.parents[2] / "docs" / "rules.md").read_text("utf-8")
    assert named <= set(re.findall(r"^#+ .*`(\w+)`", page, re.MULTILINE))


def test_fills_in_what_was_counted():
    said = sentence(finding("too_fast", messages=9, seconds=30), words_in("en"))
    assert said == "9 messages within 30 seconds."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The nickname lacks what others know you by: mum or dad, class."),
        ("zh", "群昵称里还缺：爸爸还是妈妈、class，大家不好认。"),
    ],
)
def test_names_the_missing_parts_of_a_nickname(language: str, said: str):
    assert sentence(finding("nickname_format", missing="parent,class"), words_in(language)) == said


def test_says_what_speaks_for_the_author():
    said = sentence(finding("advert", lowered_by="gives_away"), words_in("en"))
    assert said == "The message reads like an advert. Something is given away."
    covered = sentence(finding("uninvited", covered_by="approved_invitation"), words_in("en"))
    assert covered.endswith("Staff agreed to the invitation.")


def test_a_reason_of_another_version_still_reads():
    assert sentence(finding("forgotten"), words_in("en")) == "The message doesn't fit a house rule."
