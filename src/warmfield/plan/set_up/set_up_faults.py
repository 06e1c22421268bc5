"""What keeps answers from becoming a plan, by step and field; each fault is a sentence that says the mend."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from warmfield.plan.set_up.own_rules import AMOUNTS, amount
from warmfield.plan.set_up.set_up_answers import REACHED, ROLES, THEMES, Answers
from warmfield.plan.zones import known_zone
from warmfield.wording import later

NAME_IT = later("Please give it a name.")
SAY_IT = later("Please write a sentence; members read it.")
ZONE = later("This time zone isn’t known. Please choose one, like Asia/Shanghai.")
A_GROUP = later("Please name at least one group.")
ADDRESS = later(
    "A Matrix room is named like !abcdef:chat.school.example; its settings show it as the internal id."
)
A_PLACE = later("Please write at least one neighbourhood: members bear it in their nickname.")
OWNER = later("Please write your own name: you answer for the groups.")
HELPERS = later(
    "Please name two helpers: real people of yours who answer one another when it is quiet (9.2)."
)
TWICE = later("This name stands here twice. Please tell the two apart.")
NUMBER = later("Please write a whole number from {least} to {most}.")
CHOICE = later("Please choose one of the list.")


class Fault(Struct, frozen=True):
    """`field` is the one in the form; `values` fill the sentence."""

    field: str
    sentence: str
    values: dict[str, int] = {}


def faults(step: str, answers: Answers) -> list[Fault]:
    found: dict[str, Callable[[Answers], Iterator[Fault]]] = {
        "school": _school,
        "groups": _groups,
        "team": _team,
        "rules": _rules,
    }
    return list(found[step](answers)) if step in found else []


def _school(answers: Answers) -> Iterator[Fault]:
    for field in ("name", "assistant"):
        if not getattr(answers, field):
            yield Fault(field, NAME_IT)
    for field in ("for_whom", "worth_to_members", "worth_to_us"):
        if not getattr(answers, field):
            yield Fault(field, SAY_IT)
    if not answers.time_zone or known_zone(answers.time_zone) != answers.time_zone:
        yield Fault("time_zone", ZONE)


def _groups(answers: Answers) -> Iterator[Fault]:
    if not answers.groups:
        yield Fault("name-0", A_GROUP)
    seen: set[str] = set()
    for nth, one in enumerate(answers.groups):
        if not one.name:
            yield Fault(f"name-{nth}", NAME_IT)
        elif one.name in seen:
            yield Fault(f"name-{nth}", TWICE)
        seen.add(one.name)
        if one.platform not in REACHED or one.theme not in THEMES:
            yield Fault(f"platform-{nth}", CHOICE)
        if one.platform == "matrix" and not _is_room(one.address):
            yield Fault(f"address-{nth}", ADDRESS)
    if not answers.places:
        yield Fault("places", A_PLACE)


def _is_room(address: str) -> bool:
    room, _, server = address.partition(":")
    return len(room) > 1 and room[0] == "!" and bool(server) and " " not in address


def _team(answers: Answers) -> Iterator[Fault]:
    seen: set[str] = set()
    for nth, one in enumerate(answers.team):
        if not one.name:
            yield Fault(f"name-{nth}", OWNER if nth == 0 else NAME_IT)
        elif one.name in seen:
            yield Fault(f"name-{nth}", TWICE)
        seen.add(one.name)
        if not set(one.roles) <= set(ROLES):
            yield Fault(f"role-{nth}", CHOICE)
    if len(answers.with_role("helper")) < 2:
        yield Fault("team", HELPERS)


def _rules(answers: Answers) -> Iterator[Fault]:
    for name, wanted in AMOUNTS.items():
        said = amount(answers, name)
        fits = said.isascii() and said.isdecimal() and wanted.least <= int(said[:9]) <= wanted.most
        if wanted.clause not in answers.left_out and not fits:
            yield Fault(name, NUMBER, {"least": wanted.least, "most": wanted.most})
