"""The clauses of the first plan: which are kept, and the few numbers in them that one may change."""

from functools import cache
from typing import Any

from msgspec import Struct

from warmfield.plan import reference
from warmfield.plan.edited import at, raw
from warmfield.plan.set_up.set_up_answers import Answers
from warmfield.plan.source import Path
from warmfield.wording import later

FEN = 100


class Amount(Struct, frozen=True, kw_only=True):
    """A whole number in a clause. `unit` is what one of it is worth in the plan."""

    clause: str
    path: Path
    label: str
    least: int
    most: int
    unit: int = 1


AMOUNTS: dict[str, Amount] = {
    "packets": Amount(
        clause="1.5/adverts",
        path=("permit", "packets"),
        label=later("Red packets for a permit"),
        least=1,
        most=500,
    ),
    "yuan": Amount(
        clause="1.5/adverts",
        path=("permit", "total_fen"),
        label=later("Worth in all, in yuan"),
        least=1,
        most=2000,
        unit=FEN,
    ),
    "words": Amount(
        clause="1.2/links",
        path=("min_words",),
        label=later("Words beside a link, at least"),
        least=1,
        most=60,
    ),
    "messages": Amount(
        clause="7.4/flooding",
        path=("messages",),
        label=later("So many messages within 30 seconds are too many"),
        least=3,
        most=50,
    ),
}
SAID = {
    "zh": ("20 个红包，共 10 元", "{packets} 个红包，共 {yuan} 元"),
    "en": ("20 red packets worth 10 yuan", "{packets} red packets worth {yuan} yuan"),
}
"""How the clause tells the price, in the reference plan and in one's own."""


class Offered(Struct, frozen=True, kw_only=True):
    """A clause one may keep or leave out."""

    key: str
    number: str
    title: str
    text: str
    amounts: tuple[str, ...]


@cache
def _clauses(language: str) -> list[dict[str, Any]]:
    """Those of the reference plan, which nobody changes here."""
    return list(raw(reference.text(language))["clauses"])


def offered(answers: Answers) -> list[Offered]:
    """In the plan's order, with the words as they would stand in it."""
    return [
        Offered(
            key=_key(clause),
            number=str(clause["number"]),
            title=str(clause["title"][answers.language]),
            text=str(clause["text"][answers.language]),
            amounts=tuple(name for name, one in AMOUNTS.items() if one.clause == _key(clause)),
        )
        for clause in _clauses(answers.language)
    ]


def amount(answers: Answers, name: str) -> str:
    """What was typed, else what the reference plan says."""
    return answers.amounts.get(name) or _usual(answers.language, AMOUNTS[name])


def _usual(language: str, wanted: Amount) -> str:
    clause = next(one for one in _clauses(language) if _key(one) == wanted.clause)
    return str(int(at(clause, wanted.path)) // wanted.unit)


def leave_out_rules(plan: dict[str, Any], answers: Answers) -> None:
    plan["clauses"] = [one for one in plan["clauses"] if _key(one) not in answers.left_out]
    if "1.8/noticed" in answers.left_out:
        del plan["rhythm"]["lurkers"]


def own_amounts(plan: dict[str, Any], answers: Answers) -> None:
    for clause in plan["clauses"]:
        for name, wanted in AMOUNTS.items():
            if wanted.clause == _key(clause):
                *way, last = wanted.path
                at(clause, tuple(way))[last] = str(int(amount(answers, name)) * wanted.unit)
        if clause["number"] == "1.5":
            usual, own = SAID[answers.language]
            said = own.format(packets=amount(answers, "packets"), yuan=amount(answers, "yuan"))
            clause["text"] = {answers.language: clause["text"][answers.language].replace(usual, said)}


def _key(clause: dict[str, Any]) -> str:
    return f"{clause['number']}/{clause['kind']}"
