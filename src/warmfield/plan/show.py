"""Problems as people read them: the sentence, the place, the line with a caret, the mend."""

import unicodedata
from collections.abc import Sequence

from warmfield.plan.problems import Problem, listed
from warmfield.wording import Words

WIDEST = 100
"""Columns of a source line that are shown; a longer one is cut around the caret."""


def shown(problem: Problem, words: Words) -> str:
    """Write one problem in four lines."""
    place = problem.place
    margin = str(place.line)
    line, before = _cut(problem.line, place.column - 1)
    under = "^" * max(1, min(width(problem.line[place.column - 1 :][: place.length]), WIDEST - before))
    return "\n".join(
        (
            f"{heading(problem, words)}",
            f" --> {problem.file}:{place.line}:{place.column}",
            f"{margin} | {line}",
            f"{' ' * len(margin)} | {' ' * before}{under} {problem.mend(words)}",
        )
    )


def heading(problem: Problem, words: Words) -> str:
    """Write `P203: what is wrong`, with `(warning)` or `(note)` where it stops nothing."""
    mild = {"error": "", "warning": words(" (warning)"), "note": words(" (note)")}[problem.severity]
    colon = "：" if words.language == "zh" else ": "
    return f"{problem.code}{mild}{colon}{problem.what(words)}"


def _cut(line: str, at: int) -> tuple[str, int]:
    """Give the part of the line to show and the columns before the caret in it."""
    line = line.expandtabs(1).rstrip()
    if width(line) <= WIDEST:
        return line, width(line[:at])
    start = max(0, at - WIDEST)
    while width(line[start:at]) > WIDEST // 2:
        start += 1
    end = min(len(line), start + 2 * WIDEST)
    while width(line[start:end]) > WIDEST - 2:
        end -= 1
    head, tail = "…" if start else "", "…" if end < len(line) else ""
    return f"{head}{line[start:end]}{tail}", width(head + line[start:at])


def width(text: str) -> int:
    """Columns in a terminal: a Han character takes two, a combining one none."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


def summary(problems: Sequence[Problem], words: Words) -> str:
    """Count what was found, gravest first; one line."""
    counts = {kind: sum(p.severity == kind for p in problems) for kind in ("error", "warning", "note")}
    if not problems:
        return words("This plan is in order.")
    parts = [
        counts["error"] and words.many("{count} error", "{count} errors", counts["error"]),
        counts["warning"] and words.many("{count} warning", "{count} warnings", counts["warning"]),
        counts["note"] and words.many("{count} note", "{count} notes", counts["note"]),
    ]
    counted = listed([part for part in parts if part], words)
    if counts["error"]:
        return words("{counted}. The plan can't be kept until the errors are mended.", counted=counted)
    return words("{counted}. The plan can be kept.", counted=counted)


def as_json(problem: Problem, words: Words) -> dict[str, str | int]:
    """Lay one problem out for programs."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": problem.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "length": problem.place.length,
        "what": problem.what(words),
        "mend": problem.mend(words),
        "guess": problem.guess,
    }
