"""Values as a plan would write them: short ones on the line, longer ones below it, quotes where needed."""

import re
from typing import TypeAlias

import yaml

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw] | None"
"""As a plan's text holds it: every scalar is a text."""
WIDEST = 100
MOST = 4
"""Keys of a part that is written on one line."""
_NOTHING = ("", "~", "null", "Null", "NULL")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_WORD = re.compile(r"[\w][\w ./%+-]*\Z", re.ASCII)


def scalar(value: str | None, like: str | None = None, *, key: str = "") -> str:
    """`like` is the style of what stood there before: `"`, `'`, or None for plain."""
    if value is None:
        return "~"
    if like == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return value if like != '"' and key != "number" and _plain(value) else _quoted(value)


def _plain(value: str) -> bool:
    """Whether it reads as itself without quotes, on a line and between brackets."""
    if value in _NOTHING or value != value.strip() or not value.isprintable():
        return False
    if _WORD.match(value) and ": " not in value and not value.endswith(" "):
        return True
    return all(_reads(text, value) for text in (f"a: {value}\n", f"[{value}]\n"))


def _reads(text: str, value: str) -> bool:
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return False
    if isinstance(node, yaml.MappingNode):
        inner = node.value[0][1] if len(node.value) == 1 else None
    else:
        inner = node.value[0] if isinstance(node, yaml.SequenceNode) and len(node.value) == 1 else None
    return isinstance(inner, yaml.ScalarNode) and inner.style is None and inner.value == value


def _quoted(value: str) -> str:
    return (
        '"' + "".join(_ESCAPES.get(one) or (one if one.isprintable() else _code(one)) for one in value) + '"'
    )


def _code(one: str) -> str:
    return f"\\u{ord(one):04x}" if ord(one) < 0x10000 else f"\\U{ord(one):08x}"


def flow(value: Raw, key: str = "") -> str:
    """On one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(name)}: {flow(one, name)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    return scalar(value, key=key)


def entry(key: str, value: Raw, indent: int) -> list[str]:
    """The lines of `key: value`, the first one without its indent."""
    line = f"{scalar(key)}: {flow(value, key)}"
    if (_short(value) and indent + len(line) <= WIDEST) or not isinstance(value, dict | list):
        return [line]
    return [f"{scalar(key)}:", *below(value, indent + 2)]


def below(value: "dict[str, Raw] | list[Raw]", indent: int) -> list[str]:
    """The lines of a part or list under its key, indented."""
    space = " " * indent
    if isinstance(value, dict):
        return [
            space + line if at == 0 else line
            for name, one in value.items()
            for at, line in enumerate(entry(name, one, indent))
        ]
    return [line for one in value for line in item(one, indent)]


def item(value: Raw, indent: int) -> list[str]:
    """The lines of a list's item, indented, with its dash."""
    space = " " * indent
    line = f"{space}- {flow(value)}"
    if not isinstance(value, dict | list) or not value or (_short(value) and len(line) <= WIDEST):
        return [line]
    first, *rest = below(value, indent + 2)
    return [f"{space}- {first.strip()}", *rest]


def _short(value: Raw) -> bool:
    """Whether it may stand on one line: words, texts in a few languages, a few settings."""
    if isinstance(value, list):
        return all(not isinstance(one, dict | list) for one in value)
    if isinstance(value, dict):
        flat = all(not isinstance(one, dict | list) for one in value.values())
        return flat and len(value) <= MOST
    return True
