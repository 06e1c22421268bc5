"""Word lists of reading, from `lexicon.toml`."""

import tomllib
from importlib import resources

_LISTS = tomllib.loads((resources.files("warmfield.reading") / "lexicon.toml").read_text("utf-8"))


def listed(name: str) -> tuple[str, ...]:
    """Give a list's words, in the file's order."""
    return tuple(_LISTS[name].split())
