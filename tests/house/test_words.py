"""One word for one thing: what the glossary doesn't say is in no name, plan key or template."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")
PLATFORM_WORDS = {"room", "kick", "admin"}


def rows(part: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in part.splitlines()
        if line.startswith("|")
    ][2:]


def words_of(cell: str) -> set[str]:
    return {re.sub(r"\(.*?\)", "", word).strip().lower() for word in re.split(r"[,·;]", cell)} - {""}


def unwanted() -> set[str]:
    first, _, second = GLOSSARY.partition("## Words with a second meaning")
    said = set().union(*(words_of(row[2]) for row in rows(first)))
    allowed = set().union(*(words_of(row[0]) for row in rows(second)))
    return {word for word in said if " " not in word and "-" not in word} - allowed


def names(path: Path) -> set[str]:
    """Every name the file makes: functions, classes, arguments, variables, attributes assigned to."""
    made = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                made.add(name)
            case ast.arg(arg=name):
                made.add(name)
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                made.add(name)
    return made


def pieces(name: str) -> set[str]:
    return {piece.lower() for piece in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}


def test_the_glossary_is_read() -> None:
    assert {"moderator", "hongbao", "username", "policy", "ticket"} <= unwanted()


def test_no_name_in_the_code_uses_an_unwanted_word() -> None:
    found = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        banned = unwanted() - (PLATFORM_WORDS if "platforms" in path.parts else set())
        found += [
            f"{path.relative_to(ROOT)}: {name}"
            for name in sorted(names(path))
            if pieces(name) & banned and name != "model_config"
        ]
    assert not found


def test_no_key_of_the_reference_plans_uses_an_unwanted_word() -> None:
    found = []
    for path in sorted((ROOT / "src" / "warmfield" / "plan" / "reference").glob("*.yaml")):
        keys = set(re.findall(r"^\s*(?:- )?([a-z_]+):", path.read_text("utf-8"), re.MULTILINE))
        found += [f"{path.name}: {key}" for key in sorted(keys) if pieces(key) & unwanted()]
    assert not found


def test_no_template_uses_an_unwanted_word() -> None:
    found = []
    for path in sorted((ROOT / "src").rglob("*.html")):
        text = re.sub(r"<[^>]*>|{%.*?%}|{#.*?#}", " ", path.read_text("utf-8"), flags=re.DOTALL)
        used = set(re.findall(r"[a-z]+", text.lower()))
        found += [f"{path.relative_to(ROOT)}: {word}" for word in sorted(used & unwanted())]
    assert not found
