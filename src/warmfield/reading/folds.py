"""How nicknames are folded before they are parsed, as one table; made by `scripts/train characters`.

Apart from the tables of `characters.py`, so that the checker of plans needs no numpy.
"""

import json
from functools import cache
from importlib import resources

SURROGATES = range(0xD800, 0xE000)
"""A lone one is no character, and no UTF-8 can hold it."""


@cache
def folds() -> dict[int, str]:
    """Width, script, look-alikes and invisible characters; the case of letters stays."""
    file = resources.files("warmfield.reading") / "weights" / "nicknames.json"
    table = json.loads(file.read_text(encoding="utf-8"))
    return (
        dict(zip(map(ord, table["from"]), table["to"], strict=True))
        | dict.fromkeys(map(ord, table["apart"]), "|")
        | dict.fromkeys(map(ord, table["gone"]), "")
        | dict.fromkeys(SURROGATES, "\ufffd")
        | {ord("’"): "'", ord("‘"): "'", ord("`"): "'", ord("´"): "'"}
    )
