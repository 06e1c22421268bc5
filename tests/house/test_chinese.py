"""Chinese is set as Chinese readers expect it: full-width punctuation beside Han characters."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

CATALOGUES = sorted((Path(__file__).parents[2] / "src" / "warmfield" / "wording" / "zh").glob("*.po"))
HAN = "\u3400-\u9fff"
HALF_WIDTH = re.compile(rf"[{HAN}][,;!?:](?:\s|$|[{HAN}])|[,;!?][{HAN}]")
STRAIGHT_QUOTES = re.compile(rf"[{HAN}]\"|\"[{HAN}]")
YAML = re.compile(r"`[^`]*`|“键: 值”|\[[^\]]*\]")
"""What is quoted from a plan file keeps the file's own punctuation."""
DOTS = re.compile(rf"[{HAN}]\.\.\.|[{HAN}]\.(?:\s|$)")


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_punctuation_beside_han_characters_is_full_width(path: Path):
    found = []
    for message in read_po(io.BytesIO(path.read_bytes()), locale="zh"):
        said = message.string if isinstance(message.string, str) else "".join(message.string)
        said = YAML.sub("", said)
        if message.id and any(rule.search(said) for rule in (HALF_WIDTH, STRAIGHT_QUOTES, DOTS)):
            found.append(said)
    assert found == []
