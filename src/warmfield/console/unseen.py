"""What people wrote, drawn so that no sign of it can hide or turn the page around it."""

import unicodedata

from markupsafe import Markup, escape

JOINERS = "\u200c\u200d"
"""Emoji and some scripts need them."""
KEPT = "\n\t"
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")


def plainly(text: str) -> str:
    """Signs that can't be seen, or turn the direction of writing, are named by their number."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(sign) for sign in text)


def theirs(text: str) -> Markup:
    """A name or words of somebody's own, apart from the page's in their direction."""
    return Markup("<bdi>{}</bdi>").format(escape(plainly(text)))


def _shown(sign: str) -> str:
    if sign in KEPT or sign in JOINERS or unicodedata.category(sign) not in UNSEEN:
        return sign
    return f"‹U+{ord(sign):04X}›"
