"""Text of strangers made plain: no markup, no signs that can't be seen, no more than is needed."""

import html
import re
import unicodedata

from warmfield.acts.voice import shortened

LONGEST_TITLE = 120
"""Columns, a Han character being two: two lines of a phone."""
LONGEST_EXCERPT = 400
"""Columns of what is taken from others' pages: enough to say what it is about; who wants more opens it."""
LONGEST_OWN = 2_000
"""Characters of a piece of our own."""
READ = 8_000
"""Characters looked at; the rest would be cut anyway."""

_UNSEEN = re.compile(r"<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
_BLOCKS = "p|div|br|li|ul|ol|tr|table|h[1-6]|blockquote|section|article|header|footer|pre|hr|dd|dt"
_INLINE = (
    "a|abbr|b|big|code|em|embed|figure|figcaption|font|i|iframe|img|input|ins|kbd|label|mark|object|q|s"
    "|script|small|span|strike|strong|style|sub|sup|svg|td|th|tbody|thead|time|tt|u|var|video|audio|button"
    "|form|html|body|head|meta|link|base|center"
)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})\b[^<>]*(?:>|$)", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_INLINE})\b[^<>]*(?:>|$)", re.IGNORECASE)
_JOINER = "\u200d"
"""Holds emoji together; all other signs without a shape go."""
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def plain_lines(text: str) -> str:
    """Without tags HTML knows, entities resolved, a paragraph a line. What only looks like a tag stays."""
    text = text[:READ]
    for _ in range(2):  # many feeds are escaped twice
        text = _TAG.sub("", _BLOCK.sub("\n", _UNSEEN.sub("", text)))
        text = html.unescape(text)
    seen = "".join(letter for letter in text if letter in f"\n\t{_JOINER}" or _visible(letter))
    lines = (" ".join(line.split()) for line in seen.splitlines())
    return "\n".join(line for line in lines if line.strip(_JOINER))


def title_of(text: str) -> str:
    return shortened(plain_lines(text), LONGEST_TITLE)


def excerpt_of(text: str) -> str:
    """One paragraph, cut at the end of a sentence."""
    return shortened(plain_lines(text), LONGEST_EXCERPT)


def own_text(text: str) -> str:
    """Whole, as its author set it."""
    return plain_lines(text)[:LONGEST_OWN]


def _visible(letter: str) -> bool:
    return unicodedata.category(letter) not in _HIDDEN
