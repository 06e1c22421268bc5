"""A quote in pieces, those marked that are the evidence."""

from collections.abc import Iterable


def marked(quote: str, spans: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Cut at the edges of the spans, which count characters."""
    found = [False] * len(quote)
    for start, end in spans:
        found[start:end] = [True] * len(found[start:end])
    cut: list[tuple[str, bool]] = []
    for letter, mark in zip(quote, found, strict=True):
        if cut and cut[-1][1] == mark:
            cut[-1] = cut[-1][0] + letter, mark
        else:
            cut.append((letter, mark))
    return cut
