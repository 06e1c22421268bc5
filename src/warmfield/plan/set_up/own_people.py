"""The people of the first plan, and everything in it that names one of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from warmfield.plan.set_up.set_up_answers import Answers, OwnPerson

STAND_INS = {
    "lin": ("owner",),
    "zhou": ("deputy", "manager", "owner"),
    "he": ("manager", "deputy", "owner"),
    "shen": ("expert",),
    "mo": ("starter", "host", "owner"),
    "tang": ("host", "starter", "owner"),
    "yu": ("helper",),
    "qiao": ("helper",),
    "an": ("support", "manager", "owner"),
}
"""Who does what somebody of the reference plan does: the first who has one of these roles."""
HOURS = {
    "owner": ["08:00-22:00"],
    "deputy": ["08:00-22:00"],
    "manager": ["08:00-22:00"],
    "helper": ["08:00-22:00"],
    "starter": ["18:30-22:00"],
    "host": ["08:30-12:30", "18:30-22:00"],
}
"""When somebody is taken to have time, until they say otherwise."""


def names(team: Sequence[OwnPerson], first: str) -> list[str]:
    """What each is called in the file: by their first role, numbered from the second on.

    Whoever fills this in keeps the name they are signed in by: their passkeys belong to it.
    """
    seen: Counter[str] = Counter({first: 1})
    found = [first]
    for one in team[1:]:
        seen[one.role] += 1
        found.append(one.role if seen[one.role] == 1 else f"{one.role}{seen[one.role]}")
    return found


def leave_out_duties(plan: dict[str, Any], answers: Answers) -> None:
    """What needs an expert goes where there is none, and so does the walk to a park we don't know.

    Nothing is asked of roles that nobody has.
    """
    plan["rhythm"]["fixtures"] = [
        one
        for one in plan["rhythm"]["fixtures"]
        if one["sort"] != "activity"
        and _has(answers, STAND_INS[one["owner"]])
        and all(_has(answers, STAND_INS[who]) for who in one.get("speakers", []))
    ]
    plan["duty"]["coverage"] = [
        one for one in plan["duty"]["coverage"] if _has(answers, HOURS.keys() & set(one["roles"]))
    ]
    plan["content"]["sources"] = [one for one in plan["content"]["sources"] if one["sort"] == "library"]


def _has(answers: Answers, roles: Iterable[str]) -> bool:
    return any(answers.with_role(role) for role in roles)


def own_people(plan: dict[str, Any], answers: Answers, first: str) -> None:
    named = dict(zip(names(answers.team, first), answers.team, strict=True))
    plan["people"] = {who: _person(who, one) for who, one in named.items()}
    _groups(plan, named)
    _fixtures(plan, named)
    _duty(plan, named)
    _content(plan, named)
    for channel in plan["channels"].values():
        if "promoter" in channel:
            channel["promoter"] = stand_in(named, channel["promoter"]) or first


def stand_in(named: dict[str, OwnPerson], who: str) -> str:
    """Empty where nobody has such a role."""
    return next((at for role in STAND_INS[who] for at, one in named.items() if role in one.roles), "")


def _person(who: str, one: OwnPerson) -> dict[str, Any]:
    accounts = {"lobby": who}
    if one.account:
        accounts["matrix"] = one.account
    return {"name": one.name, "roles": list(one.roles), "accounts": accounts}


def _groups(plan: dict[str, Any], named: dict[str, OwnPerson]) -> None:
    managers = [who for who, one in named.items() if {"deputy", "manager"} & set(one.roles)]
    helpers = [who for who, one in named.items() if "helper" in one.roles]
    for nth, group in enumerate(plan["groups"].values()):
        turned = helpers[nth % len(helpers) :] + helpers[: nth % len(helpers)] if helpers else []
        group |= {"owner": next(iter(named)), "managers": managers, "helpers": turned[:2]}


def _fixtures(plan: dict[str, Any], named: dict[str, OwnPerson]) -> None:
    for fixture in plan["rhythm"]["fixtures"]:
        fixture["owner"] = stand_in(named, fixture["owner"])
        if "speakers" in fixture:
            fixture["speakers"] = [stand_in(named, "shen")]


def _duty(plan: dict[str, Any], named: dict[str, OwnPerson]) -> None:
    """Never more people than there are."""
    for coverage in plan["duty"]["coverage"]:
        able = [one for one in named.values() if set(coverage["roles"]) & set(one.roles) & HOURS.keys()]
        coverage["people"] = str(min(int(coverage["people"]), len(able)))
    plan["duty"]["available"] = {
        who: [{"hours": hours} for hours in _hours(one)] for who, one in named.items() if _hours(one)
    }


def _hours(one: OwnPerson) -> list[str]:
    """The widest of their roles'."""
    known = [HOURS[role] for role in one.roles if role in HOURS]
    return min(known, key=lambda hours: hours[0]) if known else []


def _content(plan: dict[str, Any], named: dict[str, OwnPerson]) -> None:
    experts = plan["content"].pop("experts")
    known = [who for who, one in named.items() if "expert" in one.roles]
    if known:
        usual = {key: value for key, value in experts["shen"].items() if key != "subjects"}
        plan["content"]["experts"] = {who: dict(usual) for who in known}
