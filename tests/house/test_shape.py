"""The house keeps its shape: small files, small functions, one thing a file."""

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "src").rglob("*.py"))
LONGEST_FILE = 250
LONGEST_FUNCTION = 40


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_no_file_is_too_long_to_read() -> None:
    long = {
        str(p.relative_to(ROOT)): n for p in FILES if (n := p.read_text("utf-8").count("\n")) > LONGEST_FILE
    }
    assert not long


def test_no_function_is_too_long_to_read() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": length
        for path in FILES
        for node in functions(path)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert not long


def test_every_function_is_typed() -> None:
    untyped = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in FILES
        for node in functions(path)
        if not typed(node)
    ]
    assert not untyped


def typed(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    named = [
        a
        for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        if a.arg not in ("self", "cls")
    ]
    return node.returns is not None and all(a.annotation is not None for a in named)


def test_every_file_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in FILES
        if path.read_text("utf-8").strip() and ast.get_docstring(ast.parse(path.read_text("utf-8"))) is None
    ]
    assert not silent


def test_no_two_files_share_a_name_outside_platforms() -> None:
    names = Counter(
        path.name
        for path in FILES
        if path.name != "__init__.py" and "platforms" not in path.parts and "versions" not in path.parts
    )
    assert not {name: n for name, n in names.items() if n > 1}
