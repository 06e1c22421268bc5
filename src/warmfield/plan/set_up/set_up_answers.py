"""What was answered in the guided set-up, as it was typed; `set_up_faults.py` says what is wrong with it."""

from msgspec import Struct

from warmfield.plan import reference
from warmfield.plan.edited import at, raw

LONGEST = 200
MOST_GROUPS, MOST_PEOPLE, MOST_PLACES = 30, 40, 60
STEPS = ("language", "school", "groups", "team", "rules")
ROLES = ("owner", "deputy", "manager", "expert", "starter", "host", "helper", "support")
THEMES = ("exchange", "trial", "paid")
REACHED = ("lobby", "matrix", "wechat")
"""The platforms that are connected today; see docs/platforms.md."""


class OwnGroup(Struct, frozen=True, kw_only=True):
    name: str
    platform: str = "lobby"
    theme: str = "exchange"
    address: str = ""


class OwnPerson(Struct, frozen=True, kw_only=True):
    """`also` is a second role; `account` the one on Matrix."""

    name: str
    role: str
    also: str = ""
    account: str = ""

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for one in (self.role, self.also) if one))


class Answers(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`left_out` are clauses as `number/kind`; `amounts` stand at their keys in `own_rules.AMOUNTS`."""

    language: str
    name: str = ""
    time_zone: str = ""
    for_whom: str = ""
    worth_to_members: str = ""
    worth_to_us: str = ""
    assistant: str = ""
    groups: tuple[OwnGroup, ...] = ()
    places: tuple[str, ...] = ()
    team: tuple[OwnPerson, ...] = ()
    left_out: tuple[str, ...] = ()
    amounts: dict[str, str] = {}

    def with_role(self, role: str) -> tuple[OwnPerson, ...]:
        return tuple(one for one in self.team if role in one.roles)


def suggested(language: str, time_zone: str = "") -> Answers:
    """To begin with: what the reference plan says where it may suit, and rows that want names."""
    plan = raw(reference.text(language))

    def said(*path: str) -> str:
        return str(at(plan, (*path, language)) or "")

    return Answers(
        language=language,
        time_zone=time_zone or str(at(plan, ("community", "time_zone"))),
        for_whom=said("positioning", "for_whom"),
        worth_to_members=said("positioning", "worth_to_members"),
        worth_to_us=said("positioning", "worth_to_us"),
        assistant=str(at(plan, ("community", "assistant", "name"))),
        groups=(OwnGroup(name=""),),
        team=tuple(
            OwnPerson(name="", role=role) for role in ("owner", "manager", "host", "helper", "helper")
        ),
    )


def cleaned(text: str, longest: int = LONGEST) -> str:
    """On one line, without characters that aren't to be seen."""
    return "".join(one if one.isprintable() else " " for one in text).strip()[:longest].strip()
