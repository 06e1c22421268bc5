"""What templates must not do: run code, trust what people wrote, send a form that isn't ours."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "src" / "warmfield" / "console"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
NAMES = [str(path.relative_to(ROOT / "templates")) for path in TEMPLATES]
AT_THE_DOOR = "door.html"
"""Pages before the sign-in have no session that a token could belong to."""
NEEDS_EVAL = (
    r"hx-on\b",
    r"\bjs:",
    r"javascript:",
    r"\son[a-z]+=",
    r"\sstyle=",
    r"<style",
    r"hx-trigger=\"[^\"]*\[",
)
FOREIGN = r"(?:src|href|action)=\"(?:https?:)?//"


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_nothing_in_it_needs_more_than_the_policy_allows(path: Path):
    text = path.read_text("utf-8")
    found = [pattern for pattern in (*NEEDS_EVAL, FOREIGN) if re.search(pattern, text)]
    assert found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_what_people_wrote_is_never_trusted(path: Path):
    assert not re.search(r"\|\s*safe\b|autoescape\s+false", path.read_text("utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_every_form_that_changes_something_is_ours(path: Path):
    text = path.read_text("utf-8")
    if AT_THE_DOOR in text or path.name == AT_THE_DOOR:
        return
    forms = re.findall(r"<form\b[^>]*method=\"post\".*?</form>", text, re.DOTALL | re.IGNORECASE)
    assert [form[:80] for form in forms if "visit.hidden" not in form] == []
