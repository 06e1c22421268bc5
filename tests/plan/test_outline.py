"""The outline says what `explain` says, each part with its place in the file."""

import pytest

from warmfield.plan import reference
from warmfield.plan.explain import explain
from warmfield.plan.load import load
from warmfield.plan.outline import outline
from warmfield.wording import words_in


def bare(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if line.strip()}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sentence_of_a_clause_is_one_of_explain(language: str):
    plan = load(reference.text(language), "").plan
    assert plan is not None
    said = bare(explain(plan, language=language))
    rules = next(one for one in outline(plan, words_in(language)) if one.name == "rules")
    told = {line for part in rules.parts for line in (part.title, *part.lines)}
    assert told <= said


def test_every_part_stands_where_the_file_has_it():
    """What the file says nothing of is shown at what it belongs to."""
    loaded = load(reference.text("en"), "")
    assert loaded.plan is not None
    for chapter in outline(loaded.plan, words_in("en")):
        for part in chapter.parts:
            key = str(part.path[-1])
            line = loaded.source.lines[loaded.source.key(part.path).line - 1]
            known = part.path in loaded.source.keys and isinstance(part.path[-1], str)
            assert not known or line.strip().startswith(f"{key}:")


def test_who_keeps_a_clause_is_told_by_group():
    text = reference.text("en").replace("platform: lobby", "platform: wechat", 1)
    plan = load(text, "").plan
    assert plan is not None
    rules = next(one for one in outline(plan, words_in("en")) if one.name == "rules")
    adverts = next(one for one in rules.parts if one.title.startswith("1.5"))
    assert [(one.by, len(one.groups)) for one in adverts.keeping] == [("person", 1), ("software", 1)]
