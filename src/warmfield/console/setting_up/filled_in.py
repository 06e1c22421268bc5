"""A step's form, laid over the answers there are. What is wrong in it is kept as it was typed."""

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from warmfield.plan.set_up.own_rules import AMOUNTS, offered
from warmfield.plan.set_up.set_up_answers import (
    LONGEST,
    MOST_GROUPS,
    MOST_PEOPLE,
    MOST_PLACES,
    Answers,
    OwnGroup,
    OwnPerson,
    cleaned,
    suggested,
)

Form = Mapping[str, str]
SENTENCES = ("for_whom", "worth_to_members", "worth_to_us")
LONG = 400
SUGGESTED = (*SENTENCES, "assistant")


def filled_in(step: str, answers: Answers, form: Form, kept: Sequence[str]) -> Answers:
    """`kept` are the boxes of the clauses that are ticked."""
    if step == "rules":
        return _rules(answers, form, kept)
    return STEPS_FILLED[step](answers, form)


def _language(answers: Answers, form: Form) -> Answers:
    """What was suggested in one language is suggested in the other; what was typed stays."""
    language = form.get("language", "")
    if language not in ("zh", "en") or language == answers.language:
        return answers
    before, now = suggested(answers.language), suggested(language)
    changed = {
        field: getattr(now, field) for field in SUGGESTED if getattr(answers, field) == getattr(before, field)
    }
    return replace(answers, language=language, **changed)


def _school(answers: Answers, form: Form) -> Answers:
    return replace(
        answers,
        **{field: cleaned(form.get(field, "")) for field in ("name", "time_zone", "assistant")},
        **{field: cleaned(form.get(field, ""), LONG) for field in SENTENCES},
    )


def _groups(answers: Answers, form: Form) -> Answers:
    """Rows without a name are left out."""
    rows = [
        OwnGroup(
            name=cleaned(form.get(f"name-{nth}", "")),
            platform=cleaned(form.get(f"platform-{nth}", "")),
            theme=cleaned(form.get(f"theme-{nth}", "")),
            address=cleaned(form.get(f"address-{nth}", "")),
        )
        for nth in range(MOST_GROUPS)
    ]
    places = (
        cleaned(line) for line in form.get("places", "").replace("，", "\n").replace(",", "\n").split("\n")
    )
    kept = tuple(dict.fromkeys(place for place in places if place))[:MOST_PLACES]
    return replace(answers, groups=tuple(one for one in rows if one.name), places=kept)


def _team(answers: Answers, form: Form) -> Answers:
    """The first row stays whatever is in it: it is whoever fills this in."""
    rows = [
        OwnPerson(
            name=cleaned(form.get(f"name-{nth}", "")),
            role="owner" if nth == 0 else cleaned(form.get(f"role-{nth}", "")),
            also=cleaned(form.get(f"also-{nth}", "")),
            account=cleaned(form.get(f"account-{nth}", "")),
        )
        for nth in range(MOST_PEOPLE)
    ]
    return replace(answers, team=tuple(one for nth, one in enumerate(rows) if one.name or nth == 0))


def _rules(answers: Answers, form: Form, kept: Sequence[str]) -> Answers:
    left_out = tuple(one.key for one in offered(answers) if one.key not in kept)
    amounts = {name: cleaned(form[name], LONGEST) for name in AMOUNTS if name in form}
    return replace(answers, left_out=left_out, amounts={name: said for name, said in amounts.items() if said})


STEPS_FILLED: dict[str, Callable[[Answers, Form], Answers]] = {
    "language": _language,
    "school": _school,
    "groups": _groups,
    "team": _team,
}
