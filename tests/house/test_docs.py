"""Whatever an operator can meet has its heading in the docs, and every link in them leads somewhere."""

import re
from pathlib import Path
from typing import get_args

import pytest

from warmfield.cli import make
from warmfield.community.actions import Action
from warmfield.plan.clauses import KeptClause

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]


def headings(page: str) -> set[str]:
    text = (DOCS / page).read_text("utf-8")
    return {
        h for line in re.findall(r"^#+ (.*)$", text, re.MULTILINE) for h in re.findall(r"`([^`]+)`", line)
    }


def test_every_action_has_its_heading() -> None:
    names = {one.__struct_config__.tag for one in get_args(Action)}
    assert names <= headings("actions.md")


def test_every_kind_of_clause_has_its_heading() -> None:
    kinds = {get_args(one.model_fields["kind"].annotation)[0] for one in get_args(KeptClause)}
    assert kinds <= headings("rules.md")


def test_every_command_has_its_heading() -> None:
    app = make()
    names = {c.name or c.callback.__name__.replace("_", "-") for c in app.registered_commands if c.callback}
    for group in app.registered_groups:
        assert group.typer_instance is not None
        names |= {
            f"{group.name} {c.name or c.callback.__name__}"
            for c in group.typer_instance.registered_commands
            if c.callback
        }
    assert names <= headings("commands.md")


def test_every_problem_code_has_its_heading() -> None:
    used = set()
    for path in (ROOT / "src" / "warmfield" / "plan").rglob("*.py"):
        used |= set(re.findall(r'"(P\d{3})"', path.read_text("utf-8")))
    assert used
    assert used <= {
        h[:4] for h in re.findall(r"^#+ `?(P\d{3})", (DOCS / "problems.md").read_text("utf-8"), re.MULTILINE)
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    targets = [t.split("#")[0] for t in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in t]
    assert not [t for t in targets if t and not (page.parent / t).exists()]
