"""P312-P314, P316, P804: what may stand only once, and codes that would count as uninvited."""

from collections.abc import Iterator

from warmfield.plan.clauses import InvitationClause
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, problem
from warmfield.plan.source import Source


def twice(plan: Plan, source: Source) -> Iterator[Problem]:
    yield from _numbers(plan, source)
    yield from _accounts(plan, source)
    yield from _addresses(plan, source)
    yield from _helpers(plan, source)
    yield from _codes(plan, source)


def _numbers(plan: Plan, source: Source) -> Iterator[Problem]:
    """Two kinds may keep one sentence of the plan (9.2: poaching, copies) if they share its ladder."""
    first: dict[str, int] = {}
    kinds: set[tuple[str, str]] = set()
    for at, clause in enumerate(plan.clauses):
        before = plan.clauses[first.setdefault(clause.number, at)]
        if (clause.number, clause.kind) in kinds or before.ladder != clause.ladder:
            line = source.place(("clauses", first[clause.number], "number")).line
            yield problem(source, "P312", ("clauses", at, "number"), number=clause.number, first=line)
        kinds.add((clause.number, clause.kind))


def _accounts(plan: Plan, source: Source) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for who, person in plan.people.items():
        for platform, account in person.accounts.items():
            owner = first.setdefault((platform, account), who)
            if owner != who:
                path = ("people", who, "accounts", platform)
                yield problem(source, "P313", path, account=account, platform=platform, first=owner)


def _addresses(plan: Plan, source: Source) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for at, group in plan.groups.items():
        known = first.setdefault((group.platform, group.address), at)
        if group.address and known != at:
            yield problem(
                source,
                "P314",
                ("groups", at, "address"),
                address=group.address,
                platform=group.platform,
                first=known,
            )


def _helpers(plan: Plan, source: Source) -> Iterator[Problem]:
    for at, group in plan.groups.items():
        for part, people in (("managers", group.managers), ("helpers", group.helpers)):
            for place, person in enumerate(people):
                if person in people[:place]:
                    yield problem(source, "P804", ("groups", at, part, place), person=person)


def _codes(plan: Plan, source: Source) -> Iterator[Problem]:
    clause = next((one for one in plan.clauses if isinstance(one, InvitationClause)), None)
    if clause is None:
        return
    for at, channel in plan.channels.items():
        if channel.sort == "field" and channel.code and channel.code not in clause.codes:
            path = ("channels", at, "code")
            yield problem(source, "P316", path, code=channel.code, clause=clause.number)
