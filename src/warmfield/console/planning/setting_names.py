"""What settings are called on the forms: so a difference calls them too."""

from collections.abc import Iterator
from functools import cache

from warmfield.console.planning.clause_fields import CLAUSE, KINDS
from warmfield.console.planning.form_book import FORMS
from warmfield.plan.diff import Named, keys
from warmfield.plan.source import Path
from warmfield.wording import Words, words_in


def named_in(language: str) -> Named:
    """Settings no form has are called as the file calls them."""
    words = words_in(language)
    return lambda path: _called(path, words)


def _called(path: Path, words: Words) -> str:
    for long in range(len(path), max(0, len(path) - 3), -1):
        label = _labels().get(tuple(str(step) for step in path[:long]))
        if label is not None:
            rest = " › ".join(str(step) for step in path[long:])
            return words("“{text}”", text=" ".join(one for one in (words(label), rest) if one))
    fixture = _labels().get(("rhythm", "fixtures", "*", *(str(step) for step in path[3:4])))
    if path[:2] == ("rhythm", "fixtures") and fixture is not None and len(path) > 3:
        rest = " ".join(str(step) for step in path[4:])
        quoted = words("“{text}”", text=f"{words(fixture)} {rest}".strip())
        return words("{name}: {line}", name=path[2], line=quoted)
    return keys(path)


@cache
def _labels() -> dict[tuple[str, ...], str]:
    return dict(_every())


def _every() -> Iterator[tuple[tuple[str, ...], str]]:
    for form in FORMS.values():
        if form is not CLAUSE:
            for field in form.fields:
                yield (*form.base, *field.name.split(".")), field.label
    for name, kind in KINDS.items():
        for field in (*CLAUSE.fields, *kind.fields):
            yield ("clauses", name, *field.name.split(".")), field.label
