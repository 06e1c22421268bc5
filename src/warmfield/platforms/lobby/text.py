"""What members type, made safe to keep: no control characters, no tricks with direction, bounded."""

import re
import unicodedata

LONGEST_TEXT = 16_000
LONGEST_NICKNAME = 40
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows: a nickname could write over the next one's text."""


def clean_text(raw: str) -> str:
    """Keep line breaks and tabs, drop other control characters, cut at 16 000 characters."""
    kept = raw.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in kept if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co"))
    return _DIRECTION.sub("", kept).strip()[:LONGEST_TEXT]


def clean_line(raw: str, longest: int = LONGEST_NICKNAME) -> str:
    """One line: what a nickname, a code or a reason may be. Empty where nothing of it can be seen."""
    line = " ".join(clean_text(raw).split())[:longest].strip()
    return line if any(unicodedata.category(c)[0] in "LNPS" for c in line) else ""
