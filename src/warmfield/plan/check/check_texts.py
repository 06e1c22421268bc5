"""P602-P606: texts in each of the community's languages."""

from collections.abc import Iterator

from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, problem
from warmfield.plan.source import Source
from warmfield.plan.walk import texts


def texts_in_all_languages(plan: Plan, source: Source) -> Iterator[Problem]:
    languages = plan.community.languages
    if not languages:
        yield problem(source, "P606", ("community", "languages"), key=True)
        return
    if not plan.clauses:
        yield problem(source, "P605", ("clauses",), key=True)
    for path, by_language in texts(plan):
        missing = [one for one in languages if one not in by_language]
        for one in missing:
            yield problem(source, "P602", path, key=True, missing=one, languages=", ".join(languages))
        for language, sentence in by_language.items():
            if not sentence.strip():
                yield problem(source, "P603", (*path, language))
            elif language not in languages:
                yield problem(source, "P604", (*path, language), key=True, name=language)
