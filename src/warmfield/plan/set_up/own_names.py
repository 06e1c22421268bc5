"""What the first plan says in one's own name: one language, one's school, one's neighbourhoods."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from warmfield.plan.as_yaml import Raw
from warmfield.plan.set_up.set_up_answers import Answers, OwnGroup

LANGUAGES = frozenset({"zh", "en"})
GRADES = {"exchange": "fan", "trial": "prospect", "paid": "student"}
CALLED = {"exchange": "exchange", "trial": "lessons", "paid": "course"}
"""What a group of a theme is called in the file."""
EXAMPLES = {"zh": "乐乐爸-{place}", "en": "Leo's dad - {place}"}


def in_one_language(value: Raw, language: str) -> Raw:
    """Every text in this language only."""
    if isinstance(value, dict):
        if language in value and set(value) <= LANGUAGES:
            return {language: value[language]}
        return {key: in_one_language(one, language) for key, one in value.items()}
    if isinstance(value, list):
        return [in_one_language(one, language) for one in value]
    return value


def own_words(plan: dict[str, Any], answers: Answers) -> None:
    language = answers.language
    community, aim = plan["community"], plan["positioning"]
    community |= {"name": {language: answers.name}, "languages": [language], "time_zone": answers.time_zone}
    community["assistant"]["name"] = answers.assistant
    for key in ("for_whom", "worth_to_members", "worth_to_us"):
        aim[key] = {language: getattr(answers, key)}
    plan["neighbourhoods"] = list(answers.places)
    for own in ("quiz", "riddles"):
        plan["content"]["games"].pop(own)
    for clause in plan["clauses"]:
        _own_clause(clause, answers)
    if language != "zh":
        community.pop("holidays")


def _own_clause(clause: dict[str, Any], answers: Answers) -> None:
    for key in ("allowed", "own"):
        if key in clause:
            clause[key] = [answers.name]
    if "trusted" in clause:
        clause["trusted"] = []
    if "examples" in clause:
        clause["examples"] = [EXAMPLES[answers.language].format(place=answers.places[0])]


def own_groups(plan: dict[str, Any], answers: Answers) -> None:
    """Named by their theme; who looks after them is put in with the people."""
    keys = _keys(answers.groups)
    plan["groups"] = {at: _group(one) for at, one in zip(keys, answers.groups, strict=True)}
    for channel in plan["channels"].values():
        called = CALLED["trial" if channel["leads_to"] == "trial" else "exchange"]
        channel["leads_to"] = next((at for at in keys if at.startswith(called)), keys[0])


def _group(one: OwnGroup) -> dict[str, Any]:
    group = {"name": one.name, "platform": one.platform}
    if one.platform == "matrix":
        group["address"] = one.address
    return group | {"grade": GRADES[one.theme], "theme": one.theme}


def _keys(groups: tuple[OwnGroup, ...]) -> list[str]:
    """The second of a theme has a number."""
    seen: Counter[str] = Counter()
    keys = []
    for one in groups:
        seen[one.theme] += 1
        number = seen[one.theme]
        keys.append(CALLED[one.theme] + (str(number) if number > 1 else ""))
    return keys


def called_otherwise(value: Raw, calls: Mapping[str, str]) -> Raw:
    """Every text with the reference plan's names replaced by one's own, the longest first."""
    if isinstance(value, dict):
        return {key: called_otherwise(one, calls) for key, one in value.items()}
    if isinstance(value, list):
        return [called_otherwise(one, calls) for one in value]
    if isinstance(value, str):
        for name in sorted(calls, key=len, reverse=True):
            value = value.replace(name, calls[name])
    return value


def calls_of(answers: Answers) -> dict[str, str]:
    """What the reference plan calls its school, its first place and its expert."""
    expert = next((one.name for one in answers.team if "expert" in one.roles), "")
    calls = {
        "萤火虫成长学堂": answers.name, "萤火虫学堂": answers.name, "Firefly Learning House": answers.name,
        "Firefly": answers.name, "龙泽苑": answers.places[0], "Longze Garden": answers.places[0],
        "梧桐里小学": answers.places[0],
    }  # fmt: skip
    return calls | ({"沈老师": expert, "沈博士": expert, "Dr Shen": expert} if expert else {})
